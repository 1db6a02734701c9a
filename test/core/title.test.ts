import { describe, expect, test } from 'vitest';
import { type Block, textBlock } from '@/lib/core/content';
import { titleFrom } from '@/lib/core/title';
import { fc } from '../property-runs';

const quoted = { text: 'Long ago …', nonce: 'n' };
const stored = { attachmentId: 'a', bytes: 1, mediaType: 'some/type' };
const address = 'https://example.com/tea';
const page: Block = { type: 'page', title: 'The history\nof tea', address, isSelection: false, ...quoted };
const file: Block = { type: 'document', name: 'report.pdf', ...stored, ...quoted };
const picture: Block = { type: 'image', name: 'cat.png', width: 1, height: 1, ...stored };

describe('a title', () => {
  test.each([
    ['\n\n  Two   words \nnext line', 'Two words'],
    ['   ', ''],
    ['a'.repeat(60), 'a'.repeat(60)],
    ['a'.repeat(61), `${'a'.repeat(60)}…`],
    [`${'word '.repeat(20)}`, `${'word '.repeat(12).trim()}…`],
    [`${'y'.repeat(30)} ${'x'.repeat(80)}`, `${'y'.repeat(30)} ${'x'.repeat(29)}…`],
    [`${'y'.repeat(31)} ${'x'.repeat(80)}`, `${'y'.repeat(31)}…`],
    [`short ${'x'.repeat(80)}`, `short ${'x'.repeat(54)}…`],
  ])('of %j is %j', (text, title) => expect(titleFrom([textBlock(text)])).toBe(title));

  test.each([
    ['# Plans for *May*', 'Plans for May'],
    ['## Closed ##', 'Closed'],
    ['**Note:** read `this` and ~~that~~', 'Note: read this and that'],
    ['- [ ] buy __milk__', 'buy milk'],
    ['> 1. quoted _words_', 'quoted words'],
    ['See [the page](https://example.com/a_b) and ![a cat](cat.png)', 'See the page and a cat'],
    ['---\n***\nAfter the rule', 'After the rule'],
    ['```js\nlet it = be;\n```', 'let it = be;'],
    ['snake_case_name and 2*3*4 and a * b', 'snake_case_name and 2*3*4 and a * b'],
    ['#hashtag', '#hashtag'],
    ['素数について教えて', '素数について教えて'],
    ['مرحبا **بك**', 'مرحبا بك'],
    ['🙂', '🙂'],
    ['?!\nWhat now', 'What now'],
  ])('has no Markdown in it: %j is %j', (text, title) => expect(titleFrom([textBlock(text)])).toBe(title));

  test.each([
    ['the title of a page', [page], 'The history of tea'],
    ['the name of a file', [file], 'report.pdf'],
    ['the name of a picture', [picture], 'cat.png'],
    ['the page before the file', [file, page, textBlock(' ')], 'The history of tea'],
    ['few words and what they are about', [page, textBlock('Summarize')], 'Summarize · The history of tea'],
    [
      'words that say enough',
      [page, textBlock('When did people in Europe begin to drink tea?')],
      'When did people in Europe begin to drink tea?',
    ],
    ['the address of a page without a title', [{ ...page, title: ' ' }], address],
    ['nothing where nothing is whole', [{ type: 'page', title: 'x' }, { type: 'image' }], ''],
  ] as const)('is %s', (_, content, title) => expect(titleFrom(content)).toBe(title));

  test('never cuts a character in two, is short, and is one line', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', minLength: 50, maxLength: 200 }),
      fc
        .array(fc.constantFrom('# ', '**', '`', '[', '](', ')', '🙂', 'word', ' ', '\n', '_'), {
          maxLength: 200,
        })
        .map((parts) => parts.join('')),
      fc.integer({ min: 1_990, max: 2_010 }).map((length) => `${'*'.repeat(length)}🙂🙂`),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const title = titleFrom([textBlock(text.toWellFormed())]);
        expect(title.isWellFormed()).toBe(true);
        expect(Array.from(title).length).toBeLessThanOrEqual(61);
        expect(title).not.toContain('\n');
      }),
    );
  });
});
