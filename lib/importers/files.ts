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

/** What Aside can show of a file, by its content. */
export type FileContent =
  | { type: 'image'; mediaType: string; width: number; height: number }
  | { type: 'document'; mediaType: string; text: string };

/** A file whose bytes lie beside the conversations in an export. */
export interface GivenFile {
  content: FileContent;
  attachmentId: string;
  bytes: number;
}

/** What is in a file; undefined for one that Aside cannot show. */
export function contentOf(
  bytes: Uint8Array,
  { name = '', mediaType: said = '' }: Pick<SourceFile, 'name' | 'mediaType'>,
): FileContent | undefined {
  const mediaType = mediaTypeOf(bytes, name);
  if (mediaType === undefined) {
    const text = said.startsWith('text/') ? textOfBytes(bytes) : undefined;
    return text === undefined ? undefined : { type: 'document', mediaType: 'text/plain', text };
  }
  if (!isPicture(mediaType)) return { type: 'document', mediaType, text: '' };
  const size = sizeInHeader(bytes, mediaType);
  return size && { type: 'image', mediaType, ...size };
}

/** The files of a conversation: those whose bytes or text are in it, and those that are only named. */
export class Files {
  readonly attachments: ArchivedAttachment[] = [];
  /** Those that are only named in it, and have a `source`. */
  readonly namedFiles: SourceFile[] = [];
  readonly #notes: Notes;
  readonly #given: ReadonlyMap<string, GivenFile>;
  #givenText = 0;

  /** `given` are files beside it, by their `source`. */
  constructor(notes: Notes, given: ReadonlyMap<string, GivenFile> = new Map()) {
    this.#notes = notes;
    this.#given = given;
  }

  /** A file of which the conversation has nothing but its name: it may be given beside it. */
  named(file: SourceFile): Block {
    const { source } = file;
    const given = source && this.#given.get(source);
    if (given && this.#hasRoomFor(given)) return { ...blockOf(given, file), source, ...asImported(given) };
    if (source) this.namedFiles.push(file);
    return this.#missing(file);
  }

  /** A text is part of each message that has it: one file may be named by ten thousand of them. */
  #hasRoomFor({ content }: GivenFile): boolean {
    this.#givenText += content.type === 'document' ? content.text.length : 0;
    return this.#givenText <= mostGivenText;
  }

  #missing({ name = '', mediaType, bytes, source, place }: SourceFile): Block & NamedFileBlock {
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
    return this.#stored(
      new TextEncoder().encode(text),
      { type: 'document', mediaType: 'text/plain', text },
      file,
    );
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
    const content = contentOf(bytes, file);
    return content ? this.#stored(bytes, content, file) : this.named({ ...file, bytes: bytes.length });
  }

  #stored(bytes: Uint8Array, content: FileContent, file: SourceFile): Block {
    const id = hashOfBytes(bytes);
    this.attachments.push({ id, mediaType: content.mediaType, data: base64Of(bytes) });
    return blockOf({ content, attachmentId: id, bytes: bytes.length }, file);
  }
}

/** A picture as another program kept it is neither scaled nor without what its camera noted: it is shown, not sent. */
function asImported({ content }: GivenFile): { isAsImported?: true } {
  return content.type === 'image' ? { isAsImported: true } : {};
}

function blockOf({ content, attachmentId, bytes }: GivenFile, { name = '' }: SourceFile): Block {
  const stored = { attachmentId, bytes };
  if (content.type === 'image') {
    const usual = `image.${content.mediaType.slice('image/'.length)}`;
    return { ...content, name: cleanName(name) || usual, ...stored };
  }
  // The mark around its text need not be secret, only the same each time; what the text says cannot end the quotation.
  return { ...content, name: cleanName(name) || 'file.txt', nonce: attachmentId.slice(0, 12), ...stored };
}

/** In characters: the text of all files of a conversation that lie beside it. */
const mostGivenText = 64 * 1024 * 1024;

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
