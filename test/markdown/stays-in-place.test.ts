import { expect, test } from 'vitest';
import { staysInPlace } from '@/components/markdown/stays-in-place';

test.each([
  '\\raisebox{50em}{x}',
  '\\raisebox {-3000px}{x}',
  '\\kern-50em x',
  '\\kern{ -5em}',
  '\\mkern -18mu x',
  '\\hspace{-50em}x',
  '\\hspace*{-50em}x',
  '\\hskip -5em',
  '\\mathllap{covers}',
  '\\llap{covers}',
  '\\smash{x}',
  '\\def\\a{-50em}\\kern\\a',
  '\\newcommand{\\r}{\\raisebox}',
  '\\renewcommand\\x{y}',
  '\\let\\r\\kern',
  'x'.repeat(8_001),
])('%j is not drawn', (tex) => {
  expect(staysInPlace(tex)).toBe(false);
});

test.each([
  'x^2 - y',
  '\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}',
  'a \\quad b \\, c \\! d',
  '\\hspace{1cm} x',
  '\\left( x \\right)',
  '\\operatorname{definition}',
  '\\leq \\clubsuit',
])('%j is drawn', (tex) => {
  expect(staysInPlace(tex)).toBe(true);
});
