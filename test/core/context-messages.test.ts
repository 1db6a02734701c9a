import { describe, expect, test } from 'vitest';
import { sentText } from '@/lib/core/attachments/sent-text';
import { isBlank, readBlock, sendableBlocks } from '@/lib/core/content';
import { toContextMessages } from '@/lib/core/context-messages';
import type { Message } from '@/lib/core/conversation';
import { fc, runs } from '../property-runs';
import { anyBranch, assistantMessage, userMessage } from './conversations';

/** What has to be sent of a branch, written down as slowly and plainly as it can be. */
function plainly(branch: readonly Message[]): { role: string; text: string }[] {
  const said = branch
    .map((message) => ({
      role: message.role,
      text: sendableBlocks(message.content).map((b) => sentText([b])),
    }))
    .filter(({ text }) => text.length > 0);
  while (said.at(-1)?.role === 'assistant') said.pop();
  if (said[0]?.role === 'assistant') {
    said.unshift({ role: 'user', text: ['(The message that this reply answers is left out.)'] });
  }
  const joined: { role: string; text: string }[] = [];
  for (const { role, text } of said) {
    const before = joined.at(-1);
    if (before?.role === role) before.text += `\n\n${text.join('\n\n')}`;
    else joined.push({ role, text: text.join('\n\n') });
  }
  return joined;
}

test('pictures of a reply, which came with a file, are not sent, and leave no gap', () => {
  const image = {
    type: 'image',
    name: 'a.png',
    mediaType: 'image/png',
    width: 1,
    height: 1,
    attachmentId: 'a',
    bytes: 1,
  };
  const { reply: _, ...imported } = assistantMessage('b', [image]);
  const branch = [userMessage('a', 'Draw.'), imported, userMessage('c', 'More.')];
  expect(toContextMessages(branch)).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Draw.' },
        { type: 'text', text: 'More.' },
      ],
    },
  ]);
});

describe('toContextMessages', () => {
  test('sends every word that can be sent, in order, from user to user, with alternating roles', () => {
    fc.assert(
      fc.property(anyBranch, (branch) => {
        const messages = toContextMessages(branch);
        expect(messages.map(({ role, content }) => ({ role, text: sentText(content) }))).toEqual(
          plainly(branch),
        );
        expect(messages.map(({ role }) => role)).toEqual(
          messages.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')),
        );
        expect(messages.at(-1)?.role ?? 'user').toBe('user');
      }),
      runs(1_000),
    );
  });

  test('never sends thinking, blank blocks or tool calls', () => {
    fc.assert(
      fc.property(anyBranch, (branch) => {
        for (const block of toContextMessages(branch).flatMap(({ content }) => content)) {
          expect(readBlock(block).map(({ kind }) => kind)).not.toContain('thinking');
          expect(isBlank([block])).toBe(false);
          expect(Object.keys(block)).not.toContain('tool_calls');
          expect(['tool_use', 'function_call', 'redacted_thinking']).not.toContain(block.type);
        }
      }),
      runs(1_000),
    );
  });

  test('sends a reply’s blocks unchanged, with the wire they came over', () => {
    const said = { type: 'text', text: 'Hello Ada.', citations: null };
    const branch = [
      userMessage('1', 'Hello'),
      assistantMessage('2', [{ type: 'thinking', thinking: 'Hm.', signature: 's' }, said]),
      userMessage('3', 'Who am I?'),
    ];
    expect(toContextMessages(branch)).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      { role: 'assistant', content: [said], wire: 'anthropic-messages' },
      { role: 'user', content: [{ type: 'text', text: 'Who am I?' }] },
    ]);
  });

  test('turns neighbouring replies of different wires into text, so that they can share a message', () => {
    const chat = { wire: 'openai-chat' as const, providerId: 'ollama', model: 'm' };
    const branch = [
      userMessage('1', 'Hello'),
      assistantMessage('2', [{ type: 'text', text: 'One', citations: null }]),
      assistantMessage('3', [{ role: 'assistant', content: 'Two' }], { reply: chat }),
      userMessage('4', 'Go on'),
    ];
    expect(toContextMessages(branch)[1]).toEqual({
      role: 'assistant',
      content: [
        { type: 'text', text: 'One' },
        { type: 'text', text: 'Two' },
      ],
    });
  });

  test('joins neighbouring replies of one wire block by block, unchanged', () => {
    const one = { type: 'text', text: 'One', citations: null };
    const two = { type: 'text', text: 'Two', citations: null };
    const branch = [userMessage('1', 'Hello'), assistantMessage('2', [one]), assistantMessage('3', [two])];
    expect(toContextMessages([...branch, userMessage('4', 'Go on')])[1]).toEqual({
      role: 'assistant',
      content: [one, two],
      wire: 'anthropic-messages',
    });
  });

  test('changes nothing, and gives the same for the same', () => {
    fc.assert(
      fc.property(anyBranch, (branch) => {
        const before = structuredClone(branch);
        const first = toContextMessages(branch);
        expect(toContextMessages(structuredClone(branch))).toEqual(first);
        expect(branch).toEqual(before);
      }),
    );
  });

  test('extends the request before it while nothing but new turns is added', () => {
    fc.assert(
      fc.property(anyBranch, fc.string({ minLength: 1 }), (branch, text) => {
        fc.pre(text.trim() !== '');
        const asked = [...branch, userMessage('asked', text)];
        const answered = [...asked, assistantMessage('answer', [{ type: 'text', text: 'Yes.' }])];
        const before = toContextMessages(asked);
        const after = toContextMessages([...answered, userMessage('next', 'And now?')]);
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});
