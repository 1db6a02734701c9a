import { type Block, textBlock } from '@/lib/core/content';
import type { Conversation, Message } from '@/lib/core/conversation';
import { fc } from '../property-runs';
import { anyAttachment } from './attachments/blocks';

/** A conversation as it is before its first message. */
export function emptyConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'conversation',
    title: '',
    hasOwnTitle: false,
    systemPrompt: '',
    model: { providerId: 'anthropic', model: 'some-model', name: 'Some model' },
    headId: null,
    nextSeq: 1,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...change,
  };
}

export function userMessage(id: string, text: string, change: Partial<Message> = {}): Message {
  return {
    id,
    conversationId: 'conversation',
    parentId: null,
    seq: 1,
    role: 'user',
    status: 'complete',
    content: [textBlock(text)],
    createdAt: 1_000,
    ...change,
  };
}

export function assistantMessage(
  id: string,
  content: readonly Block[],
  change: Partial<Message> = {},
): Message {
  return {
    ...userMessage(id, ''),
    role: 'assistant',
    content,
    reply: { wire: 'anthropic-messages', providerId: 'anthropic', model: 'some-model' },
    ...change,
  };
}

const anyText = fc.oneof(fc.constantFrom('', ' ', '\n\t'), fc.string({ unit: 'grapheme', maxLength: 30 }));

/** Blocks of all shapes that Aside stores, blank ones and unknown ones among them. */
const anyAnthropicBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text) => ({ type: 'text', text, citations: null })),
  anyText.map((thinking) => ({ type: 'thinking', thinking, signature: 'c2lnbmF0dXJl' })),
  fc.constant({ type: 'redacted_thinking', data: 'ZGF0YQ==' }),
  fc.constant({ type: 'tool_use', id: 'toolu_1', name: 'search', input: {} }),
);

const anyResponsesBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text) => ({
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  })),
  anyText.map((text) => ({ type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text }] })),
  fc.constant({ type: 'function_call', call_id: 'call_1', name: 'search', arguments: '{}' }),
);

const anyChatBlock: fc.Arbitrary<Block> = fc.record(
  {
    role: fc.constant('assistant'),
    content: fc.oneof(anyText, fc.constant(null)),
    reasoning_content: anyText,
    refusal: fc.oneof(anyText, fc.constant(null)),
    tool_calls: fc.constant([
      { id: 'call_1', type: 'function', function: { name: 'search', arguments: '{}' } },
    ]),
  },
  { requiredKeys: ['role', 'content'] },
);

const anyReply = fc.oneof(
  fc.array(anyAnthropicBlock, { maxLength: 4 }).map((content) => [content, 'anthropic-messages'] as const),
  fc.array(anyResponsesBlock, { maxLength: 4 }).map((content) => [content, 'openai-responses'] as const),
  fc.array(anyChatBlock, { maxLength: 1 }).map((content) => [content, 'openai-chat'] as const),
);

const anyMessage: fc.Arbitrary<(id: string) => Message> = fc.oneof(
  anyText.map((text) => (id: string) => userMessage(id, text)),
  fc.tuple(anyText, fc.array(anyAttachment, { minLength: 1, maxLength: 3 })).map(
    ([text, attached]) =>
      (id: string) =>
        userMessage(id, text, { content: [...attached, textBlock(text)] }),
  ),
  anyReply.map(
    ([content, wire]) =>
      (id: string) =>
        assistantMessage(id, content, { reply: { wire, providerId: 'some', model: 'some-model' } }),
  ),
);

/** Branches as they may come to be: blank, stopped and failed replies, three wires, roles in any order. */
export const anyBranch: fc.Arbitrary<Message[]> = fc.array(anyMessage, { maxLength: 12 }).map((makers) =>
  makers.map((make, index) => ({
    ...make(`message ${index}`),
    seq: index + 1,
    parentId: index === 0 ? null : `message ${index - 1}`,
  })),
);
