import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import { type SentPart, sentParts, unsentText } from '@/lib/core/attachments/sent-parts';
import { unknownTakes } from '@/lib/core/attachments/what-takes';
import type { ContextMessage, ReplyRequest } from '@/lib/core/provider';

/** A part of a user's message with all that a wire needs of it; `data` is in base64. */
export type UserPart =
  | { kind: 'text'; text: string }
  | { kind: 'image'; mediaType: string; data: string }
  | { kind: 'pdf'; name: string; data: string };

/** What a request holds of a user's message, in order; nothing blank among it. */
export function userParts({ content }: ContextMessage, request: ReplyRequest): UserPart[] {
  return sentParts(content, request.takes ?? unknownTakes).map((part) => withData(part, request));
}

/** The address of bytes that are part of it. */
export function dataUrl(mediaType: string, data: string): string {
  return `data:${mediaType};base64,${data}`;
}

function withData(part: SentPart, request: ReplyRequest): UserPart {
  if (part.kind === 'text') return part;
  const attachment = part.kind === 'image' ? part.image : part.document;
  const data = dataOf(attachment, request);
  if (data === undefined) return { kind: 'text', text: unsentText(attachment, 'it is not stored any more') };
  return part.kind === 'image'
    ? { kind: 'image', mediaType: attachment.mediaType, data }
    : { kind: 'pdf', name: attachment.name, data };
}

/** In a request that is only shown, the size stands for the bytes. */
function dataOf(
  { attachmentId, bytes }: Exclude<AttachmentBlock, { type: 'page' }>,
  { attachments }: ReplyRequest,
): string | undefined {
  return attachments ? attachments.get(attachmentId) : `(${bytes} bytes)`;
}
