import type { Explanation, Failure, FailureAction, FailureKind } from './failure';
import type { FailureValues } from './words/english/failures';
import type { Words } from './words/words';

/**
 * Says a failure to a person: what happened, what it means for the message, and what to do next.
 * `now` is in milliseconds since 1970.
 */
export function explain(failure: Failure, now: number, words: Words): Explanation {
  // A later version may have stored a kind that this one does not know.
  const kind = Object.hasOwn(actions, failure.kind) ? failure.kind : 'unknown';
  const { title, sentence } = words.failures.kinds[kind];
  return {
    title: typeof title === 'string' ? title : title(failure.host),
    sentence: sentence(valuesOf(failure, now, words)),
    ...(kind === 'origin-refused' && { code: 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*' }),
    actions:
      kind === 'unreachable' && isSecure(failure) ? ['retry', 'open-address', 'settings'] : actions[kind],
  };
}

/** The buttons that help, the most helpful first. */
const actions: Record<FailureKind, readonly FailureAction[]> = {
  'no-key': ['settings', 'retry'],
  'wrong-key': ['settings', 'retry'],
  'not-allowed': ['settings', 'retry'],
  'no-credit': ['retry', 'settings'],
  'rate-limited': ['retry'],
  overloaded: ['retry'],
  'server-error': ['retry'],
  'model-not-found': ['settings', 'retry'],
  'no-model': ['settings', 'retry'],
  'context-too-long': ['settings', 'retry'],
  'request-too-large': ['retry'],
  'bad-request': ['settings', 'retry'],
  'no-access': ['allow-access', 'settings', 'retry'],
  blocked: ['retry', 'settings'],
  'origin-refused': ['retry', 'settings'],
  'insecure-address': ['settings', 'retry'],
  offline: ['retry'],
  unreachable: ['retry', 'settings'],
  redirected: ['settings', 'retry'],
  'not-an-api': ['settings', 'retry'],
  malformed: ['retry'],
  cut: ['retry'],
  stalled: ['retry'],
  empty: ['retry'],
  refused: ['retry'],
  unknown: ['retry', 'settings'],
};

function valuesOf(failure: Failure, now: number, { locale, failures }: Words): FailureValues {
  const { host, model, status, detail, requestTokens, limitTokens } = failure;
  const number = new Intl.NumberFormat(locale);
  return {
    host,
    model,
    quoted: detail ? failures.quoted(detail) : '',
    status: status === undefined ? '' : failures.status(status),
    retry: whenToRetry(failure, now, { locale, failures }),
    requestTokens: requestTokens === undefined ? undefined : number.format(requestTokens),
    limitTokens: limitTokens === undefined ? undefined : number.format(limitTokens),
    isSecure: isSecure(failure),
  };
}

function isSecure({ detail }: Failure): boolean {
  return detail === 'https';
}

function whenToRetry(
  { retryAt }: Failure,
  now: number,
  { locale, failures }: Pick<Words, 'locale' | 'failures'>,
): string {
  if (retryAt === undefined || retryAt <= now) return failures.retryNow;
  return failures.retryIn(waitingTime(retryAt - now, locale));
}

/** A duration in milliseconds as people say it, rounded up so that nobody comes too early. */
export function waitingTime(milliseconds: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 90) return counted(seconds, 'second', locale);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? counted(minutes, 'minute', locale) : counted(Math.ceil(minutes / 60), 'hour', locale);
}

function counted(count: number, unit: 'second' | 'minute' | 'hour', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
