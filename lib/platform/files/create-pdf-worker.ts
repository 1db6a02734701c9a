import address from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';

/** The browser's Trusted Types, as far as they are needed here; TypeScript's library does not describe them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): string };
}

declare const trustedTypes: TrustedTypes | undefined;

/** As for the token counter: whatever it is asked for, it gives the address of the one worker, from our own package. */
const policy =
  typeof trustedTypes === 'undefined'
    ? undefined
    : trustedTypes.createPolicy('aside-pdf-reader', { createScriptURL: () => address });

/** Starts the worker that takes PDFs apart. */
export function createPdfWorker(): Worker {
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'PDF reader' });
}
