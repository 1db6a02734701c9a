import { expect, test } from 'vitest';
import { createJsonSampler } from '@/lib/core/import/sample';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const sampler = () => createJsonSampler((bytes) => decoder.decode(bytes));
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function sampleOf(value: unknown) {
  const sampled = sampler();
  sampled.push(encode(value));
  sampled.end();
  return sampled.sample();
}

test('a document is seen as it is, but for the rest of long arrays', () => {
  const chats = Array.from({ length: 9 }, (_, id) => ({ id, list: [1, 2, 3, 4, 5], none: [], nothing: {} }));
  const cut = { list: [1, 2, 3], none: [], nothing: {} };
  expect(sampleOf({ knowledge: 'x', chats, last: null })).toEqual({
    knowledge: 'x',
    chats: [
      { id: 0, ...cut },
      { id: 1, ...cut },
      { id: 2, ...cut },
    ],
    last: null,
  });
  expect(sampleOf('text')).toBe('text');
});

test('it can be asked before the document is at its end', () => {
  const sampled = sampler();
  const bytes = encode({ format: 'aside', conversations: [{ id: 1 }] });
  sampled.push(bytes.subarray(0, 30));
  expect(sampled.sample()).toEqual({ format: 'aside' });
});

test('names are only names', () => {
  const text = '{"__proto__": {"polluted": true}, "constructor": 1}';
  const sampled = sampler();
  sampled.push(new TextEncoder().encode(text));
  expect(JSON.stringify(sampled.sample())).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a sample does not grow with the document', () => {
  const wide = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`id ${index}`, 1]));
  expect(Object.keys(sampleOf(wide) as object).length).toBeLessThan(20_001);
});
