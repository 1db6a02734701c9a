import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from '@/lib/core/archive/archived-conversation';
import { isEncrypted } from '@/lib/core/archive/encryption';
import type { ImportFormat } from '@/lib/core/archive/import-format';
import type { Json } from '@/lib/core/content';
import type { ModelChoice } from '@/lib/core/conversation';
import { type ImportProblem, ImportRefused } from '@/lib/core/import/problem';
import type { ReportedNote, UnreadablePart } from '@/lib/core/import/report';
import { listedToday, timeAhead } from '@/lib/core/import/times-ahead';
import type { SourceFile } from '@/lib/importers/files';
import type { Importer, SideFiles } from '@/lib/importers/importer';
import { importers } from '@/lib/importers/recognize';
import { type Opened, openFiles, type Source } from '@/lib/platform/import/sources';
import { attachmentBlob } from './attachment-bytes';
import { decryptWith } from './decrypt';
import { type GivenFiles, givenFilesOf } from './given-files';
import { readAside } from './read-aside';
import { type ForeignEntry, readForeign, wholeOf } from './read-foreign';
import { type Recognized, recognize } from './recognize';
import { refusalOf, textOf } from './text';

/** What is found in files, in the order in which it is found. Everything after `file` is of that file. */
export type Found =
  | { kind: 'file'; path: string; format?: ImportFormat; notes?: readonly ReportedNote[] }
  | {
      kind: 'conversation';
      place: string;
      archived: ArchivedConversation;
      isForeign: boolean;
      attachments: readonly ArchivedAttachment[];
      notes: readonly ReportedNote[];
    }
  /** A conversation of another program without a message: there is nothing to keep of it. */
  | { kind: 'empty'; notes: readonly ReportedNote[] }
  /**
   * An attachment with its bytes apart from conversations: of Aside's own file, where `read` gives them if they are those
   * that its id says, or of the next conversation of another program.
   */
  | { kind: 'attachment'; id: string; mediaType: string; read(): Promise<Blob> }
  | { kind: 'prompt'; prompt: ArchivedPrompt }
  | { kind: 'settings'; settings: ArchivedSettings }
  | ({ kind: 'unreadable' } & UnreadablePart)
  /** Nothing of the file is to be taken. */
  | { kind: 'refused'; problem: ImportProblem }
  /** What is known when everything has been read. */
  | { kind: 'rest'; skippedFiles: number; missingFiles: readonly string[] };

export interface ReadOptions {
  /** The model that conversations of other programs go on with. */
  model: ModelChoice;
  passphrase: string | undefined;
  signal: AbortSignal;
  /** In milliseconds since 1970. */
  now(): number;
  /** Files that are not read. */
  isLeft?(path: string): boolean;
  onProgress(readBytes: number, allBytes: number): void;
}

/** Reads files of any kind and size, one conversation at a time. */
export async function* readFiles(files: readonly File[], options: ReadOptions): AsyncGenerator<Found> {
  const decrypt = (file: Blob) => decryptWith(file, options.passphrase);
  const opened = await openFiles(files, { decrypt, isEncrypted });
  for (const { path, error } of opened.refused) {
    yield { kind: 'file', path };
    yield { kind: 'refused', problem: error.problem };
  }
  const sideFiles = await readSideFiles(opened.sources);
  const beside = { opened, sideFiles, givenFiles: givenFilesOf(opened) };
  const sources = opened.sources.filter(({ path, isGiven }) => isGiven || !isBeside(path));
  const all = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let read = 0;
  const tell = (count: number) => {
    read += count;
    options.onProgress(read, all);
  };
  let skippedFiles = opened.others.size;
  const seen = new Set<string>(opened.refused.map(({ path }) => givenOf(path, files)));
  for (const source of sources) {
    options.signal.throwIfAborted();
    if (options.isLeft?.(source.path)) continue;
    const recognized = await recognizeOrRefuse(source);
    if (recognized || source.isGiven) seen.add(givenOf(source.path, files));
    else skippedFiles++;
    if (recognized) yield* readSource(source, recognized, beside, tell, options);
    else if (source.isGiven) yield* refused(source.path, { kind: 'unknown' });
  }
  for (const { name } of files) if (!seen.has(name)) yield* refused(name, { kind: 'unknown' });
  skippedFiles -= beside.givenFiles.readCount;
  yield { kind: 'rest', skippedFiles, missingFiles: missingFiles(opened.sources, sideFiles) };
}

function* refused(path: string, problem: ImportProblem): Generator<Found> {
  yield { kind: 'file', path };
  yield { kind: 'refused', problem };
}

/** What was given by the user, of which this is a part. */
function givenOf(path: string, files: readonly File[]): string {
  return files.find(({ name }) => path === name || path.startsWith(`${name}/`))?.name ?? path;
}

async function recognizeOrRefuse(source: Source): Promise<Recognized | ImportRefused | undefined> {
  try {
    return await recognize(source);
  } catch (error) {
    const refusal = refusalOf(error);
    // Something of an export that is no conversation is nobody's loss.
    return source.isGiven || refusal.problem.kind === 'json' ? refusal : undefined;
  }
}

