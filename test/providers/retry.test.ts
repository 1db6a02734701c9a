import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/core/failure';
import { type ReplyEvent, ReplyFailed } from '@/lib/core/provider';
import { withRetries } from '@/lib/providers/retry';
import { retryTime } from '@/lib/providers/retry-after';
import { ManualClock } from './manual-clock';

const host = 'api.example.com';
const busy: Failure = { kind: 'overloaded', host, status: 529 };
const ended: ReplyEvent = { type: 'ended', stopReason: 'end' };

/** Fails with each failure in turn, then succeeds; gives the pauses and what was thrown. */
async function tryWith(failures: Failure[], before: ReplyEvent[] = []) {
  const clock = new ManualClock();
  let attempts = 0;
  const attempt = async function* (): AsyncGenerator<ReplyEvent> {
    attempts += 1;
    yield* before;
    const failure = failures[attempts - 1];
    if (failure) throw new ReplyFailed(failure);
    yield ended;
  };
  const pauses: number[] = [];
  let failure: Failure | undefined;
  try {
    for await (const event of withRetries(attempt, clock, new AbortController().signal)) {
      if (event.type !== 'waiting') continue;
      pauses.push(event.until - clock.now());
      setImmediate(() => clock.advance(event.until - clock.now()));
    }
  } catch (thrown) {
    failure = (thrown as ReplyFailed).failure;
  }
  return { attempts, pauses, failure };
}

const start = new ManualClock().now();

describe('withRetries', () => {
  it('tries twice again, with growing pauses', async () => {
    expect(await tryWith([busy, busy])).toEqual({ attempts: 3, pauses: [1_000, 2_000], failure: undefined });
    expect(await tryWith([busy, busy, busy])).toEqual({ attempts: 3, pauses: [1_000, 2_000], failure: busy });
  });

  it('obeys the provider up to a minute, then leaves it to the user', async () => {
    const at = (pause: number): Failure => ({
      ...busy,
      kind: 'rate-limited',
      status: 429,
      retryAt: start + pause,
    });
    expect((await tryWith([at(60_000)])).pauses).toEqual([60_000]);
    expect((await tryWith([at(0)])).pauses).toEqual([1_000]);
    expect(await tryWith([at(60_001)])).toEqual({ attempts: 1, pauses: [], failure: at(60_001) });
  });

  it('never tries again once content arrived', async () => {
    const content: ReplyEvent = { type: 'content', content: [] };
    expect((await tryWith([busy], [content])).attempts).toBe(1);
    expect((await tryWith([busy], [{ type: 'started', model: 'm' }])).attempts).toBe(2);
  });

  it.each([
    ['cut', 2, {}],
    ['unreachable', 2, {}],
    ['unreachable', 1, { host: '127.0.0.1:11434' }],
    ['server-error', 2, { status: 500 }],
    ['server-error', 2, {}],
    ['server-error', 1, { status: 408 }],
    ['rate-limited', 2, { status: 429 }],
    ['no-credit', 1, { status: 429 }],
    ['wrong-key', 1, { status: 401 }],
    ['offline', 1, {}],
    ['no-access', 1, {}],
    ['blocked', 1, {}],
    ['stalled', 1, {}],
    ['malformed', 1, {}],
    ['empty', 1, {}],
  ] as const)('%s: %i attempts %o', async (kind, attempts, changes) => {
    expect((await tryWith([{ kind, host, ...changes }])).attempts).toBe(attempts);
  });

  it('stops waiting when it is stopped', async () => {
    const stop = new AbortController();
    const attempt = async function* (): AsyncGenerator<ReplyEvent> {
      yield* [];
      throw new ReplyFailed(busy);
    };
    const events = withRetries(attempt, new ManualClock(), stop.signal);
    await events.next();
    const next = events.next();
    stop.abort(new Error('stopped'));
    await expect(next).rejects.toThrow('stopped');
  });
});

describe('retryTime', () => {
  it.each([
    ['0', 0],
    ['3600', 3_600_000],
    ['1.5', 1_500],
    ['-1', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [new Date(start + 7_000).toUTCString(), 7_000],
  ])('%s', (header, pause) => {
    expect(retryTime(header, start)).toBe(pause === undefined ? undefined : start + pause);
  });
});
