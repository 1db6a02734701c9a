import { countAt, present } from '@/lib/core/json';
import type { ProviderError } from './provider-error';

export interface ContextNumbers {
  requestTokens?: number;
  limitTokens?: number;
}

const sayings = [
  /prompt is too long/i,
  /exceeds? (?:the )?(?:context|model'?s context|available context|maximum context|token limit)/i,
  /exceeds? the context (?:window|length|size)/i,
  /maximum context length/i,
  /context (?:length|window|size) (?:of only|exceeded)/i,
  /(?:input|prompt) (?:token count|is too long|length).{0,80}(?:exceeds|too long)/i,
  /available context size/i,
];

/** Whether an error says that request and reply do not fit into the model's context window. */
export function isContextTooLong({ status, names, message }: ProviderError): boolean {
  if (/context_length_exceeded|exceed_context_size|context_window/.test(names)) return true;
  const mayBe = status === undefined || status === 400 || status === 413 || status === 422 || status >= 500;
  return mayBe && sayings.some((saying) => saying.test(message));
}

const requestWordings = [
  /too long: ([\d,]+) tokens?/i, // Anthropic: prompt is too long: 208310 tokens > 200000 maximum
  /resulted in ([\d,]+) tokens/i, // OpenAI: your messages resulted in 130074 tokens
  /requested (?:about )?([\d,]+) tokens/i, // vLLM, OpenRouter: you requested about 140000 tokens
  /request \(([\d,]+) tokens\)/i, // llama.cpp: the request (5000 tokens) exceeds
  /first ([\d,]+) tokens/i, // LM Studio: trying to keep the first 5000 tokens
  /token count \(([\d,]+)\)/i, // Gemini: the input token count (1200000) exceeds
];

const limitWordings = [
  /maximum context length (?:is|of) ([\d,]+)/i,
  /> ([\d,]+)(?: maximum|,|$)/i,
  /context size \(([\d,]+) tokens\)/i,
  /context (?:length|window) of (?:only )?([\d,]+)/i,
  /tokens allowed \(([\d,]+)\)/i,
];

/** Both numbers of a context-length error, as far as the provider names them. */
export function contextNumbers({ body, message }: ProviderError): ContextNumbers {
  return present({
    requestTokens:
      countAt(body, 'error', 'n_prompt_tokens') ?? sumBeforeLimit(message) ?? first(requestWordings, message),
    limitTokens: countAt(body, 'error', 'n_ctx') ?? first(limitWordings, message),
  });
}

/** Anthropic: input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000. */
function sumBeforeLimit(message: string): number | undefined {
  const found = /([\d,]+) \+ ([\d,]+) > /.exec(message);
  return found ? numberIn(found[1]) + numberIn(found[2]) : undefined;
}

function first(wordings: readonly RegExp[], message: string): number | undefined {
  const found = wordings.map((wording) => wording.exec(message)?.[1]).find((number) => number !== undefined);
  return found === undefined ? undefined : numberIn(found);
}

function numberIn(text: string | undefined): number {
  return Number(text?.replaceAll(',', ''));
}
