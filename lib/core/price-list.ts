/** What tokens cost, in US dollars per million. */
export interface TokenPrices {
  /** A token of the prompt that neither comes from the cache nor goes into it. */
  input: number;
  output: number;
  /** A token read from the provider's cache; as `input` where caching saves nothing. */
  cacheRead: number;
  /** A token written to it, with the usual lifetime; as `input` where writing costs nothing extra. */
  cacheWrite: number;
}

/** What the tokens of a model cost. */
export interface ModelPrices extends TokenPrices {
  /** What every token of a request costs whose prompt has more tokens than `promptTokens`. */
  above?: TokenPrices & { promptTokens: number };
}

/** Which models have these prices: a pattern for the id, with or without its date. */
type PricedModels = readonly [RegExp, ModelPrices];

/**
 * Prices as of 2026-11-20. Sources: https://platform.claude.com/docs/en/about-claude/pricing,
 * https://developers.openai.com/api/docs/pricing and the pages of the models there, and for older models
 * https://github.com/pydantic/genai-prices (0.1.8). Ordinary requests only: no batches, no fast or flex mode, no
 * regional surcharge, and on Anthropic the cache that lives for five minutes.
 *
 * Each pattern names its versions one by one, and the first that fits counts. A model that came later has no price
 * here, since that of its predecessor would be a guess.
 */
export const priceList: { readonly [providerId: string]: readonly PricedModels[] } = {
  anthropic: [
    [/^claude-(fable|mythos)-5-2$/, { input: 8, output: 40, cacheRead: 0.2, cacheWrite: 10 }],
    [/^claude-(fable|mythos)-5-1$/, { input: 10, output: 50, cacheRead: 0.25, cacheWrite: 12.5 }],
    [/^claude-(fable|mythos)-5$/, { input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 }],
    [/^claude-opus-5-5$/, { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 }],
    [/^claude-opus-(5|4-[5-8])$/, { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }],
    [/^claude-opus-4(-[01])?$/, { input: 15, output: 75, cacheRead: 1.5, cacheWrite: 18.75 }],
    [/^claude-sonnet-5-5$/, { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 }],
    [/^claude-sonnet-5$/, { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 }],
    [/^claude-sonnet-4(-[056])?$/, { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }],
    [
      /^claude-haiku-5-5$/,
      {
        input: 0.1,
        output: 0.5,
        cacheRead: 0.01,
        cacheWrite: 0.125,
        above: { promptTokens: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 },
      },
    ],
    [/^claude-haiku-4-5$/, { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 }],
  ],
  openai: [
    [/^gpt-6-astra$/, longer({ input: 10, output: 50, cacheRead: 1, cacheWrite: 12.5 })],
    [/^gpt-6\.1-sol$/, longer({ input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 })],
    [/^gpt-6\.1-terra$/, longer({ input: 1, output: 5, cacheRead: 0.05, cacheWrite: 1.25 })],
    [/^gpt-6-sol$/, longer({ input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 })],
    [/^gpt-6-luna$/, longer({ input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125 })],
    [/^gpt-5\.6(-sol)?$/, longer({ input: 4, output: 20, cacheRead: 0.4, cacheWrite: 5 })],
    [/^gpt-5\.6-terra$/, longer({ input: 2, output: 12, cacheRead: 0.2, cacheWrite: 2.5 })],
    [/^gpt-5\.6-luna$/, longer({ input: 0.2, output: 1.2, cacheRead: 0.02, cacheWrite: 0.25 })],
    [/^gpt-5\.[45]-pro$/, longer({ input: 30, output: 180, cacheRead: 30, cacheWrite: 30 })],
    [/^gpt-5\.5(-chat|-codex)?$/, longer({ input: 5, output: 30, cacheRead: 0.5, cacheWrite: 5 })],
    [/^gpt-5\.4$/, longer({ input: 2.5, output: 15, cacheRead: 0.25, cacheWrite: 2.5 })],
    [/^gpt-5\.4-mini$/, { input: 0.75, output: 4.5, cacheRead: 0.075, cacheWrite: 0.75 }],
    [/^gpt-5\.4-nano$/, { input: 0.2, output: 1.25, cacheRead: 0.02, cacheWrite: 0.2 }],
    [/^gpt-5\.2-pro$/, { input: 21, output: 168, cacheRead: 21, cacheWrite: 21 }],
    [/^gpt-5\.[23](-chat|-codex)?$/, { input: 1.75, output: 14, cacheRead: 0.175, cacheWrite: 1.75 }],
    [/^gpt-5-pro$/, { input: 15, output: 120, cacheRead: 15, cacheWrite: 15 }],
    [/^gpt-5(\.1)?(-chat|-codex)?$/, { input: 1.25, output: 10, cacheRead: 0.125, cacheWrite: 1.25 }],
    [/^gpt-5\.1-codex-max$/, { input: 1.25, output: 10, cacheRead: 0.125, cacheWrite: 1.25 }],
    [/^gpt-5(|\.1|\.1-codex)-mini$/, { input: 0.25, output: 2, cacheRead: 0.025, cacheWrite: 0.25 }],
    [/^gpt-5-nano$/, { input: 0.05, output: 0.4, cacheRead: 0.005, cacheWrite: 0.05 }],
    [/^gpt-4\.1$/, { input: 2, output: 8, cacheRead: 0.5, cacheWrite: 2 }],
    [/^gpt-4\.1-mini$/, { input: 0.4, output: 1.6, cacheRead: 0.1, cacheWrite: 0.4 }],
    [/^gpt-4\.1-nano$/, { input: 0.1, output: 0.4, cacheRead: 0.025, cacheWrite: 0.1 }],
    [/^gpt-4o-2024-05-13$/, { input: 5, output: 15, cacheRead: 5, cacheWrite: 5 }],
    [/^gpt-4o$/, { input: 2.5, output: 10, cacheRead: 1.25, cacheWrite: 2.5 }],
    [/^gpt-4o-mini$/, { input: 0.15, output: 0.6, cacheRead: 0.075, cacheWrite: 0.15 }],
    [/^o4-mini$/, { input: 1.1, output: 4.4, cacheRead: 0.275, cacheWrite: 1.1 }],
    [/^o3$/, { input: 2, output: 8, cacheRead: 0.5, cacheWrite: 2 }],
    [/^o[13]-mini$/, { input: 1.1, output: 4.4, cacheRead: 0.55, cacheWrite: 1.1 }],
    [/^o1$/, { input: 15, output: 60, cacheRead: 7.5, cacheWrite: 15 }],
    [/^o3-pro$/, { input: 20, output: 80, cacheRead: 20, cacheWrite: 20 }],
    [/^o1-pro$/, { input: 150, output: 600, cacheRead: 150, cacheWrite: 150 }],
  ],
};

/** OpenAI's rule for its models with a long window: double for prompt and cache, half as much again for the reply. */
function longer(prices: TokenPrices): ModelPrices {
  const above = {
    promptTokens: 272_000,
    input: 2 * prices.input,
    output: 1.5 * prices.output,
    cacheRead: 2 * prices.cacheRead,
    cacheWrite: 2 * prices.cacheWrite,
  };
  return { ...prices, above };
}
