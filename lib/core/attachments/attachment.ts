import type { Block } from '../content';

/**
 * What a user's message may hold besides text. Their bytes are stored once, under the hash of their content
 * (`attachmentId`), and never inside a message; what can be read of them as text is part of the message, so that it
 * is searched, exported and counted like any text.
 */

/** A picture as it is sent: already scaled to what providers take. */
export type ImageBlock = Block & {
  readonly type: 'image';
  readonly attachmentId: string;
  readonly name: string;
  /** `image/jpeg`, `image/png`, `image/webp` or `image/gif`. */
  readonly mediaType: string;
  readonly bytes: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** How large it was before it was scaled; absent if it was not. */
  readonly original?: { readonly width: number; readonly height: number };
};

/** A PDF or a text file. */
export type DocumentBlock = Block & {
  readonly type: 'document';
  readonly attachmentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** How many pages a PDF has. */
  readonly pageCount?: number;
  /** What can be read of it; empty for a scan. */
  readonly text: string;
  /** Random, made with the block and kept: marks where the quoted text begins and ends, so that it cannot say so itself. */
  readonly nonce: string;
};

/** A web page, or what was selected on it, as data that the user quotes. */
export type PageBlock = Block & {
  readonly type: 'page';
  readonly title: string;
  readonly address: string;
  readonly text: string;
  readonly isSelection: boolean;
  /** As in `DocumentBlock`. */
  readonly nonce: string;
};

export type AttachmentBlock = ImageBlock | DocumentBlock | PageBlock;
