import type {
  AttachmentBlock,
  DocumentBlock,
  ImageBlock,
  PageBlock,
} from '@/lib/core/attachments/attachment';
import { fc } from '../../property-runs';

export function imageBlock(change: Partial<ImageBlock> = {}): ImageBlock {
  return {
    type: 'image',
    attachmentId: 'a1',
    name: 'cat.png',
    mediaType: 'image/png',
    bytes: 1_234,
    width: 800,
    height: 600,
    ...change,
  };
}

export function documentBlock(change: Partial<DocumentBlock> = {}): DocumentBlock {
  return {
    type: 'document',
    attachmentId: 'd1',
    name: 'report.pdf',
    mediaType: 'application/pdf',
    bytes: 56_789,
    pageCount: 3,
    text: 'Sales went up.',
    nonce: 'd0c0d0c0d0c0d0c0',
    ...change,
  };
}

export function pageBlock(change: Partial<PageBlock> = {}): PageBlock {
  return {
    type: 'page',
    title: 'Tides',
    address: 'https://example.com/tides',
    text: 'The moon pulls the water.',
    isSelection: false,
    nonce: 'feedfeedfeedfeed',
    ...change,
  };
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

/** Attachments of all kinds, with blank names and without text among them. */
export const anyAttachment: fc.Arbitrary<AttachmentBlock> = fc.oneof(
  fc
    .record({
      name: anyText,
      width: fc.integer({ min: 1, max: 3_000 }),
      height: fc.integer({ min: 1, max: 3_000 }),
    })
    .map(imageBlock),
  fc
    .record({
      name: anyText,
      text: anyText,
      mediaType: fc.constantFrom('application/pdf', 'text/plain'),
      pageCount: fc.integer({ min: 1, max: 200 }),
    })
    .map(documentBlock),
  fc.record({ title: anyText, address: anyText, text: anyText, isSelection: fc.boolean() }).map(pageBlock),
);
