/** Why a file cannot be attached; the words for it are in the area `attachments`. */
export type FileProblem =
  /** The browser could not give its bytes: it was moved or deleted, or it is a folder. */
  | { kind: 'unreadable' }
  | { kind: 'empty' }
  | { kind: 'too-large'; bytes: number; limitBytes: number }
  /** With what is attached to the message already. */
  | { kind: 'too-many-files'; limit: number }
  | { kind: 'too-large-together'; bytes: number; limitBytes: number }
  /** It is no picture, PDF or text; `looksLike` says what it is by its name. */
  | { kind: 'unknown'; looksLike: 'office' | 'archive' | 'picture' | 'sound' | 'other' }
  /** Text in an encoding that nothing tells. */
  | { kind: 'encoding' }
  | { kind: 'svg' }
  | { kind: 'too-much-text'; limit: number }
  | { kind: 'broken-picture' }
  | { kind: 'too-many-pixels'; width: number; height: number }
  | { kind: 'too-narrow'; width: number; height: number }
  | { kind: 'broken-pdf' }
  | { kind: 'encrypted-pdf' }
  | { kind: 'too-many-pages'; pageCount: number; limit: number }
  | { kind: 'too-slow'; seconds: number };

/** A file could not be attached; `problem` says why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
