import type { ArchivedAttachment, ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import type { ImportFormat } from '@/lib/core/archive/import-format';
import type { Json } from '@/lib/core/content';
import type { ModelChoice } from '@/lib/core/conversation';
import type { GivenFile, SourceFile } from './files';

/**
 * One kind of file of another program. Everything here is pure and synchronous: whoever reads the files finds out with
 * `recognize` what they are, takes them apart as the layout says, and has one conversation after another converted.
 */
export interface Importer {
  readonly format: ImportFormat;
  /** Where a file that begins like this has its conversations; undefined if it is of another kind. */
  recognize(sample: Sample): Layout | undefined;
  /**
   * What a conversation of such a file becomes. It may have no messages; then there was nothing to show in it. Throws
   * `NotImportable`, and nothing else, whatever the value is.
   */
  convert(value: Json, context: ImportContext): ImportedConversation;
  /** Whether a converter wants to look at this file, named by its path in the archive or folder, as a side file. */
  isSideFile?(path: string): boolean;
  /** What the conversations of an export may call the file at this path in it, when they name it as a file of theirs. */
  sourcesOfFile?(path: string): readonly string[];
  /** The paths of the files that an export says it consists of: what is not there is missing. */
  expectedFiles?(sideFiles: SideFiles): readonly string[];
}

/** What a file begins with: enough to tell what wrote it. */
export interface Sample {
  /** `list`: an array; `lines`: a value on each line; `value`: one value that is no array. */
  shape: 'list' | 'lines' | 'value';
  /**
   * The first entries of the array or the first lines, up to eight, whole; or the one value, in which long arrays may be cut
   * after a few entries.
   */
  values: readonly Json[];
}

export type Layout = {
  /** The parts of the document that are never read, by their names: keys, accounts, settings. */
  ignored?: readonly string[];
} /**
 * Each entry of the array that is found by following these names is a conversation; without names, each entry of the
 * document itself, or each of its lines. Such a file may be of any size.
 */ & (
  | { kind: 'entries'; path: readonly string[] }
  /** The whole document is needed at once. Of a file of lines, that is the array of all of them. */
  | { kind: 'whole'; split(document: Json): readonly Part[] }
);

/** A conversation in a document that is read as a whole. */
export interface Part {
  value: Json;
  /** Where it is, for people: `chats[3]`. */
  place: string;
}

/** Other files of the same export, parsed, by their paths. */
export type SideFiles = ReadonlyMap<string, Json>;

export interface ImportContext {
  /** The model that imported conversations go on with: what other programs used may not be in reach here. */
  model: ModelChoice;
  /** When the file was written, in milliseconds since 1970: the time of what has none in it. */
  fileTime: number;
  sideFiles: SideFiles;
  /** Files that lie beside the conversations, by what these call them. */
  givenFiles?: ReadonlyMap<string, GivenFile>;
}

/** A converted conversation; `model` and times that are the context's say nothing about the file. */
export interface ImportedConversation {
  archived: ArchivedConversation;
  /** What its messages have attached and the file has inside: each once. */
  attachments: readonly ArchivedAttachment[];
  /** Files that are only named in it: with those of them in `givenFiles`, it may be converted once more. */
  namedFiles: readonly SourceFile[];
  /** What is worth knowing about the conversion; each code once. */
  notes: readonly ImportNote[];
}

/**
 * - `attachments-missing`: files that are only named
 * - `parts-raw`: parts that cannot be shown, and are kept as they are
 * - `parts-too-deep`: parts of such, nested more deeply than can be stored; only their names are kept
 * - `settings-ignored`: keys, accounts and settings, which are never read
 * - `times-dropped`: times that cannot be
 * - `cycles-cut`: messages that came after themselves
 * - `parents-missing`: messages after one that is not in the file; they follow the one before them
 * - `ids-repeated`: further messages with an id that another one has
 * - `entries-unreadable`: where a message should be, and is none
 * - `entries-skipped`: what is in the file and is no part of a conversation
 * - `roles-unknown`: messages whose author is neither user nor model; they are kept as parts that cannot be shown
 * - `head-missing`: the branch that was shown is not in the file; the newest is shown
 * - `title-cut`: a title that was too long
 */
export type ImportNoteCode =
  | 'attachments-missing'
  | 'parts-raw'
  | 'parts-too-deep'
  | 'settings-ignored'
  | 'times-dropped'
  | 'cycles-cut'
  | 'parents-missing'
  | 'ids-repeated'
  | 'entries-unreadable'
  | 'entries-skipped'
  | 'roles-unknown'
  | 'head-missing'
  | 'title-cut';

export interface ImportNote {
  code: ImportNoteCode;
  count: number;
  /** Where the first one is, in the conversation's value: `mapping.a1.message`. */
  place?: string;
}

/** Why a value is no conversation of its format, and where in it. */
export class NotImportable extends Error {
  override readonly name = 'NotImportable';
  /** `not-a-conversation`: it has another shape. */
  readonly problem: 'not-a-conversation';
  /** The path in the value; empty for all of it. */
  readonly place: string;

  constructor(problem: NotImportable['problem'], place = '') {
    super(`${problem} ${place}`.trim());
    this.problem = problem;
    this.place = place;
  }
}
