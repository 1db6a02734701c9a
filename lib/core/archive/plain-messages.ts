import { sentText } from '../attachments/sent-text';
import type { Message } from '../conversation';
import { branchTo, treeOf } from '../message-tree';
import type { ArchivedConversation } from './archived-conversation';

/** One side's words, as every API takes them. */
interface PlainMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** A conversation as the body of a request to OpenAI's Chat Completions. */
export interface OpenAiMessages {
  messages: readonly (PlainMessage | { role: 'system'; content: string })[];
}

/** A conversation as the body of a request to Anthropic's Messages. */
export interface AnthropicMessages {
  system?: string;
  messages: readonly PlainMessage[];
}

/** The branch that is shown of an archived conversation, oldest first. */
export function shownBranch({ conversation, messages }: ArchivedConversation): readonly Message[] {
  return branchTo(conversation.headId, treeOf(conversation, messages));
}

/** The branch that is shown, in OpenAI's shape: text only, without thinking. */
export function asOpenAi(archived: ArchivedConversation): OpenAiMessages {
  const { systemPrompt } = archived.conversation;
  const system = systemPrompt.trim() === '' ? [] : [{ role: 'system' as const, content: systemPrompt }];
  return { messages: [...system, ...plainMessages(archived)] };
}

/** The same in Anthropic's shape, where the user speaks first. */
export function asAnthropic(archived: ArchivedConversation): AnthropicMessages {
  const { systemPrompt } = archived.conversation;
  const messages = plainMessages(archived);
  const opening: PlainMessage[] = messages[0]?.role === 'assistant' ? [{ role: 'user', content: '…' }] : [];
  return {
    ...(systemPrompt.trim() !== '' && { system: systemPrompt }),
    messages: [...opening, ...messages],
  };
}

/** Nothing blank, and the roles alternate: what one side said in several messages is one. */
function plainMessages(archived: ArchivedConversation): PlainMessage[] {
  const plain: PlainMessage[] = [];
  for (const { role, content } of shownBranch(archived)) {
    const text = sentText(content).trim();
    if (text === '') continue;
    const last = plain.at(-1);
    if (last?.role === role) last.content += `\n\n${text}`;
    else plain.push({ role, content: text });
  }
  return plain;
}
