import type { Failure, FailureKind } from '@/lib/core/failure';
import { objectOf, present, valueAt } from '@/lib/core/json';
import { ReplyFailed } from '@/lib/core/provider';
import { type AnswerFacts, failureOfAnswer } from './answer-failures';
import { type Asked, hostOf } from './connection';
import { redact } from './redact';

type FailureFacts = Partial<Omit<Failure, 'kind' | 'host' | 'model'>>;

/** A failure of what was asked, ready to be thrown. The one place that makes them: `detail` is redacted here. */
export function failed(
  { connection, model }: Asked,
  kind: FailureKind,
  facts: FailureFacts = {},
): ReplyFailed {
  const detail = redact(facts.detail ?? '', connection.key);
  return new ReplyFailed({
    kind,
    host: hostOf(connection),
    ...present({ ...facts, detail: detail || undefined, model: model && redact(model, connection.key) }),
  });
}

/** The failure that an error answer means: its status, if it came with one, and its body, parsed if it is JSON. */
export function failedAnswer(asked: Asked, answer: AnswerFacts): ReplyFailed {
  const { kind, ...facts } = failureOfAnswer(answer, asked.connection);
  return failed(asked, kind, facts);
}

/** An event that cannot be understood. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

/** An event by which the provider reports an error; `error` is its body. */
export class ReportedError extends Error {
  override readonly name = 'ReportedError';
  readonly error: unknown;

  constructor(error: unknown) {
    super('The provider reported an error.');
    this.error = error;
  }
}

/**
 * The failure behind whatever an SDK or a reader of events threw. The network layer throws `ReplyFailed`s, which
 * SDKs wrap as a `cause`; SDKs throw an error event's body as `error`, and their JSON parser's `SyntaxError`.
 */
export function failureBehind(thrown: unknown, asked: Asked): ReplyFailed {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof ReplyFailed) return error;
  }
  if (thrown instanceof SyntaxError || thrown instanceof MalformedEvent) return failed(asked, 'malformed');
  const body = thrown instanceof Error ? valueAt(thrown, 'error') : undefined;
  if (objectOf(body) || typeof body === 'string') return failedAnswer(asked, { body });
  return failed(asked, 'unknown', present({ detail: thrown instanceof Error ? thrown.message : undefined }));
}
