import { fileLimits } from '@/lib/core/files/limits';
import { isPicture, isSvg, looksLike, mediaTypeOf } from '@/lib/core/files/media-type';
import { FileRefused } from '@/lib/core/files/problem';
import { type ReadPicture, readPicture } from './read-picture';
import { decodeText } from './read-text';

/** A PDF or a text file: the bytes that are stored, and what can be read of them. */
export interface ReadDocument {
  kind: 'document';
  data: Blob;
  text: string;
  /** How many pages a PDF has. */
  pageCount?: number;
}

export interface ReadOptions {
  /** In pixels: no side of a picture is longer afterwards. */
  longestSide: number;
  signal: AbortSignal;
}

/**
 * Reads a file for a message. What it is, its content says: its name and its type may be wrong.
 * @throws FileRefused with what is wrong with it; the signal's reason when it aborts
 */
export async function readFile(file: File, options: ReadOptions): Promise<ReadPicture | ReadDocument> {
  const { signal, longestSide } = options;
  // Nothing that is larger is read into memory to see what it is.
  if (file.size > fileLimits.pictureBytes) throw tooLarge(file, fileLimits.pictureBytes);
  const bytes = await bytesOf(file);
  signal.throwIfAborted();
  if (bytes.length === 0) throw new FileRefused({ kind: 'empty' });
  const mediaType = mediaTypeOf(bytes, file.name);
  if (mediaType === undefined) return readTextFile(file, bytes);
  if (isPicture(mediaType)) return readPicture(bytes, mediaType, longestSide);
  if (bytes.length > fileLimits.pdfBytes) throw tooLarge(file, fileLimits.pdfBytes);
  return readPdfFile(bytes, signal);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new FileRefused({ kind: 'unreadable' });
  }
}

function readTextFile(file: File, bytes: Uint8Array<ArrayBuffer>): ReadDocument {
  const text = decodeText(bytes, file.name);
  if (isSvg(text, file.name)) throw new FileRefused({ kind: 'svg' });
  if (looksLike(file.name) === 'picture') throw new FileRefused({ kind: 'broken-picture' });
  if (text.length > fileLimits.textLength) {
    throw new FileRefused({ kind: 'too-much-text', limit: fileLimits.textLength });
  }
  if (text.trim() === '') throw new FileRefused({ kind: 'empty' });
  return { kind: 'document', data: new Blob([bytes], { type: 'text/plain' }), text };
}

/** The reader of PDFs is large: it is loaded with the first one. */
async function readPdfFile(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<ReadDocument> {
  const { readPdf } = await import('./read-pdf');
  const { text, pageCount, isProtected } = await readPdf(bytes, signal);
  // A provider would refuse the file itself; what can be read of it goes in its place.
  const data =
    isProtected && text !== ''
      ? new Blob([text], { type: 'text/plain' })
      : new Blob([bytes], { type: 'application/pdf' });
  return { kind: 'document', data, text, pageCount };
}

function tooLarge({ size }: File, limitBytes: number): FileRefused {
  return new FileRefused({ kind: 'too-large', bytes: size, limitBytes });
}
