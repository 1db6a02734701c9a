import { describe, expect, test } from 'vitest';
import { sentParts } from '@/lib/core/attachments/sent-parts';
import { withinBytes } from '@/lib/core/attachments/within-bytes';
import { textBlock } from '@/lib/core/content';
import { planRequest } from '@/lib/core/plan-request';
import type { ContextMessage } from '@/lib/core/provider';
import { fc } from '../../property-runs';
import { emptyConversation, userMessage } from '../conversations';
import { documentBlock, imageBlock } from './blocks';

const takes = { images: 'yes', pdf: true } as const;
const reply: ContextMessage = { role: 'assistant', content: [textBlock('I see.')] };

/** A message with a picture of so many million bytes each. */
const asked = (...millions: number[]): ContextMessage => ({
  role: 'user',
  content: [...millions.map((size) => imageBlock({ bytes: size * 1_000_000 })), textBlock('Well?')],
});

/** The sizes of the files that still go as files, in millions of bytes. */
const sizes = (messages: readonly ContextMessage[]) =>
  messages
    .flatMap(({ content }) => sentParts(content, takes))
    .flatMap((part) => (part.kind === 'image' ? [part.image.bytes / 1_000_000] : []));

describe('the files of a request', () => {
  test('all go while there is room for them', () => {
    const messages = [asked(10), reply, asked(12)];
    expect(withinBytes(messages, takes).messages).toBe(messages);
    const texts = [asked(20), reply, asked(20)];
    expect(withinBytes(texts, { images: 'no', pdf: false }).messages).toBe(texts);
  });

  test('of too many the oldest go as text, with a reason or with what can be read of them', () => {
    const report = documentBlock({ bytes: 15_000_000, text: 'Sales went up.' });
    const first: ContextMessage = { role: 'user', content: [report] };
    const { messages: sent, leftOutFiles } = withinBytes([first, reply, asked(3), reply, asked(9)], takes);
    expect(leftOutFiles).toBe(2);
    expect(JSON.stringify(sent[0])).toContain('Sales went up.');
    expect(JSON.stringify(sent[2])).toContain('the request would be too large with it');
    expect(sizes(sent)).toEqual([9]);
  });

  test('of one message with too many no more are left out than must be', () => {
    expect(sizes(withinBytes([asked(3), reply, asked(9, 8, 7, 6)], takes).messages)).toEqual([8, 7, 6]);
  });

  test('never are too large together, and are left out in the same way until there are too many again', () => {
    const anySizes = fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(anySizes, (all) => {
        const messages = all.flatMap((of) => [asked(...of), reply]);
        const before = withinBytes(messages.slice(0, -2), takes).messages;
        const after = withinBytes(messages, takes).messages;
        const total = sizes(after).reduce((sum, size) => sum + size, 0);
        expect(total).toBeLessThanOrEqual(22);
        const isCut = sizes(after).length < sizes(before).length + (all.at(-1)?.length ?? 0);
        if (!isCut) expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});

test('a plan counts the look of the pictures that go as pictures', () => {
  const model = { providerId: 'anthropic', model: 'claude-haiku-4-5', name: 'Haiku' };
  const ofBytes = (bytes: number) => {
    const picture = imageBlock({ bytes, width: 280, height: 280 });
    const branch = [userMessage('q', '', { content: [picture, picture, textBlock('Well?')] })];
    const conversation = emptyConversation({ model });
    const planned = planRequest({ conversation, branch, summaries: [] }, { factor: 1, samples: 1 }, 1);
    if (!planned.fits) throw new Error('It should fit.');
    return planned;
  };
  expect(ofBytes(1_000_000).lookTokens).toBe(200);
  expect(ofBytes(12_000_000).lookTokens).toBe(100);
  expect(sizes(ofBytes(12_000_000).request.messages)).toEqual([12]);
});
