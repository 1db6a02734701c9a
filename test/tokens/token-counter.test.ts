import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadO200kCounter } from '@/lib/tokens/o200k';
import { createTokenCounter, type TokenCounter } from '@/lib/tokens/token-counter';
import { ManualClock } from '../providers/manual-clock';
import { FakeWorkers, settled } from './fake-workers';

let clock: ManualClock;
let workers: FakeWorkers;
let counter: TokenCounter;

beforeEach(() => {
  clock = new ManualClock();
  workers = new FakeWorkers();
  counter = createTokenCounter({ createWorker: workers.create, clock });
});

describe('counting', () => {
  test('starts one worker at the first call and uses it again', async () => {
    expect(workers.all).toHaveLength(0);
    const first = counter.count(['a', 'bcd', '']);
    await workers.newest.work();
    expect(await first).toEqual([1, 3, 0]);
    const second = counter.count(['ef']);
    await workers.newest.work();
    expect(await second).toEqual([2]);
    expect(workers.all).toHaveLength(1);
  });

  test('with the real encoding', async () => {
    const counts = counter.count(['hello world', '<|endoftext|>'.repeat(2)]);
    await workers.newest.work(loadO200kCounter);
    expect(await counts).toEqual([2, 13]);
  });

  test('the encoding is made ready once', () => {
    expect(loadO200kCounter()).toBe(loadO200kCounter());
  });

  test('of nothing needs no worker', async () => {
    expect(await counter.count([])).toEqual([]);
    expect(workers.all).toHaveLength(0);
  });

  test('passes on what the worker could not do, and goes on', async () => {
    const counts = counter.count(['a']);
    await workers.newest.work(() => Promise.reject(new Error('No ranks.')));
    await expect(counts).rejects.toThrow('No ranks.');
    const next = counter.count(['ab']);
    await workers.newest.work();
    expect(await next).toEqual([2]);
  });
});

describe('batches', () => {
  const long = 'x'.repeat(150_000);

  test('a long call is sent in parts, and a short one comes in between', async () => {
    const order: string[] = [];
    const longCounts = counter.count([long, 'a', long, long]);
    const shortCounts = counter.count(['bb']);
    void longCounts.then(() => order.push('long'));
    void shortCounts.then(() => order.push('short'));
    const sizes: number[] = [];
    while (order.length < 2) {
      sizes.push(workers.newest.requests.at(-1)?.texts.length ?? 0);
      await workers.newest.work();
      await settled();
    }
    expect(sizes).toEqual([2, 1, 1, 1]);
    expect(order).toEqual(['short', 'long']);
    expect(await longCounts).toEqual([150_000, 1, 150_000, 150_000]);
    expect(await shortCounts).toEqual([2]);
  });

  test('a text that is longer than a batch goes alone', async () => {
    const counts = counter.count([long + long, 'a']);
    expect(workers.newest.requests.map(({ texts }) => texts.length)).toEqual([1]);
    await workers.newest.work();
    await workers.newest.work();
    expect(await counts).toEqual([300_000, 1]);
  });

  test('there is one request at a time', async () => {
    const all = [counter.count(['a']), counter.count(['bb'])];
    expect(workers.newest.requests).toHaveLength(1);
    await workers.newest.work();
    expect(workers.newest.requests).toHaveLength(2);
    await workers.newest.work();
    expect(await Promise.all(all)).toEqual([[1], [2]]);
  });
});

describe('giving up', () => {
  test('a call rejects with its signal’s reason, and the next one is not held up by it', async () => {
    const controller = new AbortController();
    const given = counter.count(['a'], controller.signal);
    const waiting = counter.count(['bb'], controller.signal);
    const other = counter.count(['ccc']);
    controller.abort(new Error('Not needed.'));
    await expect(given).rejects.toThrow('Not needed.');
    await expect(waiting).rejects.toThrow('Not needed.');
    await workers.newest.work();
    expect(workers.newest.requests.map(({ texts }) => texts)).toEqual([['a'], ['ccc']]);
    await workers.newest.work();
    expect(await other).toEqual([3]);
  });

  test('a call that was given up before it began sends nothing', async () => {
    await expect(counter.count(['a'], AbortSignal.abort(new Error('Too late.')))).rejects.toThrow(
      'Too late.',
    );
    expect(workers.all).toHaveLength(0);
  });

  test('a signal that lives long does not keep the calls', async () => {
    const { signal } = new AbortController();
    const [added, removed] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const counts = counter.count(['a'], signal);
    await workers.newest.work();
    await counts;
    expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
  });
});

