import type { Block, Json, JsonObject } from '@/lib/core/content';
import { countAt, listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import type { Usage } from '@/lib/core/usage';
import { blocksOfContent, blocksOfReply, textOfResult } from './content-parts';
import type { Conversion } from './conversion';
import type { SourceMessage } from './source-conversation';

/** Messages with a `role`, as the APIs of OpenAI and Anthropic take them, and most programs store them. */
export interface ReadMessages {
  /** What is said to the model before everything else. */
  systemPrompt: string;
  messages: SourceMessage[];
}

/** What a program stores with its messages besides role and content. */
export type MessageFacts = (message: JsonObject, place: string) => Partial<SourceMessage>;

const roles = new Set(['system', 'developer', 'user', 'human', 'assistant', 'model', 'tool', 'function']);

/** Whether a value is a message with a role. */
export function isMessage(value: Json | undefined): boolean {
  return roles.has(textAt(value, 'role') ?? '') && ('content' in (value as JsonObject) || hasCalls(value));
}

/** Whether a value is a list of messages, by its first ones. */
export function isMessageList(value: unknown): value is readonly Json[] {
  return Array.isArray(value) && value.length > 0 && value.slice(0, 3).every(isMessage);
}

function hasCalls(value: unknown): boolean {
  return Array.isArray(valueAt(value, 'tool_calls'));
}

/** System messages before all others are the system prompt; later ones are kept with what follows them. */
export function readMessages(
  list: readonly Json[],
  place: string,
  conversion: Conversion,
  facts: MessageFacts = () => ({}),
): ReadMessages {
  const prompts: string[] = [];
  const messages: SourceMessage[] = [];
  list.forEach((entry, index) => {
    const at = `${place}[${index}]`;
    const message = objectOf(entry);
    if (!message) {
      conversion.notes.add('entries-unreadable', at);
      return;
    }
    const isPrompt = isSystem(message) && messages.length === 0;
    if (isPrompt) prompts.push(textOfResult(message.content));
    else messages.push({ ...readMessage(message, at, conversion), ...facts(message, at) });
  });
  return { systemPrompt: prompts.filter((prompt) => prompt.trim() !== '').join('\n\n'), messages };
}

function isSystem({ role }: JsonObject): boolean {
  return role === 'system' || role === 'developer';
}

/** One message with a role; what has none that is known is kept as it is. */
export function readMessage(message: JsonObject, place: string, conversion: Conversion): SourceMessage {
  const content = `${place}.content`;
  switch (message.role) {
    case 'user':
    case 'human':
      return {
        role: roleOfUser(message),
        blocks: blocksOfContent(message.content, content, conversion),
        place,
      };
    case 'assistant':
    case 'model':
      return { role: 'assistant', blocks: blocksOfAssistant(message, place, conversion), place };
    case 'tool':
    case 'function': {
      const { tool_call_id: id, name } = message;
      return {
        role: 'tool',
        blocks: [conversion.toolResult({ id, name, content: textOfResult(message.content) })],
        place,
      };
    }
    default:
      if (!isSystem(message)) conversion.notes.add('roles-unknown', place);
      return { role: 'hidden', blocks: [conversion.raw(nameOfRole(message), message, place)], place };
  }
}

/** With Anthropic the results of tools are the user's messages: they are parts of the reply if there is nothing else. */
function roleOfUser({ content }: JsonObject): 'user' | 'tool' {
  const isResults =
    Array.isArray(content) &&
    content.length > 0 &&
    content.every((part) => textAt(part, 'type') === 'tool_result');
  return isResults ? 'tool' : 'user';
}

function nameOfRole({ role }: JsonObject): string {
  return typeof role === 'string' && role !== '' ? role : 'message';
}

function blocksOfAssistant(message: JsonObject, place: string, conversion: Conversion): Block[] {
  return [
    ...conversion.thinking(message.reasoning_content ?? message.reasoning),
    ...blocksOfReply(message.content, `${place}.content`, conversion),
    ...conversion.text(message.refusal),
    ...listAt(message, 'tool_calls').map((call, index) =>
      conversion.toolUse(
        {
          id: valueAt(call, 'id'),
          name: valueAt(call, 'function', 'name') ?? valueAt(call, 'name'),
          input: valueAt(call, 'function', 'arguments') ?? valueAt(call, 'args'),
        },
        `${place}.tool_calls[${index}]`,
      ),
    ),
    ...oldCall(message, place, conversion),
  ];
}

/** What calls were before `tool_calls`. */
function oldCall(message: JsonObject, place: string, conversion: Conversion): Block[] {
  const call = objectOf(message.function_call);
  return call
    ? [conversion.toolUse({ name: call.name, input: call.arguments }, `${place}.function_call`)]
    : [];
}

/** What a provider reported, in one of the two ways of naming it. */
export function usageOf(value: unknown): Usage | undefined {
  const reported = objectOf(value);
  const inputTokens = countAt(reported, 'input_tokens') ?? countAt(reported, 'prompt_tokens');
  const outputTokens = countAt(reported, 'output_tokens') ?? countAt(reported, 'completion_tokens');
  if (!reported || (inputTokens === undefined && outputTokens === undefined)) return undefined;
  return {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    reported: Object.fromEntries(Object.entries(reported).filter(([, count]) => typeof count === 'number')),
  };
}
