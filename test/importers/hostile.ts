import type { Json } from '@/lib/core/content';

/** A conversation as a format writes it: what a hostile file changes about it. */
export interface Sketch {
  messages: readonly {
    id: string;
    parentId: string | null;
    role: 'user' | 'assistant';
    text: Json;
    at: Json;
  }[];
  title: Json;
  headId?: string;
}

/** One way of writing a sketch in each format that has trees, and in the most usual one that has none. */
export const writers = {
  chatgpt: ({ messages, title, headId }: Sketch): Json => ({
    id: 'hostile',
    title,
    current_node: headId ?? null,
    mapping: record(
      messages.map(({ id, parentId, role, text, at }): [string, Json] => [
        id,
        {
          id,
          parent: parentId,
          children: [],
          message: { author: { role }, create_time: at, content: { content_type: 'text', parts: [text] } },
        },
      ]),
    ),
  }),
  claude: ({ messages, title, headId }: Sketch): Json => ({
    uuid: 'hostile',
    name: title,
    current_leaf_message_uuid: headId ?? null,
    chat_messages: messages.map(({ id, parentId, role, text, at }) => ({
      uuid: id,
      parent_message_uuid: parentId ?? '00000000-0000-4000-8000-000000000000',
      sender: role === 'user' ? 'human' : role,
      content: [{ type: 'text', text }],
      created_at: at,
    })),
  }),
  'open-webui': ({ messages, title, headId }: Sketch): Json => ({
    id: 'hostile',
    title,
    chat: {
      history: {
        currentId: headId ?? null,
        messages: record(
          messages.map(({ id, parentId, role, text, at }): [string, Json] => [
            id,
            { id, parentId, role, content: text, timestamp: at },
          ]),
        ),
      },
    },
  }),
  librechat: ({ messages, title }: Sketch): Json => ({
    conversationId: 'hostile',
    title,
    messages: messages.map(({ id, parentId, role, text, at }) => ({
      messageId: id,
      parentMessageId: parentId ?? '00000000-0000-0000-0000-000000000000',
      isCreatedByUser: role === 'user',
      text,
      createdAt: at,
    })),
  }),
} as const;

/** An object with any names, `__proto__` among them. */
export function record(entries: readonly (readonly [string, Json])[]): { [name: string]: Json } {
  const object: { [name: string]: Json } = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** A chain of messages in turn, from the first on. */
export function chain(
  length: number,
  at: (index: number) => Json = (index) => 1_700_000_000 + index,
): Sketch['messages'] {
  return Array.from({ length }, (_, index) => ({
    id: `m${index}`,
    parentId: index === 0 ? null : `m${index - 1}`,
    role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
    text: `Text ${index}`,
    at: at(index),
  }));
}
