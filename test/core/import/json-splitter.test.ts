import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/content';
import { type JsonPath, JsonProblem, type JsonProblemKind } from '@/lib/core/import/json-problem';
import { mostDepth } from '@/lib/core/import/json-scanner';
import { createJsonSplitter, type JsonPart, type Selection } from '@/lib/core/import/json-splitter';
import { fc, runs } from '../../property-runs';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decode = (bytes: Uint8Array) => decoder.decode(bytes);
const encode = (text: string) => new TextEncoder().encode(text);

const whole = (): Selection => 'read';
const members = (path: JsonPath): Selection => (path.length === 0 ? 'enter' : 'read');
const conversations = (path: JsonPath): Selection => {
  if (path.length === 0) return 'enter';
  if (path[0] !== 'conversations') return 'pass';
  return path.length === 1 ? 'enter' : 'read';
};

function split(
  bytes: Uint8Array,
  select: (path: JsonPath) => Selection = whole,
  size = bytes.length + 1,
  mostBytes?: number,
): JsonPart[] {
  const splitter = createJsonSplitter({ select, decode, ...(mostBytes !== undefined && { mostBytes }) });
  const parts: JsonPart[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    // A copy that is overwritten afterwards: what the splitter keeps must be its own.
    const chunk = bytes.slice(at, at + size);
    parts.push(...splitter.push(chunk));
    chunk.fill(0);
  }
  return [...parts, ...splitter.end()];
}

const values = (parts: readonly JsonPart[]) => parts.map(({ value }) => value);

function problemOf(
  text: string | Uint8Array,
  select = whole as (path: JsonPath) => Selection,
  size?: number,
): JsonProblem | undefined {
  try {
    split(typeof text === 'string' ? encode(text) : text, select, size);
    return undefined;
  } catch (error) {
    if (error instanceof JsonProblem) return error;
    throw error;
  }
}

const anyJson = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }) as fc.Arbitrary<Json>;

test('any document comes out as it went in, however its bytes arrive', () => {
  fc.assert(
    fc.property(anyJson, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (value, size, blanks) => {
      const bytes = encode(JSON.stringify(value, undefined, blanks));
      expect(values(split(bytes, whole, size))).toEqual([JSON.parse(JSON.stringify(value))]);
    }),
    runs(500),
  );
});

test('elements are read one by one, with their paths and the bytes that they are in', () => {
  fc.assert(
    fc.property(fc.array(anyJson), anyJson, fc.integer({ min: 1, max: 40 }), (elements, other, size) => {
      const document = { before: other, conversations: elements, after: other };
      const bytes = encode(JSON.stringify(document));
      const parts = split(bytes, conversations, size);
      expect(values(parts)).toEqual(JSON.parse(JSON.stringify(elements)));
      expect(parts.map(({ path }) => path)).toEqual(elements.map((_, index) => ['conversations', index]));
      for (const { value, start, end } of parts) {
        expect(JSON.parse(decode(bytes.subarray(start, end)))).toEqual(value);
      }
    }),
    runs(300),
  );
});

test('members are read with their names, whatever those are', () => {
  const text = '{"__proto__": 1, "a\\u0062": [2], "": null, "toString": {"__proto__": {"x": true}}}';
  const parts = split(encode(text), members, 3);
  expect(parts.map(({ path }) => path)).toEqual([['__proto__'], ['ab'], [''], ['toString']]);
  expect(JSON.stringify(values(parts))).toBe('[1,[2],null,{"__proto__":{"x":true}}]');
});

test('it refuses what JSON.parse refuses, and nothing else', () => {
  const nearly = fc
    .tuple(
      anyJson,
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '0', '-', '.', 'e', '\\', 'u', ' ', '\n'),
    )
    .map(([value, at, added]) => {
      const text = JSON.stringify(value);
      const place = at % (text.length + 1);
      const changed = text.slice(0, place) + added + text.slice(added === '' ? place + 1 : place);
      return changed.toWellFormed();
    });
  fc.assert(
    fc.property(nearly, fc.integer({ min: 1, max: 9 }), (text, size) => {
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        expect(problemOf(text, whole, size)?.kind).toBeDefined();
        return;
      }
      // Names that come twice are refused here and lost there.
      const problem = problemOf(text, whole, size);
      if (problem) expect(problem.kind).toBe('duplicate');
      else expect(values(split(encode(text), whole, size))).toEqual([parsed]);
    }),
    runs(1_000),
  );
});

