/**
 * What a conversation costs: Aside's budget against a window that slides at every turn, and against sending
 * everything. Replays seeded dialogues through the product's own planning and an Anthropic-like prompt cache, and
 * prints the billed input in thousands of full-price tokens. Run it with `npm run bench:memory`.
 */
import { runnerImport } from 'vite';
import { projectRoot } from '../browser/project-root.ts';

type Plan = typeof import('../../lib/core/plan-request.ts');

const { planRequest } = (
  await runnerImport<Plan>('./lib/core/plan-request.ts', {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': projectRoot } },
  })
).module;

type Conversation = Parameters<Plan['planRequest']>[0];
type Message = Parameters<Plan['planRequest']>[1][number];

/** Tokens around each message, as `planRequest` counts them. */
const overhead = 4;
const cache = { read: 0.1, write: 1.25, minimumTokens: 1_024, lifetime: 300_000 };

/** Tokens of question and reply: mean values, varied by a third either way. */
const shapes = { short: [30, 37], long: [60, 317] } as const;

/** The same numbers at every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function dialogue(shape: keyof typeof shapes, turns: number): Message[] {
  const random = randomNumbers(7);
  return Array.from({ length: 2 * turns }, (_, index): Message => {
    const mean = shapes[shape][index % 2] ?? 0;
    return {
      id: `m${index}`,
      conversationId: 'c',
      parentId: index === 0 ? null : `m${index - 1}`,
      seq: index + 1,
      role: index % 2 === 0 ? 'user' : 'assistant',
      status: 'complete',
      content: [{ type: 'text', text: `Message ${index}` }],
      createdAt: index,
      tokens: Math.round(mean * (0.67 + 0.66 * random())),
      ...(index % 2 === 0
        ? {}
        : { reply: { wire: 'anthropic-messages', providerId: 'anthropic', model: 'm' } }),
    };
  });
}

const systemTokens = 249;
const sizeOf = ({ tokens = 0 }: Message) => tokens + overhead;

/** A strategy decides which messages of the branch are sent. `isCold` says that the cache has expired. */
type Strategy = (branch: readonly Message[], isCold: boolean) => readonly Message[];

/** The product: what planRequest sends, with what it remembers between requests. */
function aside(ceilingTokens: number): Strategy {
  let lastRequest: NonNullable<Conversation['lastRequest']> | undefined;
  let now = 0;
  return (branch, isCold) => {
    now += isCold ? 2 * cache.lifetime : 1_000;
    const conversation: Conversation = {
      id: 'c',
      title: '',
      hasOwnTitle: false,
      systemPrompt: 'x'.repeat(Math.round((systemTokens - overhead) * 3.5)),
      model: { providerId: 'anthropic', model: 'claude-opus-4-1', name: '' },
      policy: { mode: 'budget', ceilingTokens },
      headId: null,
      nextSeq: 1,
      createdAt: 0,
      updatedAt: 0,
      ...(lastRequest && { lastRequest }),
    };
    const planned = planRequest(conversation, branch, { factor: 1, samples: 5 }, now);
    if (!planned.fits) throw new Error('Without a window everything fits.');
    const { entries, anchorId } = planned.context.report;
    lastRequest = { anchorId, sentAt: now, ledgerId: '' };
    return branch.filter((_, index) => entries[index]?.reason === 'sent');
  };
}

/** As many of the newest messages as fit, from a user message on: what most libraries do. */
function sliding(budget: number): Strategy {
  return (branch) => {
    let size = systemTokens;
    let first = branch.length - 1;
    for (let index = branch.length - 1; index >= 0; index--) {
      const message = branch[index];
      if (!message) break;
      size += sizeOf(message);
      if (size > budget) break;
      if (message.role === 'user') first = index;
    }
    return branch.slice(first);
  };
}

interface Bill {
  cost: number;
  /** Requests that did not begin with the one before them. */
  breaks: number;
}

/** Bills a whole conversation; `isCached` false is a provider without marks: every token at full price. */
function bill(messages: readonly Message[], strategy: Strategy, isCached: boolean, coldShare = 0): Bill {
  const random = randomNumbers(11);
  let cost = 0;
  let breaks = 0;
  let cached: readonly Message[] = [];
  for (let turn = 0; turn * 2 < messages.length; turn++) {
    const isCold = turn > 0 && random() < coldShare;
    const sent = strategy(messages.slice(0, turn * 2 + 1), isCold);
    const size = systemTokens + sent.reduce((sum, message) => sum + sizeOf(message), 0);
    const begins = cached.every((message, index) => sent[index] === message);
    if (!begins) breaks++;
    if (isCold) cached = [];
    const kept =
      begins && !isCold ? systemTokens + cached.reduce((sum, message) => sum + sizeOf(message), 0) : 0;
    const read = turn > 0 && kept >= cache.minimumTokens ? kept : 0;
    const write = size >= cache.minimumTokens ? cache.write : 1;
    cost += isCached ? read * cache.read + (size - read) * write : size;
    cached = sent;
  }
  return { cost, breaks };
}

const thousand = (tokens: number) =>
  Math.round(tokens / 1_000)
    .toLocaleString('en')
    .padStart(7);

for (const shape of ['short', 'long'] as const) {
  console.log(
    `\n${shape} turns                 everything    sliding      Aside   Aside / sliding   prefix breaks`,
  );
  for (const turns of [50, 200, 1_000]) {
    const messages = dialogue(shape, turns);
    const everything = bill(messages, (branch) => branch, true);
    for (const budget of [4_000, 8_000, 16_000]) {
      const slide = bill(messages, sliding(budget), false);
      const own = bill(messages, aside(budget), true);
      console.log(
        `${String(turns).padStart(5)} turns, cap ${String(budget).padStart(6)}   ${thousand(everything.cost)}    ${thousand(slide.cost)}    ${thousand(own.cost)}        ${(own.cost / slide.cost).toFixed(3)}              ${own.breaks}`,
      );
    }
  }
  const messages = dialogue(shape, 400);
  const slide = bill(messages, sliding(8_000), false);
  const cold = bill(messages, aside(8_000), true, 0.3);
  console.log(`  400 turns, cap 8,000, 30% cold turns: ${(cold.cost / slide.cost).toFixed(3)} of sliding`);
}
