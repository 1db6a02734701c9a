import address from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import { workerMaker } from '../start-worker';

/** Starts the worker that takes PDFs apart; it comes with Aside, from the same package as the rest of the reader. */
export const createPdfWorker = workerMaker({
  name: 'PDF reader',
  address,
  policy: 'aside-pdf-reader',
});
