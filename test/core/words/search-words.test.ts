import { expect, test } from 'vitest';
import { search } from '@/lib/core/words/english/search';

test('what was found is said with its numbers', () => {
  expect(search.found(1, 1)).toBe('1 message in 1 conversation');
  expect(search.found(1200, 3)).toBe('1,200 messages in 3 conversations');
  expect(search.found(0, 1)).toBe('The title of 1 conversation');
  expect(search.found(0, 2)).toBe('The titles of 2 conversations');
  expect(search.more(3)).toBe('3 more');
  expect(search.moreIn(3, 'Trees')).toBe('3 more in Trees');
});

test('nothing found names what was looked for; a first reading says how far it is', () => {
  expect(search.none('quux')).toBe('Nothing found for “quux”');
  expect(search.reading(40)).toBe('Reading your messages for the first search: 40 %');
});
