/**
 * How fast search is over 100,000 messages (about 60 MB of text in several scripts) in a real browser, with the product's
 * storage, worker and all: the same 200 queries of all kinds at every run, and the time until the first answer and until
 * the complete one. Run it with `npm run bench:search`.
 */
import { expect, test } from 'vitest';
import { firstConversations } from '@/lib/app/search';
import { systemClock } from '@/lib/platform/clock';
import { createSearchWorker } from '@/lib/search/create-worker';
import { createMessageSearch, type MessageSearch, type SearchAnswer } from '@/lib/search/message-search';
import { openDatabase } from '@/lib/storage/database';
import { makeConversation, storeMade } from './panel/made-conversations';
import { realisticTexts } from './realistic-texts';
import { seededRandom } from './seeded-random';

const conversationCount = 5_000;
const messageCount = 20;
const random = seededRandom(7);
const texts = realisticTexts(random);
const model = { providerId: 'anthropic', model: 'some-model', name: 'Some model' };

/** What is looked for as a phrase is taken from some of the messages. */
const said: string[] = [];

async function fill(): Promise<number> {
  const database = await openDatabase(() => {});
  let characters = 0;
  for (let first = 0; first < conversationCount; first += 100) {
    const made = Array.from({ length: 100 }, (_, index) => {
      const all = texts.conversation(messageCount);
      characters += all.reduce((sum, { length }) => sum + length, 0);
      if (index < 2) said.push(...all.filter(({ length }) => length > 300));
      const id = `0199aa00-0000-7000-8000-${String(first + index).padStart(12, '0')}`;
      const startedAt = Date.now() - (conversationCount - first - index) * 3_600_000;
      return makeConversation({ id, messageCount, model, startedAt, textOf: (at) => all[at] ?? '' });
    });
    await storeMade(database, made);
  }
  database.close();
  return characters;
}

/** So many words of a message, as they stand there. */
function phrase(length: number): string {
  const text = said[Math.floor(random() * said.length)] ?? '';
  const at = Math.floor(random() * (text.length - length));
  return `"${text.slice(at, at + length).replaceAll('"', ' ')}"`;
}

const letters = 'etaoinshrdlucmfwypvbgkxqjz0';
const kinds: Record<string, { count: number; query: (index: number) => string }> = {
  'one letter': { count: 20, query: (index) => letters[index] ?? '' },
  'two letters': { count: 20, query: () => texts.word().slice(0, 2) },
  'a frequent word': { count: 20, query: () => texts.frequentWord() },
  'any word': { count: 20, query: () => texts.word() },
  'a rare word': { count: 20, query: () => texts.rareWord() },
  'a part of a word': { count: 20, query: () => texts.word().slice(1, 5) },
  'accents left out': {
    count: 10,
    query: () => texts.rareWord().normalize('NFD').replace(/\p{M}/gu, ''),
  },
  'two or three words': {
    count: 20,
    query: (index) => `${texts.word()} ${texts.word()} ${index % 2 ? texts.frequentWord() : ''}`,
  },
  'two frequent words': { count: 10, query: () => `${texts.frequentWord()} ${texts.frequentWord()}` },
  'a short phrase': { count: 10, query: () => phrase(14) },
  'a long phrase': { count: 5, query: () => phrase(160) },
  'one Chinese, Japanese or Korean letter': { count: 10, query: () => texts.character() },
  'two of them': { count: 5, query: () => texts.character() + texts.character() },
  'what is nowhere': { count: 10, query: () => `${texts.word()}xyzzy` },
};

interface Times {
  first: number;
  complete: number;
}

test('search over 100,000 messages', async () => {
  const started = performance.now();
  const characters = await fill();
  const count = conversationCount * messageCount;
  console.log(
    `${count} messages of ${Math.round(characters / count)} characters on average stored in ${seconds(started)} s`,
  );
  const queries = Object.entries(kinds).map(([name, kind]) => ({
    name,
    typed: Array.from({ length: kind.count }, (_, index) => kind.query(index)),
  }));
  const cores = createMessageSearch({ createWorker: createSearchWorker, clock: systemClock });
  const beginning = performance.now();
  await ask(cores, 'kalo');
  console.log(`first search ever, which reads all messages: ${seconds(beginning)} s`);
  // A worker of its own, as after a rest: it reads the chunks that are there now.
  const search = createMessageSearch({ createWorker: createSearchWorker, clock: systemClock });
  const cold = await ask(search, 'miren');
  console.log(`first search of a worker: ${cold.first.toFixed(0)} ms`);
  await systemClock.sleep(6_000, new AbortController().signal);

  const all: Times[] = [];
  for (const { name, typed } of queries) {
    const times: Times[] = [];
    for (const query of typed) times.push(await ask(search, query));
    all.push(...times);
    console.log(`${name}: ${range(times, 'first')} ms, complete ${range(times, 'complete')} ms`);
  }
  const grown: Times[] = [];
  for (const word of ['function', 'through the', 'конечно', '世界']) {
    for (let end = 1; end <= word.length; end += 1) grown.push(await ask(search, word.slice(0, end)));
  }
  console.log(`typed letter by letter: ${range(grown, 'first')} ms`);
  for (const part of ['first', 'complete'] as const) {
    const [middle, most, worst] = [0.5, 0.95, 1].map((at) => share(all, part, at).toFixed(0));
    console.log(`${all.length} queries, ${part}: p50 ${middle}, p95 ${most}, max ${worst} ms`);
  }
  expect(share(all, 'first', 0.95)).toBeLessThanOrEqual(100);
}, 900_000);

/** Asks once; the times are from the question to the first and the complete results, through the worker and back. */
function ask(search: MessageSearch, typed: string) {
  const startedAt = performance.now();
  let first: number | undefined;
  return new Promise<Times>((resolve, reject) => {
    const onAnswer = (answer: SearchAnswer | Error) => {
      if (answer instanceof Error) return reject(answer);
      if (!('results' in answer)) return;
      const time = performance.now() - startedAt;
      first ??= time;
      if (answer.results.isComplete) resolve({ first, complete: time });
    };
    search.search({ typed, now: Date.now(), conversations: firstConversations, expandedIds: [] }, onAnswer);
  });
}

const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);

function share(times: readonly Times[], part: keyof Times, at: number): number {
  const sorted = times.map((time) => time[part]).toSorted((one, other) => one - other);
  return sorted[Math.floor(at * (sorted.length - 1))] ?? Number.NaN;
}

/** "2 (1 to 3)": the median, the least and the most. */
function range(times: readonly Times[], part: keyof Times): string {
  const [middle, least, most] = [0.5, 0, 1].map((at) => share(times, part, at).toFixed(0));
  return `${middle} (${least} to ${most})`;
}
