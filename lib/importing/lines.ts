import type { Json } from '@/lib/core/content';
import { JsonProblem } from '@/lib/core/import/json-problem';
import { createJsonSplitter } from '@/lib/core/import/json-splitter';
import { decode } from './text';

/** A line of a file in which each is a document. */
export interface JsonLine {
  /** From 1. */
  number: number;
  /** What it says, or why that is no JSON. */
  read: { value: Json } | { problem: JsonProblem };
}

const mostBytes = 128 * 1024 * 1024;
const newline = 0x0a;

/** The lines that are not blank. A line that is no JSON is told as one, and the next one is read. */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      parts.push(chunk.subarray(from, end));
      yield* readLine(parts, number++);
      parts = [];
      length = 0;
      from = end + 1;
    }
    parts.push(chunk.slice(from));
    length += chunk.length - from;
    if (length > mostBytes) throw new JsonProblem('size', { line: number, column: 1 }, [number]);
  }
  yield* readLine(parts, number);
}

function* readLine(parts: readonly Uint8Array[], number: number): Generator<JsonLine> {
  if (parts.every((part) => part.every((byte) => byte <= 0x20))) return;
  yield { number, read: parsed(parts, number) };
}

function parsed(parts: readonly Uint8Array[], number: number): JsonLine['read'] {
  const splitter = createJsonSplitter({ select: () => 'read', decode });
  try {
    const found = [...parts.flatMap((part) => splitter.push(part)), ...splitter.end()];
    return { value: found[0]?.value ?? null };
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const place = { line: number, column: error.place.column };
    return { problem: new JsonProblem(error.kind, place, [number]) };
  }
}
