import { isAttachment } from '@/lib/core/attachments/attachment';
import { isSentAsFile } from '@/lib/core/attachments/sent-parts';
import { unknownTakes } from '@/lib/core/attachments/what-takes';
import type { ReplyRequest } from '@/lib/core/provider';
import { readAttachments } from '@/lib/storage/attachments';
import type { AsideDatabase } from '@/lib/storage/database';

/** A request that is about to leave, with the bytes that it names; they are read only now. */
export async function withAttachments(database: AsideDatabase, request: ReplyRequest): Promise<ReplyRequest> {
  const ids = namedIn(request);
  if (ids.length === 0) return request;
  const stored = await readAttachments(database, ids);
  const attachments = new Map<string, string>();
  for (const [id, data] of stored) attachments.set(id, await base64Of(data));
  return { ...request, attachments };
}

function namedIn({ messages, takes = unknownTakes }: ReplyRequest): string[] {
  const ids = messages.flatMap(({ content }) =>
    content.flatMap((block) =>
      isAttachment(block) && isSentAsFile(block, takes) ? [block.attachmentId] : [],
    ),
  );
  return [...new Set(ids)];
}

/** In bytes: a multiple of three, so that the parts can be joined, and few enough to be arguments of a call. */
const step = 3 * 8_192;

async function base64Of(data: Blob): Promise<string> {
  const bytes = new Uint8Array(await data.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + step)));
  }
  return text;
}
