import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '../../components/markdown/markdown';
import { parseMarkdown } from '../../components/markdown/parse';
import { plainText } from '../../components/markdown/plain-text';
import { advance, emptyMarkdown } from '../../components/markdown/streaming';
import { fc, runs } from '../property-runs';
import { arbitraryDocument } from './arbitrary-document';

const text = arbitraryDocument.map((whole) => whole.slice(0, 400));

test('an answer that arrives letter by letter reads at each like one that is read from scratch', () => {
  fc.assert(
    fc.property(text, (whole) => {
      let streamed = emptyMarkdown;
      for (let length = 1; length <= whole.length; length++) {
        const prefix = whole.slice(0, length);
        streamed = advance(streamed, prefix, true);
        expect(streamed.blocks).toEqual(parseMarkdown(prefix, true));
      }
      expect(advance(streamed, whole).blocks).toEqual(parseMarkdown(whole));
    }),
    runs(25),
  );
});

test('each prefix of an answer is drawn, and can be copied as plain text', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (whole, step) => {
      for (let length = step; length < whole.length; length += step) {
        const prefix = whole.slice(0, length);
        expect(renderToStaticMarkup(<Markdown text={prefix} isStreaming />)).toMatch(/^<div/);
        expect(typeof plainText(prefix)).toBe('string');
      }
    }),
    runs(15),
  );
});
