import type { ProblemCode } from '../archive/check';
import type { JsonPath, JsonProblemKind, TextPlace } from './json-problem';

/** Why nothing of a file is imported; the words for it are in the area `import`. */
export type ImportProblem =
  /** The browser cannot give its bytes: it was moved or changed, or it is a folder. */
  | { kind: 'unreadable' }
  /** It is no JSON; `looksLike` says what it begins like. */
  | { kind: 'not-json'; looksLike: 'html' | 'pdf' | 'other' }
  | { kind: 'utf16' }
  | { kind: 'json'; problem: JsonProblemKind; place: TextPlace; path: JsonPath }
  /** JSON that no known program has written. */
  | { kind: 'unknown' }
  /** A format that is known, and no conversation in it that can be read. */
  | { kind: 'nothing-in-it' }
  | { kind: 'broken-zip' }
  /** A zip file with a password of its own. */
  | { kind: 'locked-zip' }
  | { kind: 'broken-gzip' }
  /** It is packed so that it would take more room than any export needs. */
  | { kind: 'bomb' }
  | { kind: 'too-many-files' }
  /** Aside's own file, with something in it that is not as it has to be. */
  | { kind: 'archive'; code: ProblemCode; place: string }
  | { kind: 'newer' }
  | { kind: 'no-end' }
  | { kind: 'other-hash' }
  | { kind: 'other-counts' }
  | { kind: 'passphrase-needed' }
  | { kind: 'wrong-passphrase' }
  | { kind: 'broken-encryption' };

/** Nothing of a file can be imported; `problem` says why. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
