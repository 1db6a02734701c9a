/** The kinds of files that are known by their first bytes. */
export type KnownMediaType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'application/pdf';

/** Bytes at certain places, written as text with one character for each. */
const signatures: readonly { mediaType: KnownMediaType; parts: readonly [number, string][] }[] = [
  { mediaType: 'image/png', parts: [[0, '\x89PNG\r\n\x1a\n']] },
  { mediaType: 'image/jpeg', parts: [[0, '\xff\xd8\xff']] },
  { mediaType: 'image/gif', parts: [[0, 'GIF8']] },
  {
    mediaType: 'image/webp',
    parts: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { mediaType: 'application/pdf', parts: [[0, '%PDF-']] },
];

/** How far into a file a PDF may begin: mail programs and printers put lines before it. */
const pdfSearch = 1024;

/**
 * What a file is by its content, whatever its name says; undefined for everything else, text included. Only a file
 * that is called a PDF may have something before its beginning: a text may well speak of `%PDF-`.
 */
export function mediaTypeOf(bytes: Uint8Array, name: string): KnownMediaType | undefined {
  const found = signatures.find(({ parts }) => parts.every(([at, text]) => hasAt(bytes, at, text)));
  if (found) return found.mediaType;
  const isCalledPdf = name.toLowerCase().endsWith('.pdf');
  return isCalledPdf && latin(bytes, 0, pdfSearch).includes('%PDF-') ? 'application/pdf' : undefined;
}

export function isPicture(mediaType: KnownMediaType): boolean {
  return mediaType.startsWith('image/');
}

/** Whether the bytes have this text at a place, one character for each byte. */
export function hasAt(bytes: Uint8Array, at: number, text: string): boolean {
  return latin(bytes, at, text.length) === text;
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

const byEnding: readonly { looksLike: 'office' | 'archive' | 'picture' | 'sound'; endings: RegExp }[] = [
  { looksLike: 'office', endings: /\.(docx?|xlsx?|pptx?|od[tsp]|pages|numbers|key|rtf|epub)$/i },
  { looksLike: 'archive', endings: /\.(zip|gz|tgz|bz2|xz|7z|rar|tar|zst|jar|dmg|iso)$/i },
  { looksLike: 'picture', endings: /\.(png|jpe?g|webp|gif|heic|heif|avif|tiff?|bmp|ico|jxl|psd|raw|dng)$/i },
  { looksLike: 'sound', endings: /\.(mp3|m4a|wav|ogg|opus|flac|aac|mp4|m4v|mov|mkv|webm|avi)$/i },
];

/** What a file that cannot be read seems to be, by its name. */
export function looksLike(name: string): 'office' | 'archive' | 'picture' | 'sound' | 'other' {
  return byEnding.find(({ endings }) => endings.test(name))?.looksLike ?? 'other';
}

/** Whether a text is an SVG drawing: by the name, or because that is its outermost element. */
export function isSvg(text: string, name: string): boolean {
  return /\.svgz?$/i.test(name) || /^(?:\s|<\?[^>]*>|<![^>]*>)*<svg[\s/>]/i.test(text.slice(0, svgSearch));
}

/** Characters in which the outermost element of a drawing is looked for. */
const svgSearch = 4_000;
