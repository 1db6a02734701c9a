import type { Json } from '../content';
import type { JsonPath } from './json-problem';
import { createJsonSplitter, type JsonPart, type JsonSplitter } from './json-splitter';

/** Of long arrays, this many entries are enough to see what they are. */
const enoughEntries = 3;
/** More values than this tell nothing more. */
const enoughValues = 20_000;

/** Looks at the beginning of each part of a document, however large that is. */
export interface JsonSampler {
  /** Throws JsonProblem where the bytes are no JSON. */
  push(chunk: Uint8Array): void;
  end(): void;
  /** The document as far as it has been seen, with long arrays cut. */
  sample(): Json;
}

type Building = Json[] | { [name: string]: Json };

export function createJsonSampler(decode: (bytes: Uint8Array) => string): JsonSampler {
  let root: Json = null;
  let count = 0;
  const splitter: JsonSplitter = createJsonSplitter({
    decode,
    showsEntered: true,
    select(path, kind) {
      if (++count > enoughValues) return 'pass';
      if (path.some((step) => typeof step === 'number' && step >= enoughEntries)) return 'pass';
      return kind === 'scalar' ? 'read' : 'enter';
    },
  });
  const take = (parts: readonly JsonPart[]) => {
    for (const { path, value } of parts) {
      if (path.length === 0) root = value;
      else place(root, path, value);
    }
  };
  return {
    push: (chunk) => take(splitter.push(chunk)),
    end: () => take(splitter.end()),
    sample: () => root,
  };
}

function place(root: Json, path: JsonPath, value: Json): void {
  let inside = root as Building;
  for (const step of path.slice(0, -1)) inside = (inside as { [name: string]: Building })[step] as Building;
  // Not by assignment: a member may be called `__proto__`.
  const options = { value, enumerable: true, writable: true, configurable: true };
  Object.defineProperty(inside, path.at(-1) as string | number, options);
}
