import { expect, test } from 'vitest';
import { decodeHTMLStrict } from '@/components/markdown/entities';

test.each([
  ['&copy;', '©'],
  ['&nbsp;', '\u00a0'],
  ['&yuml;', 'ÿ'],
  ['&Omega;', 'Ω'],
  ['&sigma;', 'σ'],
  ['&hellip;', '…'],
  ['&amp;', '&'],
  ['&rang;', '⟩'],
  ['&CounterClockwiseContourIntegral;', '&CounterClockwiseContourIntegral;'],
  ['&constructor;', '&constructor;'],
])('%s is %s', (name, character) => {
  expect(decodeHTMLStrict(name)).toBe(character);
});
