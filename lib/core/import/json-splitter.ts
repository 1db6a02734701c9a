import type { Json } from '../content';
import { type JsonPath, JsonProblem, type JsonProblemKind, type TextPlace } from './json-problem';
import { createJsonScanner, type JsonScanner, type ScannedKind, type ScanStart } from './json-scanner';
import { placeOfBadByte } from './utf8';

/** What is done with a value: read it, look at what is inside it one by one, or pass it by. */
export type Selection = 'read' | 'enter' | 'pass';

/** A value that was read out of a document. */
export interface JsonPart {
  path: JsonPath;
  value: Json;
  /** Where it begins. */
  place: TextPlace;
  /** The offset of its first byte, and of the byte after its last one. */
  start: number;
  end: number;
}

export interface SplitterOptions {
  /** Asked about the document itself (the empty path) and about what is in each value that is entered. */
  select(path: JsonPath, kind: 'object' | 'array' | 'scalar'): Selection;
  /** Values that are entered are given, too, before what is in them: as empty ones. */
  showsEntered?: boolean;
  /** UTF-8 to text; throws if it is none. */
  decode(bytes: Uint8Array): string;
  /** The most bytes of a value that is read. */
  mostBytes?: number;
}

export interface JsonSplitter {
  /** Gives the values that end in these bytes; throws JsonProblem where they are no JSON. */
  push(chunk: Uint8Array): JsonPart[];
  /** To be called at the end; throws JsonProblem if the document is not complete. */
  end(): JsonPart[];
}

/** 128 MiB: several times the largest conversation that was ever seen, and what one string can still hold. */
const usualMostBytes = 128 * 1024 * 1024;

/** An object or an array that is looked at one by one. */
interface Entered {
  kind: 'object' | 'array';
  /** The index of the next element, or the name of the next member. */
  next: string | number;
  names: Set<string>;
}

/** A value or a name that is being read. */
interface Reading {
  path: JsonPath;
  place: TextPlace;
  start: ScanStart;
  /** The chunks that it is in, without the last one. */
  earlier: Uint8Array[];
  /** How many values inside one another have begun and not ended, itself included. */
  open: number;
  /** How many names of members are in it. */
  nameCount: number;
}

/**
 * Reads named values out of a JSON document that may be larger than memory: bytes go in, and the values come out one by
 * one. Everything else is checked as strictly and not kept.
 */
