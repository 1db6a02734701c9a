import { picturesProblem, sourceProblem } from './anthropic-media-rules.ts';
import { anthropicModelNamed } from './anthropic-models.ts';
import { optionsProblem } from './anthropic-options.ts';
import { asArray, asObject, asObjects, asText, isObject, type JsonObject } from './json.ts';
import { idsOf } from './prompt.ts';
import type { RuleProblem } from './wire.ts';

const topLevelFields = new Set([
  'model',
  'messages',
  'max_tokens',
  'cache_control',
  'container',
  'context_management',
  'diagnostics',
  'inference_geo',
  'metadata',
  'output_config',
  'service_tier',
  'speed',
  'stop_sequences',
  'stream',
  'system',
  'temperature',
  'thinking',
  'tool_choice',
  'tools',
  'top_k',
  'top_p',
]);

/** What may be said when tokens are counted: https://platform.claude.com/docs/en/api/messages/count_tokens */
const countingFields = new Set(
  'model messages cache_control context_management output_config speed system thinking tool_choice tools'.split(
    ' ',
  ),
);

/** What the Messages API says about a body that breaks its rules; `max_tokens` is not needed to count tokens. */
export function validateMessages(body: JsonObject, isCounting = false): RuleProblem | undefined {
  const message =
    fieldProblem(body, isCounting) ??
    systemProblem(body.system) ??
    asObjects(body.messages)
      .map((_, index) => messageProblem(asObjects(body.messages), index))
      .find((problem) => problem !== undefined) ??
    orderProblem(body) ??
    picturesProblem(body) ??
    breakpointProblem(body);
  return message === undefined ? undefined : { message };
}

function fieldProblem(body: JsonObject, isCounting: boolean): string | undefined {
  if (typeof body.model !== 'string') return 'model: Field required';
  if (body.messages === undefined) return 'messages: Field required';
  if (!Array.isArray(body.messages)) return 'messages: Input should be a valid list';
  if (body.messages.length === 0) return 'messages: at least one message is required';
  const allowed = isCounting ? countingFields : topLevelFields;
  const unknown = Object.keys(body).find((key) => !allowed.has(key));
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
  return optionsProblem(body, isCounting);
}

function systemProblem(system: unknown): string | undefined {
  if (system === undefined || typeof system === 'string') return undefined;
  if (!Array.isArray(system)) return 'system: Input should be a valid list';
  for (const [index, block] of system.entries()) {
    if (!isObject(block) || block.type !== 'text') return `system.${index}.type: Input should be 'text'`;
    const extra = Object.keys(block).find((key) => !blockFields.text?.includes(key));
    if (extra !== undefined) return `system.${index}.${extra}: Extra inputs are not permitted`;
    if (asText(block.text) === '') return 'system: text content blocks must be non-empty';
  }
  return undefined;
}

function messageProblem(messages: JsonObject[], index: number): string | undefined {
  const message = messages[index] ?? {};
  const extra = Object.keys(message).find((key) => key !== 'role' && key !== 'content');
  if (message.role === 'system') {
    return 'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter, not "system" as an input message role.';
  }
  if (message.role !== 'user' && message.role !== 'assistant') {
    return `messages.${index}.role: Input should be 'user' or 'assistant'`;
  }
  if (extra !== undefined) return `messages.${index}.${extra}: Extra inputs are not permitted`;
  if (message.content === undefined) return `messages.${index}.content: Field required`;
  if (message.content === '' || (Array.isArray(message.content) && message.content.length === 0)) {
    return `messages.${index}: all messages must have non-empty content except for the optional final assistant message`;
  }
  return blocksProblem(message.content, `messages.${index}.content`) ?? toolProblem(messages, index);
}

function blocksProblem(content: unknown, path: string): string | undefined {
  if (typeof content === 'string') return textProblem(content);
  if (!Array.isArray(content)) return `${path}: Input should be a valid list`;
  for (const [index, block] of content.entries()) {
    const problem = isObject(block)
      ? blockProblem(block, `${path}.${index}`)
      : `${path}.${index}: Input should be a valid dictionary or object to extract fields from`;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const blockFields: Record<string, string[]> = {
  text: ['type', 'text', 'cache_control', 'citations'],
  thinking: ['type', 'thinking', 'signature'],
  image: ['type', 'source', 'cache_control'],
  document: ['type', 'source', 'title', 'context', 'citations', 'cache_control'],
};

function blockProblem(block: JsonObject, path: string): string | undefined {
  if (typeof block.type !== 'string') return `${path}.type: Field required`;
  const allowed = blockFields[block.type];
  const extra = allowed && Object.keys(block).find((key) => !allowed.includes(key));
  if (extra !== undefined) return `${path}.${block.type}.${extra}: Extra inputs are not permitted`;
  if (block.type === 'thinking') {
    return typeof block.signature === 'string' ? undefined : `${path}.thinking.signature: Field required`;
  }
  if (block.type === 'image' || block.type === 'document') return sourceProblem(block, path);
  if (block.type !== 'text') return undefined;
  if (typeof block.text !== 'string') return `${path}.text.text: Field required`;
  if (block.text === '' && block.cache_control) {
    return `${path}.text: cache_control cannot be set for empty text blocks`;
  }
  return textProblem(block.text);
}

function textProblem(text: string): string | undefined {
  if (text === '') return 'messages: text content blocks must be non-empty';
  return text.trim() === '' ? 'messages: text content blocks must contain non-whitespace text' : undefined;
}

function toolProblem(messages: JsonObject[], index: number): string | undefined {
  const content = messages[index]?.content;
  const calls = idsOf('tool_use', 'id', messages[index - 1]?.content);
  const results = idsOf('tool_result', 'tool_use_id', content);
  const orphan = results.find((id) => !calls.includes(id));
  if (orphan !== undefined) {
    const position = asArray(content).findIndex((block) => asObject(block).tool_use_id === orphan);
    return `messages.${index}.content.${position}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${orphan}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`;
  }
  const open = calls.filter((id) => !results.includes(id));
  if (open.length === 0) return undefined;
  return `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`;
}

function orderProblem(body: JsonObject): string | undefined {
  const messages = asObjects(body.messages);
  if (messages[0]?.role !== 'user') return 'messages: first message must use the "user" role';
  if (messages.at(-1)?.role === 'user') return undefined;
  if (anthropicModelNamed(asText(body.model)).takesPrefill) return prefillProblem(messages.at(-1)?.content);
  return 'This model does not support assistant message prefill. The conversation must end with a user message.';
}

function prefillProblem(content: unknown): string | undefined {
  const text = typeof content === 'string' ? content : asText(asObjects(content).at(-1)?.text);
  return /\s$/.test(text)
    ? 'messages: final assistant content cannot end with trailing whitespace'
    : undefined;
}

function breakpointProblem(body: JsonObject): string | undefined {
  const blocks = [
    body,
    ...asObjects(body.tools),
    ...asObjects(body.system),
    ...asObjects(body.messages),
  ].flatMap((part) => [part, ...asObjects(part.content)]);
  const marks = blocks.map((block) => block.cache_control).filter((mark) => mark);
  const found = marks.length;
  const odd = marks
    .map(asObject)
    .find(({ type, ttl = '5m' }) => type !== 'ephemeral' || !/^(5m|1h)$/.test(String(ttl)));
  if (odd)
    return `cache_control.${odd.type === 'ephemeral' ? "ephemeral.ttl: Input should be '5m' or '1h'" : "type: Input should be 'ephemeral'"}`;
  return found > 4 ? `A maximum of 4 blocks with cache_control may be provided. Found ${found}.` : undefined;
}
