import { expect, test } from 'vitest';
import { canonicalJson } from '@/lib/core/archive/canonical-json';
import { fc } from '../../property-runs';

test.each<[unknown, string]>([
  [{ b: 1, a: [true, null, 'x'], 9: {}, 10: [] }, '{"10":[],"9":{},"a":[true,null,"x"],"b":1}'],
  [{ a: undefined, b: 0 }, '{"b":0}'],
  [[], '[]'],
  ['\ud83d "\\ \u2028 \u0000', '"\\ud83d \\"\\\\ \u2028 \\u0000"'],
  [[1e21, 0.1, -0, 5e-324], '[1e+21,0.1,0,5e-324]'],
  [[Infinity, -Infinity, Number.NaN], '[1e999,-1e999,null]'],
  [undefined, 'null'],
  [{ '\ud83d\ude00': 1, '\uffff': 2 }, '{"😀":1,"\uffff":2}'],
])('%j', (value, expected) => {
  expect(canonicalJson(value)).toBe(expected);
});

test('names that objects have by themselves are names like others', () => {
  const value: unknown = JSON.parse('{"toString":1,"__proto__":{"b":2,"a":1}}');
  expect(canonicalJson(value)).toBe('{"__proto__":{"a":1,"b":2},"toString":1}');
});

test('the same value, the same text, in whatever order its keys came', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

test('no depth and no length is too much', () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 20_000; depth++) deep = [deep];
  expect(canonicalJson(deep)).toHaveLength(40_001);
  expect(canonicalJson(Array.from({ length: 300_000 }, () => 7))).toHaveLength(600_001);
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
