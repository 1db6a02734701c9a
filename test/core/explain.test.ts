import { describe, expect, test } from 'vitest';
import { explain, waitingTime } from '@/lib/core/explain';
import type { Failure, FailureKind } from '@/lib/core/failure';
import { english } from '@/lib/core/words/english';

/** What a person must be able to do about each failure, besides reading the sentence. */
const helpful: Record<FailureKind, readonly string[]> = {
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

const kinds = Object.keys(helpful) as FailureKind[];
const now = 1_800_000_000_000;

function said(failure: Failure): string {
  const { title, sentence } = explain(failure, now, english);
  return `${title}. ${sentence}`;
}

describe.each(kinds)('%s', (kind) => {
  const bare: Failure = { kind, host: 'models.example' };

  test('says something different from all others, in whole sentences, without gaps', () => {
    const { title, sentence } = explain(bare, now, english);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(sentence).toMatch(/^[A-Za-z].*\.$/);
    expect(said(bare)).not.toMatch(/undefined|null|NaN|\(\)|“”|\s\s/);
    expect(kinds.filter((other) => said({ ...bare, kind: other }) === said(bare))).toEqual([kind]);
  });

  test('offers the buttons that help', () => {
    expect(explain(bare, now, english).actions).toEqual(helpful[kind]);
  });

  test('names the host, unless it is about the user’s own connection', () => {
    if (kind !== 'offline') expect(said(bare)).toContain('models.example');
  });
});

test.each<FailureKind>(['wrong-key', 'not-allowed', 'rate-limited', 'bad-request', 'refused', 'unknown'])(
  '%s repeats what the provider said',
  (kind) => {
    expect(said({ kind, host: 'h', detail: 'Because of reasons' })).toContain('“Because of reasons”');
  },
);

test.each<FailureKind>(['server-error', 'bad-request', 'not-an-api', 'unknown'])(
  '%s names the status',
  (kind) => {
    expect(said({ kind, host: 'h', status: 503 })).toContain('HTTP 503');
  },
);

test('a missing model is named', () => {
  expect(said({ kind: 'model-not-found', host: 'h', model: 'gpt-x' })).toContain('“gpt-x”');
});

test.each<FailureKind>(['rate-limited', 'overloaded'])(
  '%s says when to come back, if that is still to come',
  (kind) => {
    expect(said({ kind, host: 'h', retryAt: now + 42_000 })).toContain('Retry in 42 seconds.');
    expect(said({ kind, host: 'h', retryAt: now })).toContain('Retry in a moment.');
  },
);

test('a context that is too long is said with the numbers that are known', () => {
  const failure: Failure = {
    kind: 'context-too-long',
    host: 'h',
    requestTokens: 205_001,
    limitTokens: 200_000,
  };
  expect(said(failure)).toContain('205,001 tokens, and the model takes at most 200,000 tokens');
  expect(said({ kind: 'context-too-long', host: 'h', limitTokens: 200_000 })).toContain(
    'h takes at most 200,000 tokens',
  );
});

test('what is not known leaves no trace in the sentence', () => {
  expect(said({ kind: 'unknown', host: 'h' })).toBe(
    'Something went wrong. The request to h failed. Your message is saved; retry when you like.',
  );
  expect(said({ kind: 'model-not-found', host: 'h' })).toContain('h has no such model, or this key');
  expect(said({ kind: 'unreachable', host: 'h' })).toContain('Nothing answers at this address');
});

test('a kind that a later version stored is told like an unknown one', () => {
  const later = JSON.parse('{"kind":"from the future","host":"h"}');
  expect(explain(later, now, english)).toEqual(explain({ kind: 'unknown', host: 'h' }, now, english));
});

test('Ollama’s setting can be copied', () => {
  const { code } = explain({ kind: 'origin-refused', host: 'h' }, now, english);
  expect(code).toBe('OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*');
});

test('over https, an address that cannot be reached may be opened to see its certificate', () => {
  const failure: Failure = { kind: 'unreachable', host: 'h', detail: 'https' };
  expect(explain(failure, now, english).actions).toEqual(['retry', 'open-address', 'settings']);
  expect(said(failure)).toContain('certificate');
});

test.each([
  [-5, '1 second'],
  [1, '1 second'],
  [1_001, '2 seconds'],
  [89_000, '89 seconds'],
  [90_000, '2 minutes'],
  [3_600_000, '60 minutes'],
  [5_400_000, '2 hours'],
])('%d ms is %j', (milliseconds, words) => expect(waitingTime(milliseconds, 'en')).toBe(words));

test('numbers and times are those of the language', () => {
  const words = { ...english, locale: 'de' };
  const failure: Failure = { kind: 'context-too-long', host: 'h', limitTokens: 200_000 };
  expect(explain(failure, now, words).sentence).toContain('200.000 tokens');
  expect(waitingTime(42_000, 'de')).toBe('42 Sekunden');
});
