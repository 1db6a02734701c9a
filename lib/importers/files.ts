import type { ArchivedAttachment } from '@/lib/core/archive/archived-conversation';
import { hashOfBytes } from '@/lib/core/archive/source-ids';
import type { Block } from '@/lib/core/content';
import { cleanName } from '@/lib/core/files/file-name';
import { isPicture, mediaTypeOf } from '@/lib/core/files/media-type';
import { sizeInHeader } from '@/lib/core/files/picture-size';
import type { NamedFileBlock } from '@/lib/core/imported-blocks';
import type { Notes } from './notes';

/** What is known of a file that a message has. */
export interface SourceFile {
  name?: string | undefined;
  mediaType?: string | undefined;
  bytes?: number | undefined;
  /** What the other program knows it by. */
  source?: string | undefined;
  place: string;
}

/** The files of a conversation: those whose bytes or text are in it, and those that are only named. */
export class Files {
  readonly attachments: ArchivedAttachment[] = [];
  readonly #notes: Notes;

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  /** A file of which there is nothing but its name. */
  named({ name = '', mediaType, bytes, source, place }: SourceFile): Block & NamedFileBlock {
    this.#notes.add('attachments-missing', place);
    return {
      type: 'named_file',
      name: cleanName(name),
      ...(mediaType && { mediaType }),
      ...(bytes !== undefined && { bytes }),
      ...(source && { source: source.slice(0, longestSource) }),
    };
  }

  /** A file whose text is in the conversation. */
  withText(text: string, file: SourceFile): Block {
    return this.#document(new TextEncoder().encode(text), text, 'text/plain', file);
  }

  /** What an address leads to: only what is in the address itself (`data:`) is taken; no other is ever fetched. */
  at(address: string, file: SourceFile): Block {
    const header = /^data:([^,;]*)[^,]*;base64,/i.exec(address.slice(0, longestHeader));
    if (!header) return this.named({ ...file, source: file.source ?? sourceOf(address) });
    return this.withBytes(address.slice(header[0].length), {
      ...file,
      mediaType: file.mediaType || header[1],
    });
  }

  /** A file whose bytes are in the conversation, in base64. */
  withBytes(base64: string, file: SourceFile): Block {
    const bytes = bytesOf(base64);
    if (!bytes) return this.named(file);
    const mediaType = mediaTypeOf(bytes, file.name ?? '');
    if (mediaType === undefined) return this.#otherFile(bytes, file);
    if (!isPicture(mediaType)) return this.#document(bytes, '', mediaType, file);
    const size = sizeInHeader(bytes, mediaType);
    if (!size) return this.named(file);
    return {
      type: 'image',
      name: cleanName(file.name ?? '') || `image.${mediaType.slice('image/'.length)}`,
      mediaType,
      ...size,
      ...this.#stored(bytes, mediaType),
    };
  }

  #otherFile(bytes: Uint8Array, file: SourceFile): Block {
    const text = file.mediaType?.startsWith('text/') ? textOfBytes(bytes) : undefined;
    return text === undefined ? this.named({ ...file, bytes: bytes.length }) : this.withText(text, file);
  }

  #document(bytes: Uint8Array, text: string, mediaType: string, { name = '' }: SourceFile): Block {
    const stored = this.#stored(bytes, mediaType);
    // The mark around its text need not be secret, only the same each time; what the text says cannot end the quotation.
    const nonce = stored.attachmentId.slice(0, 12);
    return { type: 'document', name: cleanName(name) || 'file.txt', mediaType, text, nonce, ...stored };
  }

  #stored(bytes: Uint8Array, mediaType: string): { attachmentId: string; bytes: number } {
    const id = hashOfBytes(bytes);
    this.attachments.push({ id, mediaType, data: base64Of(bytes) });
    return { attachmentId: id, bytes: bytes.length };
  }
}

/** In characters: what an id or an address of a file may have, and what an address with the file in it begins with. */
const longestSource = 2_000;
const longestHeader = 300;

/** An address without what may be a whole file. */
function sourceOf(address: string): string | undefined {
  return /^\s*data:/i.test(address) ? undefined : address;
}

function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const text = atob(base64);
    return text === '' ? undefined : Uint8Array.from(text, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** In bytes: as many as a call may have arguments. */
const pieceLength = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceLength) {
    text += String.fromCharCode(...bytes.subarray(at, at + pieceLength));
  }
  return btoa(text);
}
