import { expect, test } from 'vitest';
import { withoutEntities } from '@/lib/importers/html-entities';
import { withoutThinkingTags } from '@/lib/importers/thinking-tags';
import { timeOf } from '@/lib/importers/times';

test.each([
  [1_700_000_000, 1_700_000_000_000],
  [1_700_000_000.5, 1_700_000_000_500],
  [1_700_000_000_000, 1_700_000_000_000],
  [1_700_000_000_000_000, 1_700_000_000_000],
  ['1700000000', 1_700_000_000_000],
  ['2026-01-02', Date.UTC(2026, 0, 2)],
  ['2026-01-02T03:04', Date.UTC(2026, 0, 2, 3, 4)],
  ['2026-01-02 03:04:05.123456', Date.UTC(2026, 0, 2, 3, 4, 5, 123)],
  ['2026-01-02T03:04:05.123456+01:00', Date.UTC(2026, 0, 2, 2, 4, 5, 123)],
  ['2026-01-02T03:04:05-0130', Date.UTC(2026, 0, 2, 4, 34, 5)],
  ['2026-01-02t03:04:05z', Date.UTC(2026, 0, 2, 3, 4, 5)],
  [0, undefined],
  [null, undefined],
  ['', undefined],
  [-1, 'absurd'],
  [1e20, 'absurd'],
  [Number.NaN, 'absurd'],
  [true, 'absurd'],
  ['12/31/2025, 11:59:00 PM', 'absurd'],
  ['2026-13-45T99:99:99Z', 'absurd'],
  ['2'.repeat(10_000), 'absurd'],
])('the time %j is %j', (value, expected) => {
  expect(timeOf(value)).toBe(expected);
});

test('thinking between tags at the beginning, one or several, whole or cut', () => {
  expect(withoutThinkingTags('<think>a</think><thinking> b </thinking>c')).toEqual([
    { type: 'thinking', thinking: 'a' },
    { type: 'thinking', thinking: 'b' },
    { type: 'text', text: 'c' },
  ]);
  expect(withoutThinkingTags('<think>cut')).toEqual([{ type: 'thinking', thinking: 'cut' }]);
  expect(withoutThinkingTags('<think></think>')).toEqual([]);
  expect(withoutThinkingTags('Say <think>')).toEqual([{ type: 'text', text: 'Say <think>' }]);
});

test('names of characters, and what is no such name', () => {
  expect(withoutEntities('&lt;&#60;&#x3C;&nbsp;&hellip;')).toBe('<<<\u00a0…');
  expect(withoutEntities('&#0;&#xD800;&#9999999;&constructor;& &amp')).toBe(
    '&#0;&#xD800;&#9999999;&constructor;& &amp',
  );
});
