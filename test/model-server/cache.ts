import { createHash } from 'node:crypto';
import { type CacheTtl, type Prompt, totalTokens } from './prompt.ts';

/** How the tokens of one prompt divide. The four numbers add up to the whole prompt. */
export interface CacheUse {
  readTokens: number;
  /** Written for the usual time. */
  writtenTokens: number;
  written1hTokens: number;
  uncachedTokens: number;
}

interface Entry {
  expiresAt: number;
  lifetime: number;
}

const lifetimes: Record<CacheTtl, number> = { '5m': 5 * 60_000, '30m': 30 * 60_000, '1h': 60 * 60_000 };

/**
 * A prompt cache with breakpoints, Anthropic's or that of OpenAI's models since gpt-5.6: an entry is a byte-exact
 * prefix that ends at a breakpoint of an earlier request. A request reads the longest live one that is not too far
 * before one of its own breakpoints, and writes at its breakpoints. Prefixes under the minimum are not cached,
 * without an error.
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 * https://developers.openai.com/api/docs/guides/prompt-caching
 */
export class BreakpointCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #minimumTokens: number;
  readonly #lookBackBlocks: number;

  /** `now` gives milliseconds since 1970. */
  constructor(now: () => number, minimumTokens = 1024, lookBackBlocks = 20) {
    this.#now = now;
    this.#minimumTokens = minimumTokens;
    this.#lookBackBlocks = lookBackBlocks;
  }

  /** Reads and writes the cache for one request. */
  use(prompt: Prompt): CacheUse {
    const prefixes = prefixesOf(prompt);
    const breakpoints = prefixes.filter((prefix) => prefix.ttl && prefix.tokens >= this.#minimumTokens);
    const read = this.#longestHit(prefixes, breakpoints);
    const use = { readTokens: read, writtenTokens: 0, written1hTokens: 0, uncachedTokens: 0 };
    let done = read;
    for (const { key, tokens, ttl } of breakpoints) {
      if (!ttl) continue;
      this.#entries.set(key, { expiresAt: this.#now() + lifetimes[ttl], lifetime: lifetimes[ttl] });
      const written = Math.max(0, tokens - done);
      if (ttl === '1h') use.written1hTokens += written;
      else use.writtenTokens += written;
      done += written;
    }
    return { ...use, uncachedTokens: totalTokens(prompt) - done };
  }

  #longestHit(prefixes: Prefix[], breakpoints: Prefix[]): number {
    for (const breakpoint of breakpoints.toReversed()) {
      const end = prefixes.indexOf(breakpoint);
      const candidates = prefixes.slice(Math.max(0, end - this.#lookBackBlocks + 1), end + 1).reverse();
      const hit = candidates.find((prefix) => this.#isLive(prefix.key));
      if (hit) return hit.tokens;
    }
    return 0;
  }

  /** Whether there is an entry; reading one refreshes it. */
  #isLive(key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry || entry.expiresAt <= this.#now()) return false;
    entry.expiresAt = this.#now() + entry.lifetime;
    return true;
  }
}

interface Prefix {
  key: string;
  tokens: number;
  ttl?: CacheTtl;
}

function prefixesOf(prompt: Prompt): Prefix[] {
  let key = prompt.model;
  let tokens = 0;
  return prompt.blocks.map((block) => {
    key = createHash('sha256').update(key).update(block.bytes).digest('hex');
    tokens += block.tokens;
    return { key, tokens, ...(block.breakpoint ? { ttl: block.breakpoint } : {}) };
  });
}

/**
 * The prompt cache of OpenAI's models before gpt-5.6: the longest prefix that any recent request to the model had, from 1,024 tokens on in
 * steps of 128, without marks. https://developers.openai.com/api/docs/guides/prompt-caching
 */
export class PrefixCache {
  #earlier: { prompt: Prompt; at: number }[] = [];
  readonly #now: () => number;

  /** `now` gives milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The cached tokens of this prompt; remembers it for the next. */
  use(prompt: Prompt): CacheUse {
    const alive = this.#earlier.filter((entry) => entry.at > this.#now() - 10 * 60_000).slice(-200);
    const common = alive
      .filter((entry) => entry.prompt.model === prompt.model)
      .map((entry) => commonTokens(entry.prompt, prompt));
    this.#earlier = [...alive, { prompt, at: this.#now() }];
    const longest = Math.max(0, ...common);
    const readTokens = longest < 1024 ? 0 : longest - (longest % 128);
    return {
      readTokens,
      writtenTokens: 0,
      written1hTokens: 0,
      uncachedTokens: totalTokens(prompt) - readTokens,
    };
  }
}

/** How many tokens two prompts share from the start; the last, differing block counts as far as it is equal. */
function commonTokens(one: Prompt, other: Prompt): number {
  let tokens = 0;
  for (const [index, block] of other.blocks.entries()) {
    const earlier = one.blocks[index];
    if (earlier?.bytes !== block.bytes) {
      return tokens + (earlier?.role === block.role ? sharedTextTokens(earlier.text, block.text) : 0);
    }
    tokens += block.tokens;
  }
  return tokens;
}

function sharedTextTokens(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return Math.floor(Buffer.byteLength(other.slice(0, length)) / 4);
}
