import { expect, test } from 'vitest';
import { asMarkdown } from '@/lib/core/archive/markdown';
import { asAnthropic, asOpenAi } from '@/lib/core/archive/plain-messages';
import { type StoredParts, toArchived } from '@/lib/core/archive/to-archived';
import { english } from '@/lib/core/words/english';
import { fc, runs } from '../../property-runs';
import { emptyConversation } from '../conversations';
import { anyArchive } from './any-archive';
import { storedParts, withMessages } from './stored-parts';

function archived(stored: StoredParts) {
  const whole = toArchived(stored);
  if (!whole) throw new Error('It is not deleted.');
  return whole;
}

const withPrompt = () => {
  const stored = storedParts();
  return { ...stored, conversation: { ...stored.conversation, systemPrompt: 'Be brief.\n\nBe kind.' } };
};

test('the branch that is shown is what an API takes', () => {
  const messages = [
    { role: 'user', content: 'Question 1' },
    { role: 'assistant', content: 'Answer 1' },
    { role: 'user', content: 'Question 2' },
    { role: 'assistant', content: 'Answer 2' },
  ];
  expect(asOpenAi(archived(withPrompt()))).toEqual({
    messages: [{ role: 'system', content: 'Be brief.\n\nBe kind.' }, ...messages],
  });
  expect(asAnthropic(archived(withPrompt()))).toEqual({ system: 'Be brief.\n\nBe kind.', messages });
  expect(asOpenAi(archived(storedParts()))).toEqual({ messages });
  expect(asAnthropic(archived(storedParts()))).toEqual({ messages });
});

test('a branch that is not shown is not in it', () => {
  const stored = storedParts();
  const other = { ...stored, conversation: { ...stored.conversation, headId: 'a1' } };
  expect(asOpenAi(archived(other)).messages).toHaveLength(2);
  expect(asOpenAi(archived({ ...other, conversation: emptyConversation() })).messages).toEqual([]);
});

test('where a reply comes first, the user says something before it', () => {
  const stored = withMessages(storedParts(), { u1: { content: [{ type: 'text', text: ' ' }] } });
  expect(asAnthropic(archived(stored)).messages[0]).toEqual({ role: 'user', content: '…' });
  expect(asOpenAi(archived(stored)).messages[0]).toEqual({ role: 'assistant', content: 'Answer 1' });
});

test('what one side said in several messages is one', () => {
  const stored = withMessages(storedParts(), { a1: { content: [{ type: 'text', text: ' ' }] } });
  const together = { role: 'user', content: 'Question 1\n\nQuestion 2' };
  expect(asOpenAi(archived(stored)).messages[0]).toEqual(together);
});

test('whatever was said, the roles alternate, and nothing is blank', () => {
  fc.assert(
    fc.property(anyArchive, ({ conversations }) => {
      for (const conversation of conversations) {
        const { messages } = asAnthropic(conversation);
        for (const [index, { role, content }] of messages.entries()) {
          expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant');
          expect(content.trim()).not.toBe('');
        }
      }
    }),
    runs(40),
  );
});

test('Markdown says who said what, and when', () => {
  const stored = withMessages(withPrompt(), {
    u1: {
      content: [
        {
          type: 'page',
          title: 'A\npage',
          address: 'https://a.example',
          text: 'W',
          isSelection: false,
          nonce: 'n',
        },
        { type: 'text', text: 'Question 1' },
      ],
    },
    a1: {
      content: [
        { type: 'thinking', thinking: 'Is it </details> a frog?' },
        { type: 'text', text: ' ' },
        { type: 'search', query: 'frogs' },
        { type: 'text', text: 'A **frog**.' },
      ],
    },
    a2: { reply: { model: '' } },
  });
  const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(1_000);
  const text = asMarkdown(archived(stored), english, { hasThinking: true });
  expect(text.split('\n\n')).toEqual([
    '# Questions',
    '**System prompt**',
    '> Be brief.\n>\n> Be kind.',
    `## You · ${time}`,
    '*Attached: A page*',
    'Question 1',
    `## Assistant · some-model · ${time}`,
    '<details><summary>Thinking</summary>',
    'Is it &lt;/details> a frog?',
    '</details>',
    '*[search]*',
    'A **frog**.',
    `## You · ${time}`,
    'Question 2',
    `## Assistant · ${time}`,
    'Answer 2\n',
  ]);
  expect(asMarkdown(archived(stored), english, { hasThinking: false })).not.toContain('frog?');
  const empty = archived({ ...storedParts(), conversation: emptyConversation() });
  expect(asMarkdown(empty, english, { hasThinking: true })).toBe('# Empty conversation\n');
});