/** What lies beside the conversations. */
interface Beside {
  opened: Opened;
  sideFiles: ReadonlyMap<number, SideFiles>;
  givenFiles: GivenFiles;
}

async function* readSource(
  source: Source,
  recognized: Recognized | ImportRefused,
  { opened, sideFiles, givenFiles }: Beside,
  tell: (count: number) => void,
  { model, signal, now }: ReadOptions,
): AsyncGenerator<Found> {
  if (recognized instanceof ImportRefused) {
    yield* refused(source.path, recognized.problem);
    return;
  }
  const { path, exportId, modifiedAt: fileTime } = source;
  yield {
    kind: 'file',
    path,
    format: recognized.format === 'aside' ? 'aside' : recognized.importer.format,
    notes: unreadSections(recognized),
  };
  const chunks = counted(textOf(source), tell, signal);
  const context = { model, fileTime, sideFiles: sideFiles.get(exportId) ?? new Map() };
  const readFile = (importer: Importer, file: SourceFile) => {
    signal.throwIfAborted();
    return givenFiles.read(importer, exportId, file);
  };
  try {
    if (recognized.format === 'aside') yield* asideItems(chunks, source, opened, now());
    else yield* foreignItems(readForeign(chunks, recognized, context, readFile), now());
  } catch (error) {
    signal.throwIfAborted();
    yield { kind: 'refused', problem: refusalOf(error).problem };
  }
}

/** Keys and settings beside the conversations of another program: never read, and said so. */
function unreadSections(recognized: Recognized): ReportedNote[] {
  const ignored = recognized.format === 'aside' ? [] : (recognized.layout.ignored ?? []);
  const [place] = ignored;
  return place === undefined ? [] : [{ code: 'settings-ignored', count: ignored.length, place }];
}

async function* asideItems(
  chunks: AsyncIterable<Uint8Array>,
  source: Source,
  opened: Opened,
  now: number,
): AsyncGenerator<Found> {
  for await (const entry of readAside(chunks)) {
    if (entry.kind === 'conversation') {
      const notes = noteTimes(entry.archived, entry.place, now);
      yield { ...entry, isForeign: false, attachments: [], notes };
    } else if (entry.kind === 'attachment') {
      const { attachment, place } = entry;
      const { id, mediaType } = attachment;
      const read = () => attachmentBlob(attachment, place, source, opened);
      yield { kind: 'attachment', id, mediaType, read };
    } else yield entry;
  }
}

async function* foreignItems(entries: AsyncIterable<ForeignEntry>, now: number): AsyncGenerator<Found> {
  for await (const entry of entries) {
    if (entry.kind === 'conversation') yield foreignItem(entry, now);
    else yield entry;
  }
}

function foreignItem(
  { place, imported }: Extract<ForeignEntry, { kind: 'conversation' }>,
  now: number,
): Found {
  const { archived, attachments, notes } = imported;
  if (archived.messages.length === 0) {
    return { kind: 'empty', notes: [...notes, { code: 'conversations-empty', count: 1, place }] };
  }
  return {
    kind: 'conversation',
    place,
    isForeign: true,
    archived: listedToday(archived, now),
    attachments,
    // The places in another program's file are others than in what was made of it.
    notes: [...notes, ...noteTimes(archived, '', now).map((note) => ({ ...note, place }))],
  };
}

function noteTimes(archived: ArchivedConversation, place: string, now: number): ReportedNote[] {
  const at = timeAhead(archived, now);
  return at === undefined ? [] : [{ code: 'times-ahead', count: 1, place: `${place}.${at}` }];
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  tell: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    yield chunk;
    tell(chunk.length);
  }
}

/** In bytes: a list of names is never larger. */
const largestSideFile = 64 * 1024 * 1024;

function isSideFile(path: string): boolean {
  return importers.some((importer) => importer.isSideFile?.(path));
}

/** What only matters together with another file. */
function isBeside(path: string): boolean {
  return isSideFile(path) || /\/attachments\/[0-9a-f]{64}$/.test(path);
}

/** The files that say something about others, by their export. One that cannot be read says nothing. */
async function readSideFiles(sources: readonly Source[]): Promise<Map<number, Map<string, Json>>> {
  const all = new Map<number, Map<string, Json>>();
  for (const source of sources) {
    if (!isSideFile(source.path) || source.bytes > largestSideFile) continue;
    const files = all.get(source.exportId) ?? new Map<string, Json>();
    all.set(source.exportId, files);
    try {
      for await (const { value } of wholeOf(textOf(source))) files.set(source.path, value);
    } catch (error) {
      refusalOf(error);
    }
  }
  return all;
}

function missingFiles(sources: readonly Source[], sideFiles: ReadonlyMap<number, SideFiles>): string[] {
  const present = new Set(sources.map(({ path }) => path));
  const expected = importers.flatMap((importer) =>
    [...sideFiles.values()].flatMap((files) => importer.expectedFiles?.(files) ?? []),
  );
  return [...new Set(expected)].filter((path) => !present.has(path));
}
