/** In milliseconds: long enough for the browser to have begun to read it. */
const lifetime = 60_000;

/** Puts a file among the browser's downloads; it asks the user where, if that is how it is set up. */
export function downloadFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), lifetime);
}
