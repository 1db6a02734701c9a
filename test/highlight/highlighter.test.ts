import { beforeEach, expect, test } from 'vitest';
import type { CodeRun } from '@/lib/core/code-run';
import {
  createHighlighter,
  type Highlight,
  type HighlightReply,
  type HighlightRequest,
  longestWork,
} from '@/lib/highlight/highlighter';
import type { WorkerEvents } from '@/lib/platform/idle-worker';
import { ManualClock } from '../providers/manual-clock';
import { settled } from '../tokens/fake-workers';

interface FakeWorker {
  requests: HighlightRequest[];
  events: WorkerEvents<HighlightReply>;
  isEnded: boolean;
}

let clock: ManualClock;
let workers: FakeWorker[];
let highlight: Highlight;

beforeEach(() => {
  clock = new ManualClock();
  workers = [];
  const createWorker = (events: WorkerEvents<HighlightReply>) => {
    const worker: FakeWorker = { requests: [], events, isEnded: false };
    workers.push(worker);
    return {
      post: (request: HighlightRequest) => worker.requests.push(request),
      end: () => {
        worker.isEnded = true;
      },
    };
  };
  highlight = createHighlighter({ createWorker, clock });
});

function newest(): FakeWorker {
  return workers.at(-1) ?? expect.fail('No worker was started.');
}

/** The newest request begins to be worked on. */
async function begin(): Promise<number> {
  await settled();
  const { id } = newest().requests.at(-1) ?? expect.fail('Nothing was asked.');
  newest().events.onReply({ id, isStarted: true });
  return id;
}

/** The newest request is worked on and answered. */
async function answer(found: CodeRun[] | null): Promise<void> {
  const id = await begin();
  newest().events.onReply({ id, runs: found });
}

const runs: CodeRun[] = [{ text: 'a', role: null }];

test('one code after the other is worked on, by one worker', async () => {
  const first = highlight('ini', 'a');
  const second = highlight('ini', 'b');
  const id = await begin();
  expect(newest().requests).toHaveLength(1);
  newest().events.onReply({ id, runs });
  expect(await first).toEqual(runs);
  await answer(null);
  expect(await second).toBeNull();
  expect(workers).toHaveLength(1);
});

test('a worker that takes too long is ended, its code stays plain, and the next code gets another', async () => {
  const slow = highlight('ini', 'a');
  const next = highlight('ini', 'b');
  await begin();
  clock.advance(longestWork);
  expect(await slow).toBeNull();
  expect(workers[0]?.isEnded).toBe(true);
  await answer(runs);
  expect(await next).toEqual(runs);
  expect(workers).toHaveLength(2);
});

test('the time until the grammar is loaded does not count', async () => {
  const slow = highlight('ini', 'a');
  await settled();
  clock.advance(longestWork * 3);
  await answer(runs);
  expect(await slow).toEqual(runs);
});

test('a crash leaves the code plain, and the next is worked on', async () => {
  const first = highlight('ini', 'a');
  await settled();
  newest().events.onCrash(new Error('gone'));
  expect(await first).toBeNull();
  const second = highlight('ini', 'b');
  await answer(runs);
  expect(await second).toEqual(runs);
});
