import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import * as parts from '@/components/markdown/parser-parts';

test('punctuation is what it is to the library that ours stands for', () => {
  const { P, S } = new MarkdownIt().utils.lib.ucmicro;
  const differing = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    (letter) => (P.test(letter) || S.test(letter)) !== (parts.P.test(letter) || parts.S.test(letter)),
  );
  expect(differing.length).toBeLessThan(10);
});
