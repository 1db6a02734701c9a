import { type Block, textOf } from '../content';
import { type AttachmentBlock, isAttachment, nameOf } from './attachment';
import { oneLine, quotedText } from './quoted-text';

/**
 * All that can be said of some content in text, as a model reads it: what the user typed or a model wrote, the
 * quoted text of pages and documents, and a line for each picture.
 */
export function sentText(content: readonly Block[]): string {
  return content
    .map((block) => (isAttachment(block) ? attachmentText(block) : textOf([block])))
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** An attachment for a model that is given nothing but text. */
export function attachmentText(attachment: AttachmentBlock): string {
  return attachment.type === 'image' ? `[Picture: ${quotedName(attachment)}]` : quotedText(attachment);
}

/** A name that cannot end the brackets around it. */
export function quotedName(attachment: AttachmentBlock): string {
  return JSON.stringify(oneLine(nameOf(attachment)));
}
