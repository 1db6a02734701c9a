import type { Json } from '@/lib/core/content';
import type { JsonPath } from '@/lib/core/import/json-problem';
import { createJsonSplitter, type Selection } from '@/lib/core/import/json-splitter';
import type { UnreadablePart } from '@/lib/core/import/report';
import type { GivenFile, SourceFile } from '@/lib/importers/files';
import {
  type ImportContext,
  type ImportedConversation,
  type Importer,
  type Layout,
  NotImportable,
} from '@/lib/importers/importer';
import type { ReadFile } from './given-files';
import { jsonLines } from './lines';
import { placeOf } from './place';
import type { Recognized } from './recognize';
import { decode } from './text';

/** What a file of another program has. */
export type ForeignEntry =
  | { kind: 'conversation'; place: string; imported: ImportedConversation }
  /** A file that the next conversation names, and that lies beside it. */
  | { kind: 'attachment'; id: string; mediaType: string; read(): Promise<Blob> }
  | ({ kind: 'unreadable' } & UnreadablePart);

/** Reads a file that a conversation names, if it lies beside it. */
type ReadNamed = (importer: Importer, file: SourceFile) => Promise<ReadFile | undefined>;

type Found = { place: string; value: Json } | ({ kind: 'unreadable' } & UnreadablePart);

/**
 * Reads the conversations of a file one by one. One that cannot be read is told as such; the others are.
 * @throws ImportRefused, or JsonProblem, where the file itself cannot be read on
 */
export async function* readForeign(
  chunks: AsyncIterable<Uint8Array>,
  { importer, layout, shape }: Extract<Recognized, { format: 'foreign' }>,
  context: ImportContext,
  readFile: ReadNamed,
): AsyncGenerator<ForeignEntry> {
  for await (const found of valuesOf(chunks, layout, shape)) {
    if ('kind' in found) yield found;
    else yield* converted(importer, found, context, readFile);
  }
}

/** A conversation, after the files beside it that it names: with them it is converted once more. */
async function* converted(
  importer: Importer,
  found: { place: string; value: Json },
  context: ImportContext,
  readFile: ReadNamed,
): AsyncGenerator<ForeignEntry> {
  const entry = convert(importer, found, context);
  const givenFiles = new Map<string, GivenFile>();
  for (const file of entry.kind === 'conversation' ? entry.imported.namedFiles : []) {
    const { source = '' } = file;
    const read = givenFiles.has(source) ? undefined : await readFile(importer, file);
    if (!read) continue;
    const { data, ...given } = read;
    givenFiles.set(source, given);
    yield { kind: 'attachment', id: given.attachmentId, mediaType: data.type, read: async () => data };
  }
  yield givenFiles.size > 0 ? convert(importer, found, { ...context, givenFiles }) : entry;
}

function convert(
  importer: Importer,
  { place, value }: { place: string; value: Json },
  context: ImportContext,
): Extract<ForeignEntry, { kind: 'conversation' | 'unreadable' }> {
  try {
    return { kind: 'conversation', place, imported: importer.convert(value, context) };
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    const within = [place, error.place].filter((part) => part !== '').join('.');
    return { kind: 'unreadable', place: within, problem: error.problem };
  }
}

async function* valuesOf(
  chunks: AsyncIterable<Uint8Array>,
  layout: Layout,
  shape: 'list' | 'lines' | 'value',
): AsyncGenerator<Found> {
  if (layout.kind === 'whole') yield* partsOf(layout, chunks, shape);
  else if (shape === 'lines') yield* linesOf(chunks);
  else yield* entriesOf(chunks, layout.path);
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  for await (const { number, read } of jsonLines(chunks)) {
    const place = `${number}`;
    if ('value' in read) yield { place, value: read.value };
    else yield { kind: 'unreadable', place: `${place}:${read.problem.place.column}`, problem: 'not-json' };
  }
}

async function* entriesOf(
  chunks: AsyncIterable<Uint8Array>,
  names: readonly string[],
): AsyncGenerator<Found> {
  const select = (path: JsonPath): Selection => {
    if (path.length > names.length) return 'read';
    return path.every((step, index) => step === names[index]) ? 'enter' : 'pass';
  };
  const splitter = createJsonSplitter({ select, decode });
  for await (const chunk of chunks) {
    for (const { path, value } of splitter.push(chunk)) yield { place: placeOf(path), value };
  }
  for (const { path, value } of splitter.end()) yield { place: placeOf(path), value };
}

async function* partsOf(
  layout: Extract<Layout, { kind: 'whole' }>,
  chunks: AsyncIterable<Uint8Array>,
  shape: 'list' | 'lines' | 'value',
): AsyncGenerator<Found> {
  const values: Json[] = [];
  if (shape === 'lines') {
    for await (const found of linesOf(chunks)) {
      if ('kind' in found) yield found;
      else values.push(found.value);
    }
  } else for await (const { value } of wholeOf(chunks)) values.push(value);
  const document = shape === 'lines' ? values : (values[0] ?? null);
  yield* layout.split(document);
}

/** The one value of a document that is read as a whole. */
export async function* wholeOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ value: Json }> {
  const splitter = createJsonSplitter({ select: () => 'read', decode });
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}