test.each<[string, JsonProblemKind, number, number]>([
  ['', 'empty', 1, 1],
  [' \n ', 'empty', 2, 2],
  ['{"a": 1', 'cut', 1, 8],
  ['["abc', 'cut', 1, 6],
  ['[1, 2,]', 'syntax', 1, 7],
  ['{"a": 1,}', 'syntax', 1, 9],
  ['{"a" 1}', 'syntax', 1, 6],
  ['{a: 1}', 'syntax', 1, 2],
  ['[1}', 'syntax', 1, 3],
  ['[NaN]', 'syntax', 1, 2],
  ['[nul]', 'syntax', 1, 5],
  ['[01]', 'syntax', 1, 4],
  ['[-]', 'syntax', 1, 3],
  ['["\\x"]', 'syntax', 1, 4],
  ['["\\u12g4"]', 'syntax', 1, 7],
  ['["a\u0000b"]', 'control', 1, 4],
  ['["a\nb"]', 'control', 1, 4],
  ['[1] [2]', 'trailing', 1, 5],
  ['{"a": {\n"b": 1, "c": 2,\n  "b": 3}}', 'duplicate', 3, 3],
  ['{"a": [{"b": 1, "\\u0062": 3}]}', 'duplicate', 1, 17],
])('%j is refused with the place', (text, kind, line, column) => {
  const problem = problemOf(text);
  expect(problem).toMatchObject({ kind, place: { line, column } });
  expect(problemOf(text, whole, 1)).toMatchObject({ kind, place: { line, column } });
});

test('a problem says which part it is in', () => {
  const text = '{"conversations": [\n{"a": 1},\n{"a": tru}\n]}';
  const problem = problemOf(text, conversations);
  expect(problem).toMatchObject({ kind: 'syntax', place: { line: 3, column: 10 } });
  expect(problem?.path).toEqual(['conversations', 1]);
  expect(problem?.message).toBe('syntax at line 3, column 10');
});

test('a name that comes twice is found in what is entered, in what is read, and where it was written', () => {
  expect(problemOf('{"a": 1, "a": 2}', members)).toMatchObject({
    kind: 'duplicate',
    place: { line: 1, column: 10 },
  });
  const inside = problemOf('{"conversations": [1, {"a": 1,\n"a": 2}]}', conversations);
  expect(inside).toMatchObject({ kind: 'duplicate', place: { line: 2, column: 1 } });
  expect(inside?.path).toEqual(['conversations', 1]);
  const sameLine = problemOf('{"conversations": [1, {"a": 1, "a": 2}]}', conversations);
  expect(sameLine?.place).toEqual({ line: 1, column: 32 });
});

test('bytes that are no UTF-8 are named, where they are', () => {
  const bad = Uint8Array.from([...encode('["é\\n",\n"ab'), 0xc3, 0x28, ...encode('"]')]);
  expect(problemOf(bad)).toMatchObject({ kind: 'encoding', place: { line: 2, column: 4 } });
  const oneLine = Uint8Array.from([...encode('["ab'), 0xff, ...encode('"]')]);
  expect(problemOf(oneLine)).toMatchObject({ kind: 'encoding', place: { line: 1, column: 5 } });
  const inName = Uint8Array.from([...encode('{"ab'), 0xed, 0xa0, 0x80, ...encode('": 1}')]);
  expect(problemOf(inName, members)).toMatchObject({ kind: 'encoding', place: { line: 1, column: 5 } });
});

test('a lone surrogate survives as an escape', () => {
  expect(values(split(encode('["\\ud83d"]')))).toEqual([['\ud83d']]);
});

test('values within values end somewhere', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(problemOf(deep(mostDepth))).toBeUndefined();
  expect(problemOf(deep(100_000))).toMatchObject({
    kind: 'depth',
    place: { line: 1, column: mostDepth + 1 },
  });
});

test('a number with endless digits ends, too', () => {
  expect(problemOf(`[${'1'.repeat(1_001)}]`)?.kind).toBe('number');
  expect(problemOf(`[0.${'1'.repeat(900)}]`)).toBeUndefined();
});

test('a value that is too large is refused as soon as that is plain, and passed by if nobody wants it', () => {
  const bytes = encode(`{"knowledge": "${'x'.repeat(500)}", "conversations": [1, "${'y'.repeat(100)}"]}`);
  for (const size of [7, 1000]) {
    const read = () => split(bytes, conversations, size, 50);
    expect(read).toThrow(expect.objectContaining({ kind: 'size', path: ['conversations', 1] }));
    expect(values(split(bytes, conversations, size, 102))).toEqual([1, 'y'.repeat(100)]);
  }
});

test('scalars where something should be entered are passed by', () => {
  expect(split(encode('{"conversations": null}'), conversations)).toEqual([]);
  expect(split(encode('12'), conversations)).toEqual([]);
  expect(split(encode('{"conversations": {"a": 1}}'), conversations).map(({ path }) => path)).toEqual([
    ['conversations', 'a'],
  ]);
});

test('the end can come right after a number', () => {
  expect(values(split(encode(' -1.5e3'), whole, 2))).toEqual([-1500]);
});
