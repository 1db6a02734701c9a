/** In milliseconds: how long the browser has to read a file, after which its copy here goes. */
export const downloadTime = 60 * 60 * 1_000;

/** Puts a file among the browser's downloads; it asks the user where, if that is how it is set up. */
export function downloadFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), downloadTime);
}
