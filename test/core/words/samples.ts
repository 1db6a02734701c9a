import type { FileProblem } from '@/lib/core/files/problem';
import type { FailureValues } from '@/lib/core/words/english/failures';

/** One of each problem that a file can have. */
export const fileProblems: readonly FileProblem[] = [
  { kind: 'unreadable' },
  { kind: 'empty' },
  { kind: 'too-large', bytes: 70_000_000, limitBytes: 60_000_000 },
  { kind: 'too-many-files', limit: 20 },
  { kind: 'too-large-together', bytes: 30_000_000, limitBytes: 22_000_000 },
  { kind: 'unknown', looksLike: 'office' },
  { kind: 'unknown', looksLike: 'archive' },
  { kind: 'unknown', looksLike: 'picture' },
  { kind: 'unknown', looksLike: 'sound' },
  { kind: 'unknown', looksLike: 'other' },
  { kind: 'encoding' },
  { kind: 'svg' },
  { kind: 'too-much-text', limit: 2_000_000 },
  { kind: 'broken-picture' },
  { kind: 'too-many-pixels', width: 60_000, height: 60_000 },
  { kind: 'too-narrow', width: 1, height: 60_000 },
  { kind: 'broken-pdf' },
  { kind: 'encrypted-pdf' },
  { kind: 'too-many-pages', pageCount: 2_000, limit: 1_000 },
  { kind: 'too-slow', seconds: 60 },
];

const everything: FailureValues = {
  host: 'api.example.com',
  model: 'Some Model',
  quoted: ' (quoted words)',
  status: ' (status 418)',
  retry: 'Back at noon.',
  requestTokens: '4,321',
  limitTokens: '1,234',
  isSecure: true,
};

/** What the sentence of a failure can be given: all of it, and with something unknown. */
export const failureValues: readonly FailureValues[] = [
  everything,
  { ...everything, requestTokens: undefined, isSecure: false },
  { ...everything, model: undefined, requestTokens: undefined, limitTokens: undefined },
];

/** Numbers that fall under each plural rule of each language, and one that is easily found. */
export const counts = [0, 1, 2, 3, 11, 100, 1_234, 43_219_876];

/** The next request, with a draft and without, and as far as it is known. */
export const requests = [
  { tokens: '3,400', limit: '8,000', hasDraft: true, messages: 2, hasSummary: true },
  { tokens: '3,400', limit: undefined, hasDraft: false, messages: 1, hasSummary: false },
];

/** What a summary is to stand for. */
export const plans = [
  { turns: 2, messages: 4, first: 'Hello', last: 'Goodbye' },
  { turns: 1, messages: 1, first: 'Hello', last: undefined },
];

/** What it takes to write a summary. */
export const calls = [
  { requests: 1, input: '1,234', fromCache: undefined, output: '567' },
  ...[2, 3, 11].map((count) => ({ requests: count, input: '1,234', fromCache: '890', output: '567' })),
];
