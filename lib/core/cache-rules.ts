import type { Wire } from './content';

/**
 * What a provider's prompt cache costs and when it helps. Costs are multiples of an ordinary input token.
 * Sources: https://platform.claude.com/docs/en/build-with-claude/prompt-caching,
 * https://platform.openai.com/docs/guides/prompt-caching.
 */
export interface CacheRules {
  /** A token read from the cache. */
  read: number;
  /** A token written to the cache; 1 where writing costs nothing extra. */
  write: number;
  /** The shortest prefix that is cached at all, in tokens. */
  minimumTokens: number;
  /** How long an entry lives after its last use, in milliseconds. */
  lifetime: number;
  /** Whether a request says what is to be remembered of it; otherwise the provider decides alone. */
  hasMarks: boolean;
}

const minute = 60_000;

const anthropic: CacheRules = {
  read: 0.1,
  write: 1.25,
  minimumTokens: 1_024,
  lifetime: 5 * minute,
  hasMarks: true,
};
const openAI: CacheRules = {
  read: 0.1,
  write: 1,
  minimumTokens: 1_024,
  lifetime: 5 * minute,
  hasMarks: false,
};
/** Local servers keep the prefix that they have just computed; reading it is all but free. */
const others: CacheRules = { read: 0.1, write: 1, minimumTokens: 0, lifetime: 30 * minute, hasMarks: false };

/** What differs from the wire's usual rules, by the first pattern that fits the model's id. */
const exceptions: Record<Wire, readonly [RegExp, Partial<CacheRules>][]> = {
  'anthropic-messages': [
    [/(fable|mythos)-5-[1-9](?!\d)/, { read: 0.025, minimumTokens: 512 }],
    [/(opus|sonnet)-5-5/, { read: 0.05 }],
    [/(opus|fable|mythos)-5/, { minimumTokens: 512 }],
    [/opus-4-7/, { minimumTokens: 2_048 }],
    [/opus-4-[56]|haiku-4-5/, { minimumTokens: 4_096 }],
  ],
  'openai-responses': [
    [/gpt-6\.1/, { read: 0.05, write: 1.25, lifetime: 30 * minute, hasMarks: true }],
    [/gpt-(5\.([6-9]|\d\d)|[6-9])/, { write: 1.25, lifetime: 30 * minute, hasMarks: true }],
    [/gpt-4\.1/, { read: 0.25 }],
    [/gpt-4o|^o1|^o3-mini/, { read: 0.5 }],
    [/^o[34]/, { read: 0.25 }],
  ],
  'openai-chat': [],
};

const usual: Record<Wire, CacheRules> = {
  'anthropic-messages': anthropic,
  'openai-responses': openAI,
  'openai-chat': others,
};

export function cacheRulesOf(wire: Wire, model: string): CacheRules {
  const exception = exceptions[wire].find(([pattern]) => pattern.test(model));
  return { ...usual[wire], ...exception?.[1] };
}
