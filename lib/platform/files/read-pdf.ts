import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import { fileLimits } from '@/lib/core/files/limits';
import { FileRefused } from '@/lib/core/files/problem';
import { CharacterMaps } from './character-maps';
import { createPdfWorker } from './create-pdf-worker';

export interface ReadPdf {
  pageCount: number;
  /** Page by page, each under its number; empty if there is nothing but pictures. */
  text: string;
  /** Whether it is protected, though everybody may read it: providers refuse such files. */
  isProtected: boolean;
}

/**
 * Reads the text of a PDF, in a worker that ends with it. Nothing in the file is run, and nothing is fetched for it.
 * @throws FileRefused if it is broken, encrypted, too long, or not read after `limits.pdfTime`
 */
export async function readPdf(
  bytes: Uint8Array,
  signal: AbortSignal,
  limits: typeof fileLimits = fileLimits,
): Promise<ReadPdf> {
  const port = createPdfWorker();
  const worker = PDFWorker.create({ port });
  try {
    const reading = Promise.race([readWith(worker, bytes, limits), crashOf(port)]);
    return await withinTime(limits.pdfTime, signal, reading);
  } finally {
    worker.destroy();
    port.terminate();
  }
}

function crashOf(port: Worker): Promise<never> {
  return new Promise((_, reject) => {
    port.addEventListener('error', () => reject(new FileRefused({ kind: 'broken-pdf' })));
  });
}

async function readWith(worker: PDFWorker, bytes: Uint8Array, limits: typeof fileLimits): Promise<ReadPdf> {
  const document = await open(worker, bytes);
  const pageCount = document.numPages;
  if (pageCount > limits.pdfPages) {
    throw new FileRefused({ kind: 'too-many-pages', pageCount, limit: limits.pdfPages });
  }
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= pageCount; number += 1) {
    const text = await textOfPage(document, number);
    length += text.length;
    if (length > limits.textLength) {
      throw new FileRefused({ kind: 'too-much-text', limit: limits.textLength });
    }
    pages.push(text);
  }
  const isProtected = await hasProtection(document);
  return { pageCount, text: length === 0 ? '' : pages.map(underItsNumber).join('\n\n'), isProtected };
}

async function open(worker: PDFWorker, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // The worker takes what it is given away from whoever gives it.
      data: bytes.slice(),
      worker,
      verbosity: 0,
      // Only the text is wanted: what drawing would need is neither loaded nor made.
      disableFontFace: true,
      disableWorkerRendering: true,
      useSystemFonts: true,
      BinaryDataFactory: CharacterMaps,
      useWasm: false,
    }).promise;
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    throw new FileRefused({ kind: isEncrypted ? 'encrypted-pdf' : 'broken-pdf' });
  }
}

/** Empty for a page that cannot be read: the others can. */
async function textOfPage(document: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    const text = await readText(page);
    page.cleanup();
    return text;
  } catch {
    return '';
  }
}

async function readText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim();
}

async function hasProtection(document: PDFDocumentProxy): Promise<boolean> {
  return (await document.getPermissions()) !== null;
}

function underItsNumber(text: string, index: number): string {
  return `[Page ${index + 1}]\n${text}`.trim();
}

/** Rejects as soon as the signal aborts, or the time is over. */
function withinTime<T>(milliseconds: number, signal: AbortSignal, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new FileRefused({ kind: 'too-slow', seconds: milliseconds / 1000 })),
      milliseconds,
    );
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    task.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
