import { describe, expect, test } from 'vitest';
import { textOf } from '@/lib/core/content';
import {
  append,
  continueRequest,
  hasFailed,
  isContinueRequest,
  isSendableText,
  titleOf,
  withDescription,
} from '@/lib/core/conversation';
import { english } from '@/lib/core/words/english';
import { fc } from '../property-runs';
import { emptyConversation, userMessage } from './conversations';

describe('append', () => {
  test('gives each message the next number, once, and makes it the head', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 20 }), (texts) => {
        let conversation = emptyConversation();
        const seqs = texts.map((text, index) => {
          const {
            seq: _,
            conversationId: __,
            ...message
          } = userMessage(`m${index}`, text, { createdAt: 2_000 + index });
          const [grown, numbered] = append(conversation, message);
          conversation = grown;
          expect(numbered).toMatchObject({ id: `m${index}`, conversationId: 'conversation' });
          expect(grown).toMatchObject({ headId: `m${index}`, updatedAt: 2_000 + index });
          return numbered.seq;
        });
        expect(seqs).toEqual(texts.map((_, index) => index + 1));
        expect(conversation.nextSeq).toBe(texts.length + 1);
      }),
    );
  });

  test('takes the title from the first message, and keeps it', () => {
    const [first] = append(emptyConversation(), userMessage('1', 'Prime numbers\nand more'));
    const [second] = append(first, userMessage('2', 'Something else'));
    expect(first.title).toBe('Prime numbers');
    expect(second.title).toBe('Prime numbers');
  });
});

test('an untitled conversation has a name, too', () => {
  expect(titleOf(emptyConversation(), english)).toBe('Empty conversation');
  expect(titleOf(emptyConversation({ title: 'Primes' }), english)).toBe('Primes');
});

test('a conversation has failed while the reply that failed is its head', () => {
  expect(hasFailed(emptyConversation())).toBe(false);
  expect(hasFailed(emptyConversation({ headId: 'reply', failedId: 'reply' }))).toBe(true);
  expect(hasFailed(emptyConversation({ headId: 'later', failedId: 'reply' }))).toBe(false);
});

test('what was put away is back in the list when something is written in it', () => {
  const { seq: _, conversationId: __, ...message } = userMessage('m', 'Hello again');
  const [grown] = append(emptyConversation({ archivedAt: 5 }), message);
  expect(grown).not.toHaveProperty('archivedAt');
});

test('what a provider says of a model replaces what was known, not what the user chose', () => {
  const choice = {
    providerId: 'anthropic',
    model: 'm',
    name: 'm',
    contextTokens: 1,
    maxOutputTokens: 2,
    contextLimit: 3,
    outputLimit: 4,
  };
  expect(withDescription(choice, { id: 'm', name: 'M', contextTokens: 10, maxOutputTokens: 20 })).toEqual({
    ...choice,
    name: 'M',
    contextTokens: 10,
    maxOutputTokens: 20,
  });
  const capabilities = { takesTemperature: true };
  expect(withDescription(choice, { id: 'm', name: 'M', capabilities })).toMatchObject({ capabilities });
  expect(withDescription(choice, { id: 'm', name: 'M' })).toEqual({
    providerId: 'anthropic',
    model: 'm',
    name: 'M',
    contextLimit: 3,
    outputLimit: 4,
  });
});

test('a cut reply is asked to go on in words that a model understands', () => {
  expect(textOf([continueRequest])).toMatch(/cut off.*[Cc]ontinue exactly where it stopped/);
  expect(isContinueRequest(userMessage('1', '', { content: [continueRequest] }))).toBe(true);
  expect(isContinueRequest(userMessage('1', 'Continue'))).toBe(false);
  expect(isContinueRequest(userMessage('1', '', { role: 'assistant', content: [continueRequest] }))).toBe(
    false,
  );
});

test.each([
  ['', false],
  [' \n\t ', false],
  [' . ', true],
])('%j can be sent: %s', (text, can) => expect(isSendableText(text)).toBe(can));
