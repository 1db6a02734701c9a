import { JsonProblem, type JsonProblemKind, type TextPlace } from './json-problem';

/** Where in a document a scan begins: offsets count bytes from its start, lines from 1. */
export interface ScanStart {
  offset: number;
  line: number;
  /** The offset of the first byte of that line. */
  lineStart: number;
}

export type ScannedKind = 'object' | 'array' | 'scalar' | 'name';

/** Told of what a scan finds, in the order of the text. */
export interface ScanEvents {
  /** A value or the name of a member begins with the byte at `offset`. */
  begin(kind: ScannedKind, offset: number): void;
  /** What began last, and has not ended yet, ends before the byte at `offset`. */
  end(kind: ScannedKind, offset: number): void;
}

export interface JsonScanner {
  /** Scans the next bytes; throws JsonProblem at the first one that may not be there. */
  feed(chunk: Uint8Array): void;
  /** To be called at the end of the text; throws JsonProblem if that is not the end of the document. */
  finish(): void;
  /** The place of the byte that is scanned now. */
  place(): TextPlace;
  position(): ScanStart;
}

/** Objects and arrays inside one another: more is an attack, and more than a database takes. */
export const mostDepth = 5_000;

/** No number that is worth anything has more characters. */
const longestNumber = 1_000;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const newline = 0x0a;
const openObject = 0x7b;
const closeObject = 0x7d;
const openArray = 0x5b;
const closeArray = 0x5d;
const backslash = 0x5c;

/** What may come next; inside a text, a number or a word, what that is. */
const value = 0;
const valueOrEnd = 1;
const name = 2;
const nameOrEnd = 3;
const nameEnd = 4;
const afterValue = 5;
const text = 6;
const escaped = 7;
const hex = 8;
const number = 9;
const word = 10;
const nothing = 11;

const isSpace = (byte: number) => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number) =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
const isInNumber = (byte: number) =>
  isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === 0x2d || byte === 0x45 || byte === 0x65;
const bytesOf = (characters: string) => Array.from(characters, (character) => character.charCodeAt(0));
const escapable = new Set(bytesOf('"\\/bfnrt'));
const words = new Map(['true', 'false', 'null'].map((known) => [known.charCodeAt(0), bytesOf(known)]));
const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads a JSON document of any size byte by byte, as strictly as `JSON.parse`, and keeps nothing of it: memory is taken
 * by the depth alone. UTF-8 is not checked; whoever decodes the bytes does that.
 */
