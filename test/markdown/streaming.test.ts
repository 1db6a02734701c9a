import { expect, test } from 'vitest';
import { holdBackMark } from '../../components/markdown/half-written';
import { parseMarkdown } from '../../components/markdown/parse';
import { advance, emptyMarkdown } from '../../components/markdown/streaming';
import type { Block } from '../../components/markdown/tree';
import { fc, runs } from '../property-runs';
import { arbitraryMarkdown, arbitraryNoise } from './arbitrary-markdown';

const arbitraryText = fc.oneof({ weight: 3, arbitrary: arbitraryMarkdown }, arbitraryNoise);

test('after every letter, the blocks are those of a parse from scratch', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      let streamed = emptyMarkdown;
      for (let length = 1; length <= text.length; length++) {
        streamed = advance(streamed, text.slice(0, length));
        expect(streamed.blocks).toEqual(parseMarkdown(text.slice(0, length)));
      }
    }),
    runs(150),
  );
});

test('the same when the text comes in pieces, and when it is replaced by another', () => {
  const replaced = fc.tuple(arbitraryText, arbitraryText, fc.array(fc.nat({ max: 40 }), { minLength: 1 }));
  fc.assert(
    fc.property(replaced, ([first, second, steps]) => {
      let streamed = emptyMarkdown;
      for (const text of [first, second]) {
        let length = 0;
        for (const step of [...steps, text.length]) {
          length += step;
          streamed = advance(streamed, text.slice(0, length));
          expect(streamed.blocks).toEqual(parseMarkdown(text.slice(0, length)));
        }
      }
    }),
    runs(150),
  );
});

test.each([
  ['a list goes on after a blank line', '1. a\n\n2. b\n\n3. c\n'],
  ['a list becomes loose late', '- a\n- b\n\n- c\n\n\n- d\n\nend\n'],
  ['indented code goes on after blank lines', '    a\n\n\n    b\n'],
  ['a label crosses a heading line', '[foo\n===\nbar\nbaz]: https://c.test\n\n[foo === bar baz]\n'],
  ['a title crosses a heading line', "[a]: https://a.test\n'one\n===\ntwo\nthree'\n\n[a]\n"],
  ['a space that is not blank', 'a\n\u00a0\n# b\n\f\n===\nc\n'],
  ['a paragraph becomes a table', 'x\n\na | b\nc | d\n-|-\n1 | 2\n\ny\n'],
  ['a rule becomes a word', '- a\n\n---b\n\n***\n***c\n'],
  ['a fence closes late or not at all', '```\na\n\n# b\n\n```c\n```\n\n~~~\n\nd\n'],
  ['a quote is continued lazily', '> a\nb\n\n> ```\nc\nd\n\n> e\n'],
])('each prefix reads like itself: %s', (_, text) => {
  for (const [index, step] of stream(text).entries()) {
    expect(step.blocks).toEqual(parseMarkdown(text.slice(0, index + 1)));
  }
});

test('settled text never has to be read again', () => {
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (text, more) => {
      const before = advance(emptyMarkdown, text);
      const after = advance(before, text + more);
      expect(after.settledLength).toBeGreaterThanOrEqual(before.settledLength);
      expect(after.source.startsWith(before.source.slice(0, before.settledLength))).toBe(true);
    }),
  );
});

function stream(text: string): { blocks: readonly Block[]; settledLength: number }[] {
  const steps = [];
  let streamed = emptyMarkdown;
  for (let length = 1; length <= text.length; length++) {
    streamed = advance(streamed, text.slice(0, length));
    steps.push(streamed);
  }
  return steps;
}

test('a block that has ended stays the same object while the text grows', () => {
  const start = '# One\n\nSome *words*.\n\n- a\n- b\n\n```ts\nlet x;\n```\n\n';
  const steps = stream(`${start}The **end** is\nnear. And far.\n`).slice(start.length);
  const blocks = steps[0]?.blocks.slice(0, 4) ?? [];
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'code']);
  for (const step of steps) {
    for (const [index, block] of blocks.entries()) expect(step.blocks[index]).toBe(block);
  }
});

test('only the end of a long text is settled late', () => {
  const paragraphs = Array.from({ length: 30 }, (_, index) => `Paragraph ${index}.\n\n`);
  const steps = stream(paragraphs.join(''));
  const unsettled = steps.map((step, index) => index + 1 - step.settledLength);
  expect(Math.max(...unsettled)).toBeLessThan(3 * 'Paragraph 00.\n\n'.length);
});

test('the finished items of a growing list, and the rows of a growing table, stay the same objects', () => {
  const list = stream('- one\n- two\n- thr').map((step) => step.blocks[0]);
  const [early, late] = [list.at(-4), list.at(-1)];
  if (early?.kind !== 'list' || late?.kind !== 'list') throw new Error('expected lists');
  expect(late.items[0]).toBe(early.items[0]);
  const table = stream('|a|b|\n|-|-|\n|1|2|\n|3|4|\n|5|').map((step) => step.blocks[0]);
  const [small, large] = [table.at(-4), table.at(-1)];
  if (small?.kind !== 'table' || large?.kind !== 'table') throw new Error('expected tables');
  expect(large.rows[0]).toBe(small.rows[0]);
  expect(large.header).toBe(small.header);
});

test('a definition that comes late makes the links that wait for it, and leaves other blocks alone', () => {
  const steps = stream('Plain [brackets].\n\nSee [the Page].\n\nOther.\n\n[the\npage]: https://page.test/\n');
  const [before, after] = [steps.at(-20)?.blocks, steps.at(-1)?.blocks];
  expect(before?.[1]).toEqual({ kind: 'paragraph', children: [{ kind: 'text', text: 'See [the Page].' }] });
  expect(after?.[1]).toMatchObject({ children: [{}, { kind: 'link', href: 'https://page.test/' }, {}] });
  expect(after?.[0]).toBe(before?.[0]);
  expect(after?.[2]).toBe(before?.[2]);
});

test('the first definition of a label holds, however late the second comes', () => {
  const text = '[a]: https://first.test/\n\nSee [a].\n\nMore.\n\n[a]: https://second.test/\n\nEnd.\n\n';
  expect(stream(text).at(-1)?.blocks[0]).toMatchObject({
    children: [{}, { href: 'https://first.test/' }, {}],
  });
});

test('the same text gives the same document, and text that only looks different in line ends too', () => {
  const streamed = advance(emptyMarkdown, 'a\n\nb\n');
  expect(advance(streamed, 'a\r\n\r\nb\r')).toBe(streamed);
});

test.each(['-', '*', '1', '1.', '12)', '#', '##', '`', '```', '> -', '|', '  -', '**', '=', '--', '- '])(
  'the lonely beginning of a mark is held back: %j',
  (mark) => {
    expect(holdBackMark(`Text:\n${mark}`)).toBe('Text:\n');
  },
);

test.each(['a', '- a', '1. a', '**a', 'Text', '1234', '-----', '| a', '---\n'])(
  'words are not held back: %j',
  (line) => {
    expect(holdBackMark(`Text:\n${line}`)).toBe(`Text:\n${line}`);
  },
);