describe('rest', () => {
  async function countOnce(): Promise<void> {
    const counts = counter.count(['a']);
    await workers.newest.work();
    await counts;
  }

  test('the worker ends after a minute without work, and the next call starts another', async () => {
    await countOnce();
    clock.advance(59_999);
    await settled();
    expect(workers.newest.isEnded).toBe(false);
    clock.advance(1);
    await settled();
    expect(workers.newest.isEnded).toBe(true);
    await countOnce();
    expect(workers.all).toHaveLength(2);
    expect(workers.newest.isEnded).toBe(false);
  });

  test('the minute begins anew with each call', async () => {
    await countOnce();
    clock.advance(40_000);
    await countOnce();
    clock.advance(40_000);
    await settled();
    expect(workers.newest.isEnded).toBe(false);
    expect(clock.sleeping).toBe(1);
  });

  test('a worker is not ended at work, even if the call came in the last moment', async () => {
    await countOnce();
    clock.advance(60_000);
    const counts = counter.count(['bb']);
    await settled();
    expect(workers.newest.isEnded).toBe(false);
    clock.advance(120_000);
    await settled();
    await workers.newest.work();
    expect(await counts).toEqual([2]);
    expect(workers.all).toHaveLength(1);
  });
});

describe('a crash', () => {
  test('is repaired once, by another worker', async () => {
    const counts = counter.count(['a']);
    workers.newest.crash();
    expect(workers.all.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    await workers.newest.work();
    expect(await counts).toEqual([1]);
  });

  test('at the same texts again rejects that call only', async () => {
    const bad = counter.count(['a']);
    const good = counter.count(['bb']);
    workers.newest.crash();
    workers.newest.crash();
    await expect(bad).rejects.toThrow('The worker is gone.');
    await workers.newest.work();
    expect(await good).toEqual([2]);
    expect(workers.all).toHaveLength(3);
  });

  test('keeps what was counted before, and each part may be tried twice', async () => {
    const long = 'x'.repeat(150_000);
    const counts = counter.count([long, long]);
    workers.newest.crash();
    await workers.newest.work();
    workers.newest.crash();
    await workers.newest.work();
    expect(await counts).toEqual([150_000, 150_000]);
    expect(workers.all.flatMap(({ requests }) => requests)).toHaveLength(4);
  });

  test('at rest is repaired by the next call', async () => {
    const first = counter.count(['a']);
    await workers.newest.work();
    await first;
    workers.newest.crash();
    expect(workers.all).toHaveLength(1);
    const second = counter.count(['bb']);
    clock.advance(60_000);
    await settled();
    expect(workers.newest.isEnded).toBe(false);
    await workers.newest.work();
    expect(await second).toEqual([2]);
    expect(workers.all).toHaveLength(2);
  });

  test('what a worker says after it was replaced does not count', async () => {
    const counts = counter.count(['a']);
    const first = workers.newest;
    first.crash();
    const id = workers.newest.requests[0]?.id ?? 0;
    first.reply({ id, counts: [99] });
    first.crash();
    expect(workers.all).toHaveLength(2);
    await workers.newest.work();
    expect(await counts).toEqual([1]);
  });

  test('an answer to another question does not count', async () => {
    const counts = counter.count(['a']);
    workers.newest.reply({ id: 77, counts: [99] });
    await workers.newest.work();
    expect(await counts).toEqual([1]);
  });

  test('a worker that cannot be started rejects every call, however many wait', async () => {
    const createWorker = vi.fn(workers.create);
    const refused = createTokenCounter({ createWorker, clock });
    const calls = Array.from({ length: 5_000 }, () => refused.count(['a']));
    createWorker.mockImplementation(() => {
      throw new Error('Refused by the policy.');
    });
    workers.newest.crash();
    const results = await Promise.allSettled(calls);
    expect(new Set(results.map((result) => result.status))).toEqual(new Set(['rejected']));
    await expect(calls[0]).rejects.toThrow('Refused by the policy.');
    expect(createWorker).toHaveBeenCalledTimes(10_000);
  });
});
