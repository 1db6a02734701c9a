import { createCounter } from './count';
import { createEncoder } from './encoder';

let loading: Promise<(text: string) => number> | undefined;

/**
 * The counter of o200k_base, the encoding of OpenAI's models since gpt-4o; made ready at the first call, once. Only
 * for a worker: that takes a good part of a second, and the ranks are 2.2 MB.
 */
export function loadO200kCounter(): Promise<(text: string) => number> {
  loading ??= load();
  return loading;
}

async function load(): Promise<(text: string) => number> {
  const { default: encoding } = await import('js-tiktoken/ranks/o200k_base');
  return createCounter(createEncoder(encoding.bpe_ranks), encoding.pat_str);
}
