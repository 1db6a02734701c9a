import type { Block } from '../content';

/**
 * What a user's message may hold besides text. Their bytes are stored once, under the hash of their content
 * (`attachmentId`), and never inside a message; what can be read of them as text is part of the message, so that it
 * is searched, exported and counted like any text.
 */

type ImageFacts = {
  readonly type: 'image';
  readonly name: string;
  /** `image/jpeg`, `image/png`, `image/webp` or `image/gif`. */
  readonly mediaType: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** How large it was before it was scaled; absent if it was not. */
  readonly original?: { readonly width: number; readonly height: number };
  /** It came with an import, and its bytes are as they were there: it is shown and never sent. */
  readonly isAsImported?: true;
};

type DocumentFacts = {
  readonly type: 'document';
  readonly name: string;
  readonly mediaType: string;
  /** How many pages a PDF has. */
  readonly pageCount?: number;
  /** What can be read of it; empty for a scan. */
  readonly text: string;
};

type PageFacts = {
  readonly type: 'page';
  readonly title: string;
  readonly address: string;
  readonly text: string;
  readonly isSelection: boolean;
};

/** What storing the bytes adds. */
type StoredFacts = {
  readonly attachmentId: string;
  readonly bytes: number;
};

/** What quoting takes. */
type QuotedFacts = {
  /** Random, made with the block and kept: marks where the quoted text begins and ends, so that it cannot say so itself. */
  readonly nonce: string;
};

/** A picture as it is sent: already scaled to what providers take. */
export type ImageBlock = Block & ImageFacts & StoredFacts;

/** A PDF or a text file. */
export type DocumentBlock = Block & DocumentFacts & StoredFacts & QuotedFacts;

/** A web page, or what was selected on it, as data that the user quotes. */
export type PageBlock = Block & PageFacts & QuotedFacts;

export type AttachmentBlock = ImageBlock | DocumentBlock | PageBlock;

/** An attachment as whoever reads it describes it; with its bytes stored and its nonce made it becomes a block. */
export type NewAttachment = ImageFacts | DocumentFacts | PageFacts;

const stored = { attachmentId: 'string', bytes: 'number' };
const quoted = { text: 'string', nonce: 'string' };
const shapes = {
  image: { name: 'string', mediaType: 'string', width: 'number', height: 'number', ...stored },
  document: { name: 'string', mediaType: 'string', ...stored, ...quoted },
  page: { title: 'string', address: 'string', isSelection: 'boolean', ...quoted },
};

/** Whether a block is an attachment, and whole: blocks may come from a file that someone else has made. */
export function isAttachment(block: Block): block is AttachmentBlock {
  const { type } = block;
  if (type !== 'image' && type !== 'document' && type !== 'page') return false;
  return Object.entries(shapes[type]).every(([name, expected]) => typeof block[name] === expected);
}

/** What to call an attachment; never blank. */
export function nameOf(attachment: AttachmentBlock): string {
  const name = attachment.type === 'page' ? attachment.title.trim() || attachment.address : attachment.name;
  return name.trim() || attachment.type;
}

/** The stored bytes that some content needs, each once. */
export function attachmentIdsOf(content: readonly Block[]): string[] {
  const ids = content
    .filter(isAttachment)
    .flatMap((block) => (block.type === 'page' ? [] : [block.attachmentId]));
  return [...new Set(ids)];
}
