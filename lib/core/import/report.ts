import type { ImportFormat } from '../archive/import-format';
import type { Verdict } from './merge';
import type { ImportProblem } from './problem';

/** Something worth knowing of a file: how often, and where it was first. */
export interface ReportedNote {
  code: NoteCode;
  count: number;
  place?: string;
}

/**
 * What is told of a conversion; `ImportNoteCode` of lib/importers explains most.
 * - `conversations-empty`: conversations of another program without a message; they are left out
 * - `times-ahead`: conversations with a time that has not come yet; it is kept
 */
export type NoteCode =
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
  | 'title-cut'
  | 'conversations-empty'
  | 'times-ahead';

/** A part of a file that cannot be read, while the rest of it can. */
export interface UnreadablePart {
  place: string;
  problem: 'not-a-conversation' | 'too-deep' | 'not-json';
}

export type VerdictCounts = { readonly [V in Verdict]: number };

/** What was found in a file. */
export interface FileReport {
  path: string;
  /** Absent if it was not recognised. */
  format?: ImportFormat;
  /** Why nothing of it is imported; absent if it can be. */
  problem?: ImportProblem;
  conversations: number;
  messages: number;
  /** The ends of all branches: as many as conversations, if there is nothing but these. */
  branches: number;
  attachments: number;
  prompts: number;
  verdicts: VerdictCounts;
  /** How many messages would come in addition. */
  addedMessages: number;
  unreadableCount: number;
  /** The first of them. */
  unreadable: readonly UnreadablePart[];
  notes: readonly ReportedNote[];
}

/** What an import would do; nothing has been written. */
export interface ImportReport {
  files: readonly FileReport[];
  /** Files in something packed that hold no conversations. */
  skippedFiles: number;
  /** Files that an export says it has, and that are not there. */
  missingFiles: readonly string[];
}

/** What an import needs to know of the dry run: it does what that has shown. */
export interface ImportPlan {
  /** The files that are taken. */
  paths: ReadonlySet<string>;
  /** The attachments of conversations that change. */
  attachmentIds: ReadonlySet<string>;
  restores: boolean;
}

export const noVerdicts: VerdictCounts = {
  new: 0,
  same: 0,
  newer: 0,
  older: 0,
  both: 0,
  deleted: 0,
  busy: 0,
};

/** The verdicts that change something here. */
export const changing: readonly Verdict[] = ['new', 'newer', 'both'];

/** How many conversations of all accepted files have one of these verdicts. */
export function countVerdicts({ files }: ImportReport, verdicts: readonly Verdict[]): number {
  const accepted = files.filter(({ problem }) => !problem);
  return accepted.reduce(
    (sum, file) => sum + verdicts.reduce((count, verdict) => count + file.verdicts[verdict], 0),
    0,
  );
}