export function createJsonScanner(
  events: ScanEvents,
  start: ScanStart = { offset: 0, line: 1, lineStart: 0 },
): JsonScanner {
  let { offset: chunkStart, line, lineStart } = start;
  let index = 0;
  let next = value;
  let isName = false;
  let depth = 0;
  const isObject = new Uint8Array(mostDepth);
  let restOfWord: readonly number[] = [];
  let hexLeft = 0;
  let numberText = '';

  const offset = () => chunkStart + index;
  const place = () => ({ line, column: offset() - lineStart + 1 });
  const fail = (kind: JsonProblemKind): never => {
    throw new JsonProblem(kind, place());
  };

  function feed(chunk: Uint8Array): void {
    index = 0;
    while (index < chunk.length) {
      if (next === text) skipText(chunk);
      else step(chunk[index] as number);
    }
    chunkStart += chunk.length;
    index = 0;
  }

  /** Most bytes of a document are in texts. */
  function skipText(chunk: Uint8Array): void {
    // A local variable, because this loop takes most of the time of an import.
    let at = index;
    let byte = chunk[at] as number;
    while (byte !== quote && byte !== backslash && byte >= 0x20 && ++at < chunk.length) {
      byte = chunk[at] as number;
    }
    index = at;
    if (at === chunk.length) return;
    if (byte < 0x20) fail('control');
    index++;
    if (byte === backslash) next = escaped;
    else if (isName) endName();
    else endValue('scalar');
  }

  function step(byte: number): void {
    if (next >= escaped && next !== nothing) stepInside(byte);
    else if (isSpace(byte)) skipSpace(byte);
    else stepBetween(byte);
  }

  function stepBetween(byte: number): void {
    switch (next) {
      case afterValue:
        stepAfter(byte);
        break;
      case nameEnd:
        if (byte !== colon) fail('syntax');
        next = value;
        index++;
        break;
      case name:
      case nameOrEnd:
        stepName(byte);
        break;
      case nothing:
        fail('trailing');
        break;
      default:
        stepValue(byte);
    }
  }

  function skipSpace(byte: number): void {
    index++;
    if (byte !== newline) return;
    line++;
    lineStart = offset();
  }

  function stepValue(byte: number): void {
    if (byte === closeArray && next === valueOrEnd) close('array');
    else if (byte === openObject) open('object');
    else if (byte === openArray) open('array');
    else stepScalar(byte);
  }

  function stepScalar(byte: number): void {
    events.begin('scalar', offset());
    if (byte === quote) {
      isName = false;
      next = text;
      index++;
    } else if (isDigit(byte) || byte === 0x2d) {
      numberText = '';
      next = number;
    } else {
      restOfWord = words.get(byte) ?? fail('syntax');
      next = word;
    }
  }

  function stepName(byte: number): void {
    if (byte === closeObject && next === nameOrEnd) {
      close('object');
      return;
    }
    if (byte !== quote) fail('syntax');
    events.begin('name', offset());
    isName = true;
    next = text;
    index++;
  }

  function stepAfter(byte: number): void {
    const inObject = isObject[depth - 1] === 1;
    if (byte === comma) {
      next = inObject ? name : value;
      index++;
    } else if (byte === (inObject ? closeObject : closeArray)) close(inObject ? 'object' : 'array');
    else fail('syntax');
  }

  function stepInside(byte: number): void {
    if (next === number) stepNumber(byte);
    else if (next === word) stepWord(byte);
    else if (next === escaped) stepEscape(byte);
    else stepHex(byte);
  }

  function stepWord(byte: number): void {
    if (byte !== restOfWord[0]) fail('syntax');
    restOfWord = restOfWord.slice(1);
    index++;
    if (restOfWord.length === 0) endValue('scalar');
  }

  function stepHex(byte: number): void {
    if (!isHex(byte)) fail('syntax');
    index++;
    if (--hexLeft === 0) next = text;
  }

  function stepEscape(byte: number): void {
    const isUnicode = byte === 0x75;
    if (!isUnicode && !escapable.has(byte)) fail('syntax');
    hexLeft = 4;
    next = isUnicode ? hex : text;
    index++;
  }

  function stepNumber(byte: number): void {
    if (!isInNumber(byte)) {
      endNumber();
      return;
    }
    numberText += String.fromCharCode(byte);
    if (numberText.length > longestNumber) fail('number');
    index++;
  }

  function endNumber(): void {
    if (!numberPattern.test(numberText)) fail('syntax');
    endValue('scalar');
  }

  function endName(): void {
    events.end('name', offset());
    next = nameEnd;
  }

  function open(kind: 'object' | 'array'): void {
    if (depth === mostDepth) fail('depth');
    events.begin(kind, offset());
    isObject[depth++] = kind === 'object' ? 1 : 0;
    next = kind === 'object' ? nameOrEnd : valueOrEnd;
    index++;
  }

  function close(kind: 'object' | 'array'): void {
    depth--;
    index++;
    endValue(kind);
  }

  function endValue(kind: ScannedKind): void {
    events.end(kind, offset());
    next = depth === 0 ? nothing : afterValue;
  }

  function finish(): void {
    if (next === number && depth === 0) endNumber();
    if (next === nothing) return;
    fail(next === value && depth === 0 ? 'empty' : 'cut');
  }

  const position = () => ({ offset: offset(), line, lineStart });
  return { feed, finish, place, position };
}
