import { createHash } from 'node:crypto';
import type { NewAttachment } from '@/lib/core/attachments/attachment';
import { samplePdf, samplePng } from '../model-server/sample-files.ts';
import type { TestWindow } from './test-app';

export const png = samplePng(40, 30);
export const pdf = samplePdf(2);
export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
export const blobOf = (bytes: Buffer, type: string) => new Blob([new Uint8Array(bytes)], { type });

export const picture = {
  type: 'image',
  name: 'a.png',
  mediaType: 'image/png',
  width: 40,
  height: 30,
} as const satisfies NewAttachment;
const document = {
  type: 'document',
  name: 'b.pdf',
  mediaType: 'application/pdf',
  pageCount: 2,
  text: 'Sales went up.',
} as const satisfies NewAttachment;
export const page = {
  type: 'page',
  title: 'Tides',
  address: 'https://example.com/tides',
  text: 'The moon pulls the water.',
  isSelection: false,
} as const satisfies NewAttachment;

/** The conversation that a window shows. */
export function shownId({ app }: TestWindow): string {
  return app.store.getState().conversationId;
}

/** Attaches the picture, or another one, to the draft that a window shows. */
export async function attachPicture(window: TestWindow, bytes = png) {
  const block = await window.app.attach(shownId(window), picture, blobOf(bytes, 'image/png'));
  if (!block) throw new Error('It was not attached.');
  return block;
}

/** Attaches the PDF to the draft that a window shows. */
export function attachDocument(window: TestWindow) {
  return window.app.attach(shownId(window), document, blobOf(pdf, 'application/pdf'));
}
