import type { ArchivedAttachment } from '@/lib/core/archive/archived-conversation';
import { ImportRefused } from '@/lib/core/import/problem';
import type { Opened, Source } from '@/lib/platform/import/sources';
import { attachmentIdOf } from '@/lib/storage/attachments';

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
  const blob = bytes && new Blob([bytes], { type: mediaType });
  if (!blob || (await attachmentIdOf(blob)) !== id) {
    throw new ImportRefused({ kind: 'archive', code: blob ? 'other-bytes' : 'missing', place });
  }
  return blob;
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
