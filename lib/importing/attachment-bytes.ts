import type { ArchivedAttachment } from '@/lib/core/archive/archived-conversation';
import { ImportRefused } from '@/lib/core/import/problem';
import type { Opened, Source } from '@/lib/platform/import/sources';

/**
 * The bytes of an attachment: from the document, or from the file beside it.
 * @throws ImportRefused if they are not what the id says
 */
export async function attachmentBlob(
  { id, mediaType, data }: ArchivedAttachment,
  place: string,
  { path }: Source,
  { others, sources }: Opened,
): Promise<Blob> {
  const beside = `${path.slice(0, path.lastIndexOf('/') + 1)}attachments/${id}`;
  const file = others.get(beside) ?? sources.find((source) => source.path === beside);
  const bytes = data === undefined ? file && (await bytesOf(file)) : decoded(data);
  if (!bytes || (await hashOf(bytes)) !== id) {
    throw new ImportRefused({ kind: 'archive', code: bytes ? 'other-bytes' : 'missing', place });
  }
  return new Blob([bytes], { type: mediaType });
}

/** The bytes of base64; undefined if it is none. */
export function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** All bytes of a file. */
export async function bytesOf(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  const stream = source.open() as ReadableStream<Uint8Array<ArrayBuffer>>;
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The SHA-256 of some bytes, in hex. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
