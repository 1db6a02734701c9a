import { expect, test } from 'vitest';
import { formatName } from '@/lib/core/archive/import-format';
import { hashOfBytes, hashOfJson, idOfSource } from '@/lib/core/archive/source-ids';
import type { Json } from '@/lib/core/content';

test('the same names give the same UUID of version 8, others another one', () => {
  const id = idOfSource('chatgpt', 'conversation', 'message');
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(idOfSource('chatgpt', 'conversation', 'message')).toBe(id);
  expect(idOfSource('chatgpt', 'conversationmessage')).not.toBe(id);
  expect(idOfSource('chatgpt', 'conversation","message')).not.toBe(id);
});

test('halves of surrogate pairs are told apart', () => {
  expect(idOfSource('\ud83d')).not.toBe(idOfSource('\ud83e'));
  expect(hashOfJson('\ud83d')).not.toBe(hashOfJson('\ud83e'));
});

test('the hash of bytes is their SHA-256', () => {
  expect(hashOfBytes(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('the hash of a value tells its structure', () => {
  const values: Json[] = [
    null,
    0,
    '0',
    [],
    {},
    [[]],
    [[], []],
    ['a', 'b'],
    ['a,b'],
    { a: 'b' },
    { a: { b: [1] } },
  ];
  expect(new Set(values.map(hashOfJson)).size).toBe(values.length);
  expect(hashOfJson({ a: [1, { b: null }] })).toBe(hashOfJson({ a: [1, { b: null }] }));
});

test('a value may be nested as deeply as a file can be', () => {
  let value: Json = [];
  for (let depth = 0; depth < 100_000; depth++) value = depth % 2 ? [value] : { a: value };
  expect(hashOfJson(value)).toMatch(/^[\da-f]{64}$/);
});

test('a format has a name for people, an unknown one its own', () => {
  expect(formatName('chatgpt')).toBe('ChatGPT');
  expect(formatName('constructor')).toBe('constructor');
});
