import type { Json } from '@/lib/core/content';
import { listAt, textAt, valueAt } from '@/lib/core/json';
import type { Importer } from './importer';
import { convertMessages, layoutOfMessages } from './openai-messages';

/** Lists of messages as the API of Anthropic takes them: with `system` beside them, or content in its blocks. */
export const anthropicMessages: Importer = {
  format: 'anthropic-messages',
  recognize: (sample) =>
    sample.values.some(isOfAnthropic) || isOfAnthropic([...sample.values])
      ? layoutOfMessages(sample)
      : undefined,
  convert: (value, context) => convertMessages('anthropic-messages', value, context),
};

const itsBlocks = new Set(['tool_use', 'tool_result', 'thinking', 'redacted_thinking', 'server_tool_use']);

function isOfAnthropic(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasItsBlocks);
  const hasSystem = valueAt(value, 'system') !== undefined && Array.isArray(valueAt(value, 'messages'));
  return hasSystem || listAt(value, 'messages').some(hasItsBlocks);
}

function hasItsBlocks(message: Json): boolean {
  return listAt(message, 'content').some(
    (block) => itsBlocks.has(textAt(block, 'type') ?? '') || textAt(block, 'source', 'type') !== undefined,
  );
}
