import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { createEncoder } from '@/lib/tokens/encoder';

export const pattern = o200k.pat_str;

const judge = new Tiktoken(o200k);

/** What js-tiktoken itself says; slow beyond a few hundred characters without a space. */
export const judgedCount = (text: string): number => judge.encode(text, [], []).length;

export const encode = createEncoder(o200k.bpe_ranks);

/** An encoder that writes down what it is asked. */
export function recordingEncoder(): { asked: string[]; encode: (piece: string) => number } {
  const asked: string[] = [];
  return {
    asked,
    encode: (piece) => {
      asked.push(piece);
      return 1;
    },
  };
}
