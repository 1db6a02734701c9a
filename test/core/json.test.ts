import { expect, test } from 'vitest';
import { countAt, listAt, objectAt, objectOf, present, textAt, valueAt } from '@/lib/core/json';

test('what is there is read, everything else is undefined or an empty list', () => {
  const value: unknown = JSON.parse('{"a":[{"b":"text","n":3}],"__proto__":{"c":1}}');
  expect(valueAt(value, 'a', 0, 'b')).toBe('text');
  expect(valueAt(value, 'a', 'b', 'c')).toBeUndefined();
  expect(valueAt(value, 'toString')).toBeUndefined();
  expect(valueAt(value, '__proto__', 'c')).toBe(1);
  expect(textAt(value, 'a', 0, 'b')).toBe('text');
  expect(textAt(value, 'a', 0, 'n')).toBeUndefined();
  expect(countAt(value, 'a', 0, 'n')).toBe(3);
  expect(countAt(value, 'a', 0, 'b')).toBeUndefined();
  expect(countAt({ n: -1 }, 'n')).toBeUndefined();
  expect(listAt(value, 'a')).toHaveLength(1);
  expect(listAt(value, 'b')).toEqual([]);
  expect(objectAt(value, 'a', 0)).toEqual({ b: 'text', n: 3 });
  expect(objectOf([1])).toBeUndefined();
  expect(objectOf(null)).toBeUndefined();
  expect(present({ a: 1, b: undefined })).toEqual({ a: 1 });
});