export function createJsonSplitter({
  select,
  decode,
  showsEntered = false,
  mostBytes = usualMostBytes,
}: SplitterOptions): JsonSplitter {
  const entered: Entered[] = [];
  let reading: Reading | undefined;
  /** How many values inside one another are passed by. */
  let passed = 0;
  let chunk: Uint8Array = new Uint8Array();
  let chunkStart = 0;
  let found: JsonPart[] = [];

  const scanner: JsonScanner = createJsonScanner({ begin, end: endOf });
  const path = (): JsonPath => entered.map(({ next }) => next);
  const fail = (kind: JsonProblemKind, place: TextPlace, of: JsonPath = path()): never => {
    throw new JsonProblem(kind, place, of);
  };

  function begin(kind: ScannedKind): void {
    if (passed > 0) {
      if (kind !== 'name') passed++;
    } else if (reading) {
      if (kind === 'name') reading.nameCount++;
      else reading.open++;
    } else if (kind === 'name') startReading();
    else beginSelected(kind);
  }

  function beginSelected(kind: 'object' | 'array' | 'scalar'): void {
    const selected = select(path(), kind);
    if (selected === 'read') startReading();
    else if (selected === 'pass' || kind === 'scalar') passed = 1;
    else enter(kind);
  }

  function enter(kind: 'object' | 'array'): void {
    if (showsEntered) {
      const { offset: start } = scanner.position();
      const value = kind === 'array' ? [] : {};
      found.push({ path: path(), value, place: scanner.place(), start, end: start + 1 });
    }
    entered.push({ kind, next: kind === 'array' ? 0 : '', names: new Set() });
  }

  function startReading(): void {
    const start = scanner.position();
    reading = { path: path(), place: scanner.place(), start, earlier: [], open: 1, nameCount: 0 };
  }

  function endOf(kind: ScannedKind, offset: number): void {
    if (passed > 0) {
      if (kind !== 'name' && --passed === 0) advance();
    } else if (reading) endInside(reading, kind, offset);
    else {
      entered.pop();
      advance();
    }
  }

  function endInside(now: Reading, kind: ScannedKind, offset: number): void {
    if (kind === 'name' && now.nameCount > 0) return;
    if (--now.open > 0) return;
    reading = undefined;
    const bytes = bytesOf(now, offset);
    if (kind === 'name') setName(now, bytes);
    else {
      const value = parse(now, bytes);
      found.push({ path: now.path, value, place: now.place, start: now.start.offset, end: offset });
      advance();
    }
  }

  /** After a value: the next one has the next index. */
  function advance(): void {
    const inside = entered.at(-1);
    if (typeof inside?.next === 'number') inside.next++;
  }

  function setName({ place }: Reading, bytes: Uint8Array): void {
    const inside = entered.at(-1) as Entered;
    inside.next = String(JSON.parse(textOf(bytes, place)));
    if (inside.names.has(inside.next)) fail('duplicate', place);
    inside.names.add(inside.next);
  }

  function bytesOf({ start, earlier, path: of, place }: Reading, end: number): Uint8Array {
    const from = Math.max(start.offset - chunkStart, 0);
    const last = chunk.subarray(from, end - chunkStart);
    if (end - start.offset > mostBytes) fail('size', place, of);
    return earlier.length === 0 ? last : joined([...earlier, last], end - start.offset);
  }

  function parse(now: Reading, bytes: Uint8Array): Json {
    const value = JSON.parse(textOf(bytes, now.place, now.path)) as Json;
    if (countNames(value) !== now.nameCount) refuseDuplicate(now, bytes);
    return value;
  }

  /** Reads everything once more, one by one, to find which name comes twice. */
  function refuseDuplicate({ start, path: of, place }: Reading, bytes: Uint8Array): void {
    const every = createJsonSplitter({ select: () => 'enter', decode });
    let found = place;
    try {
      every.push(bytes);
    } catch (problem) {
      found = within(start, (problem as JsonProblem).place);
    }
    fail('duplicate', found, of);
  }

  function textOf(bytes: Uint8Array, place: TextPlace, of?: JsonPath): string {
    try {
      return decode(bytes);
    } catch {
      return fail('encoding', placeOfBadByte(bytes, place), of);
    }
  }

  /** Before the chunk goes: what is being read goes on in the next one. */
  function keepReading(): void {
    if (!reading) return;
    const from = Math.max(reading.start.offset - chunkStart, 0);
    reading.earlier.push(chunk.slice(from));
    if (chunkStart + chunk.length - reading.start.offset > mostBytes) {
      fail('size', reading.place, reading.path);
    }
  }

  function push(next: Uint8Array): JsonPart[] {
    chunk = next;
    found = [];
    located(() => scanner.feed(next));
    keepReading();
    chunkStart += next.length;
    return found;
  }

  function end(): JsonPart[] {
    chunk = new Uint8Array();
    found = [];
    located(() => scanner.finish());
    return found;
  }

  /** A problem in the text itself, with what it is a part of. */
  function located(scan: () => void): void {
    try {
      scan();
    } catch (problem) {
      if (!(problem instanceof JsonProblem) || problem.path.length > 0) throw problem;
      throw new JsonProblem(problem.kind, problem.place, reading?.path ?? path());
    }
  }

  return { push, end };
}

/** A place in a part, as one in the whole. */
function within({ offset, line, lineStart }: ScanStart, place: TextPlace): TextPlace {
  const column = place.line === 1 ? offset - lineStart + place.column : place.column;
  return { line: line + place.line - 1, column };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of chunks) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** How many members all objects in a value have. */
function countNames(value: Json): number {
  let count = 0;
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inside = Object.values(next) as Json[];
    if (!Array.isArray(next)) count += inside.length;
    for (const child of inside) if (typeof child === 'object') open.push(child);
  }
  return count;
}
