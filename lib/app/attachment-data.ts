import { isAttachment } from '@/lib/core/attachments/attachment';
import { isSentAsFile } from '@/lib/core/attachments/sent-parts';
import { unknownTakes } from '@/lib/core/attachments/what-takes';
import type { ReplyRequest } from '@/lib/core/provider';
import { readAttachments } from '@/lib/storage/attachments';
import { base64Of } from '@/lib/storage/base64';
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
