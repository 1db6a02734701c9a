import { type Block, textOf } from '../content';
import type { ModelChoice } from '../conversation';
import { roughTokens } from '../rough-tokens';
import { type AttachmentBlock, isAttachment } from './attachment';
import { pictureTokens } from './picture-tokens';
import { isSentAsFile } from './sent-parts';
import { attachmentText } from './sent-text';
import { whatTakes } from './what-takes';

/** In pixels: a page as providers look at it. */
const pdfPage = { width: 1_240, height: 1_600 };

/** Blocks never change, and a long text is counted for every plan of a request. */
const textTokens = new WeakMap<AttachmentBlock, number>();

/** About how many tokens an attachment has for a model, before anyone has counted it. */
export function attachmentTokens(attachment: AttachmentBlock, model: ModelChoice): number {
  return roughTextTokens(attachment) + lookTokens(attachment, model);
}

/** About how many tokens the pictures in some content have for a model, and the look of PDF pages: all but text. */
export function lookTokensOf(content: readonly Block[], model: ModelChoice): number {
  // In a loop, because it is asked of each message of a conversation.
  let tokens = 0;
  for (const block of content) if (isAttachment(block)) tokens += lookTokens(block, model);
  return tokens;
}

/** About how many tokens the text of some content has as it is sent (`sentText`), from its characters alone. */
export function roughTextTokensOf(content: readonly Block[]): number {
  const written = roughTokens(textOf(content));
  return content.reduce((sum, block) => (isAttachment(block) ? sum + roughTextTokens(block) : sum), written);
}

function roughTextTokens(attachment: AttachmentBlock): number {
  const tokens = textTokens.get(attachment) ?? roughTokens(attachmentText(attachment));
  textTokens.set(attachment, tokens);
  return tokens;
}

function lookTokens(attachment: AttachmentBlock, model: ModelChoice): number {
  if (!isSentAsFile(attachment, whatTakes(model))) return 0;
  if (attachment.type === 'image') return pictureTokens(attachment, model.model);
  // A PDF is sent as a file only if it is known how many pages it has.
  return Number(attachment.pageCount) * pictureTokens(pdfPage, model.model);
}
