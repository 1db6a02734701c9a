import type { Json } from '@/lib/core/content';
import { JsonProblem } from '@/lib/core/import/json-problem';
import { createJsonSplitter } from '@/lib/core/import/json-splitter';
import { createJsonSampler } from '@/lib/core/import/sample';
import type { Importer, Layout, Sample } from '@/lib/importers/importer';
import { recognizeFile } from '@/lib/importers/recognize';
import type { Source } from '@/lib/platform/import/sources';
import { jsonLines } from './lines';
import { decode, firstCharacter, refusalOf, textOf } from './text';

/** What a file is. */
export type Recognized =
  | { format: 'aside' }
  | { format: 'foreign'; importer: Importer; layout: Layout; shape: Sample['shape'] };

/** So many entries or lines are enough to see what they are. */
const enoughEntries = 8;
/** In bytes: what is looked at before it is guessed what a document is; then four times as much, and so on. */
const firstLook = 1024 * 1024;
/** In bytes: a first line that is longer is taken for a document of one line. */
const longestFirstLine = 16 * 1024 * 1024;

/**
 * What a file is, by its content alone; undefined if it is JSON of no known kind.
 * @throws ImportRefused if it is no JSON
 */
export async function recognize(source: Source): Promise<Recognized | undefined> {
  const first = await firstCharacter(source);
  try {
    if (first !== ' ' && (await hasLines(source))) {
      return foreign({ shape: 'lines', values: await firstLines(source) });
    }
    if (first === '[') return foreign({ shape: 'list', values: await firstEntries(source) });
    return await recognizeDocument(source);
  } catch (error) {
    throw refusalOf(error);
  }
}

function foreign(sample: Sample): Recognized | undefined {
  const found = recognizeFile(sample);
  return found && { format: 'foreign', ...found, shape: sample.shape };
}

/** Whether the first line is a document of its own, and another one follows. */
async function hasLines(source: Source): Promise<boolean> {
  let first: string | undefined;
  let bytes = 0;
  const parts: Uint8Array[] = [];
  for await (const chunk of textOf(source)) {
    const end = first === undefined ? chunk.indexOf(0x0a) : -1;
    if (first === undefined && end === -1) {
      bytes += chunk.length;
      parts.push(chunk.slice());
      if (bytes > longestFirstLine) return false;
      continue;
    }
    if (first === undefined) {
      parts.push(chunk.subarray(0, end));
      first = await new Blob(parts as Uint8Array<ArrayBuffer>[]).text();
      if (!isJson(first)) return false;
    }
    if (chunk.subarray(end + 1).some((byte) => byte > 0x20)) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function firstLines(source: Source): Promise<Json[]> {
  const values: Json[] = [];
  for await (const { read } of jsonLines(textOf(source))) {
    if ('value' in read) values.push(read.value);
    if (values.length === enoughEntries) break;
  }
  return values;
}

async function firstEntries(source: Source): Promise<Json[]> {
  const values: Json[] = [];
  const splitter = createJsonSplitter({ decode, select: (path) => (path.length === 0 ? 'enter' : 'read') });
  try {
    for await (const chunk of textOf(source)) {
      values.push(...splitter.push(chunk).map(({ value }) => value));
      if (values.length >= enoughEntries) break;
    }
    if (values.length < enoughEntries) splitter.end();
  } catch (error) {
    // What is wrong further on is told with its place when the file is read.
    if (values.length === 0 || !(error instanceof JsonProblem)) throw error;
  }
  return values.slice(0, enoughEntries);
}

async function recognizeDocument(source: Source): Promise<Recognized | undefined> {
  const sampler = createJsonSampler(decode);
  let bytes = 0;
  let nextLook = firstLook;
  let problem: unknown;
  try {
    for await (const chunk of textOf(source)) {
      sampler.push(chunk);
      bytes += chunk.length;
      if (bytes < nextLook) continue;
      nextLook *= 4;
      const found = recognizeSample(sampler.sample());
      if (found) return found;
    }
    sampler.end();
  } catch (error) {
    problem = error;
  }
  const found = recognizeSample(sampler.sample());
  if (!found && problem) throw problem instanceof JsonProblem ? problem : refusalOf(problem);
  return found;
}

function recognizeSample(sample: Json): Recognized | undefined {
  if (isAside(sample)) return { format: 'aside' };
  return foreign({ shape: 'value', values: [sample] });
}

function isAside(sample: Json): boolean {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return false;
  return Object.hasOwn(sample, 'format') && (sample as { format: Json }).format === 'aside';
}
