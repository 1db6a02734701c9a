import { createHash } from 'node:crypto';
import { asObject, asText } from './json.ts';
import type { Prompt, PromptBlock } from './prompt.ts';

/** Binds the thinking of a reply to everything that was before it, as the services' signatures do. */
export function signatureAfter(blocks: readonly PromptBlock[]): string {
  const hash = createHash('sha512');
  for (const block of blocks) hash.update(block.bytes);
  return `Eq${hash.digest('base64')}`;
}

/**
 * The error for a thinking block that comes after something else than what it was made after: thinking may
 * not be sent again once anything before it was changed or left out.
 */
export function thinkingProblem(prompt: Prompt): string | undefined {
  for (const [index, block] of prompt.blocks.entries()) {
    const content = thinkingIn(block);
    if (!content || asText(content.signature) === signatureAfter(prompt.blocks.slice(0, index))) continue;
    return 'messages: The `thinking` block is bound to a different conversation. Thinking blocks must be sent back unchanged and after the same messages, or left out.';
  }
  return undefined;
}

function thinkingIn(block: PromptBlock) {
  const [role, , content] = JSON.parse(block.bytes) as unknown[];
  const part = asObject(content);
  return role === 'assistant' && part.type === 'thinking' ? part : undefined;
}
