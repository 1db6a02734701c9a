import type { Dialect, Ending, ErrorKind } from './behaviours.ts';
import type { CacheUse } from './cache.ts';
import type { JsonObject } from './json.ts';
import type { Prompt } from './prompt.ts';

/** One server-sent event. Frames that carry a piece of the reply say how many tokens it is. */
export interface Frame {
  /** The `event:` line; Chat Completions has none. */
  event?: string;
  /** The `data:` line. */
  data: string;
  /** More than 0 for a piece of the reply ("chunk"), else 0. */
  tokens: number;
}

/** A piece of the reply. */
export interface Piece {
  kind: 'thinking' | 'text' | 'refusal';
  text: string;
}

/** A reply, before it takes a wire's form. */
export interface Answer {
  requestId: string;
  model: string;
  body: JsonObject;
  dialect: Dialect;
  pieces: Piece[];
  ending: Ending | 'window';
  use: CacheUse & { outputTokens: number; thinkingTokens: number };
  /** Seconds since 1970. */
  createdAt: number;
  /** Binds thinking to everything before it. */
  signature: string;
  /** What the Responses API calls the reply and its thinking. */
  itemIds: { message: string; reasoning: string };
}

export interface ApiError {
  status: number;
  body: JsonObject | string;
}

/** A rule that a request's body breaks, in the service's words. The status is 400 unless it says another. */
export interface RuleProblem {
  message: string;
  param?: string;
  code?: string;
  status?: number;
}

/** What an error text may mention. */
export interface ErrorFacts {
  model: string;
  key: string;
  requestId: string;
  dialect: Dialect;
  promptTokens: number;
  windowTokens: number;
}

/** One of the API formats that the server speaks. */
export interface WireFormat {
  newRequestId(): string;
  headers(requestId: string): Record<string, string>;
  /** The service's error for a body that breaks its rules. */
  validate(
    body: JsonObject,
    dialect: Dialect,
    reasoningOf: ReadonlyMap<string, string>,
  ): RuleProblem | undefined;
  invalid(problem: RuleProblem, requestId: string, dialect: Dialect): ApiError;
  error(kind: ErrorKind, facts: ErrorFacts): ApiError;
  prompt(body: JsonObject): Prompt;
  /** The most tokens the reply may have, if the body says so. */
  outputLimit(body: JsonObject): number | undefined;
  /** The reply as one JSON body. */
  whole(answer: Answer): JsonObject;
  /** The reply as events, from first to last. */
  frames(answer: Answer): Frame[];
  /** An error in mid-stream, in place of `next`. */
  errorFrames(answer: Answer, next: Frame, fault: 'error' | 'failed'): Frame[];
}

/** The text of all pieces of one kind. */
export function joined(answer: Answer, kind: Piece['kind']): string {
  return piecesOf(answer, kind).join('');
}

export function piecesOf(answer: Answer, kind: Piece['kind']): string[] {
  return answer.pieces.filter((piece) => piece.kind === kind).map((piece) => piece.text);
}

export function promptTokensOf(answer: Answer): number {
  const { readTokens, writtenTokens, written1hTokens, uncachedTokens } = answer.use;
  return readTokens + writtenTokens + written1hTokens + uncachedTokens;
}
