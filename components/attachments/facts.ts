import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import { attachmentTokens } from '@/lib/core/attachments/attachment-tokens';
import type { ModelChoice } from '@/lib/core/conversation';
import type { Words } from '@/lib/core/words/words';

/** How large an attachment is: pixels or pages, and bytes; where a page comes from. */
export function sizeFacts(block: AttachmentBlock, { attachments: words }: Words): string[] {
  if (block.type === 'page') return [hostOf(block.address)];
  const size = words.fileSize(block.bytes);
  if (block.type === 'image') return [words.size(block.width, block.height), size];
  return block.pageCount === undefined ? [size] : [words.pages(block.pageCount), size];
}

/** The same before it is sent: from what a picture was scaled, and about how many tokens it takes. */
export function draftFacts(block: AttachmentBlock, model: ModelChoice, words: Words): string[] {
  const tokens = words.attachments.tokens(attachmentTokens(block, model));
  if (block.type !== 'image' || !block.original) return [...sizeFacts(block, words), tokens];
  const [, size = ''] = sizeFacts(block, words);
  return [words.attachments.scaled(block.original, block), size, tokens];
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
