import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { watchThrottled } from '@/lib/app/throttled-watch';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { emptyConversation } from '../core/conversations';
import { ManualClock } from '../providers/manual-clock';

let database: AsideDatabase;
afterEach(() => database.delete());

/** A watched count of conversations that takes `duration` by its clock each time. */
async function watchCount(duration: number) {
  database = await openDatabase(() => {}, 'throttled');
  const clock = new ManualClock();
  const values: number[] = [];
  let asked = 0;
  const add = () => database.conversations.put(emptyConversation({ id: `${Math.random()}` }));
  const watched = {
    clock,
    values,
    add,
    asked: () => asked,
    /** What a query waits for after it has read. */
    gate: Promise.resolve(),
  };
  const end = watchThrottled(
    clock,
    async () => {
      asked++;
      const count = await database.conversations.count();
      clock.advance(duration);
      await watched.gate;
      return count;
    },
    (value) => values.push(value),
  );
  await vi.waitFor(() => expect(values).toEqual([0]));
  return { ...watched, watched, end };
}

const isResting = (clock: ManualClock) => vi.waitFor(() => expect(clock.sleeping).toBe(1));

test('many changes in a row are read once, after a rest of five times the length of the query', async () => {
  const { clock, values, add, asked, end } = await watchCount(10);
  for (let index = 0; index < 20; index++) await add();
  await isResting(clock);
  clock.advance(49);
  expect(asked()).toBe(1);
  clock.advance(1);
  await vi.waitFor(() => expect(values.at(-1)).toBe(20));
  expect(asked()).toBe(2);
  end();
});

test('a change after the rest is read at once', async () => {
  const { clock, values, add, end } = await watchCount(10);
  clock.advance(50);
  await add();
  await vi.waitFor(() => expect(values.at(-1)).toBe(1));
  expect(clock.sleeping).toBe(0);
  end();
});

test('what is read while something changes is shown, and then what has changed', async () => {
  const { clock, values, add, asked, watched, end } = await watchCount(10);
  clock.advance(50);
  const gate = Promise.withResolvers<void>();
  watched.gate = gate.promise;
  await add();
  await vi.waitFor(() => expect(asked()).toBe(2));
  await add();
  gate.resolve();
  await vi.waitFor(() => expect(values.at(-1)).toBe(1));
  await isResting(clock);
  clock.advance(50);
  await vi.waitFor(() => expect(values.at(-1)).toBe(2));
  end();
});

test('nothing is read after its end, not even after a rest', async () => {
  const { clock, add, asked, end } = await watchCount(10);
  await add();
  await isResting(clock);
  end();
  expect(clock.sleeping).toBe(0);
  clock.advance(1_000);
  await add();
  expect(asked()).toBe(1);
});

test('whoever slept in the middle of a query does not rest for hours', async () => {
  const { clock, values, add, end } = await watchCount(3_600_000);
  await add();
  await isResting(clock);
  clock.advance(5_000);
  await vi.waitFor(() => expect(values.at(-1)).toBe(1));
  end();
});
