/**
 * How much processor time counting tokens takes: ordinary texts of a million characters, and 100,000 characters of
 * what is hard to split. Each is counted by a counter that has seen nothing before (cold) and once more (warm). The
 * ratio is the time per character against that of prose, cold. Run it with `npm run bench:context`.
 */
import { globSync, readFileSync } from 'node:fs';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { createCounter } from '@/lib/tokens/count';
import { createEncoder } from '@/lib/tokens/encoder';
import { seededRandom } from './seeded-random.ts';

const runs = 5;

const random = seededRandom(1);

/** Real files of the installed packages, until there is enough; the same ones as long as the lock file is. */
function fromFiles(pattern: string, length: number): string {
  let text = '';
  for (const path of globSync(pattern).sort()) {
    text += readFileSync(path, 'utf8');
    if (text.length >= length) return text.slice(0, length);
  }
  throw new Error(`The files ${pattern} have ${text.length} characters only.`);
}

/** Characters of a range, the first ones far more often, as in any language. */
function skewed(length: number, first: number, count: number): string {
  return Array.from({ length }, () => String.fromCharCode(first + Math.floor(count * random() ** 3))).join(
    '',
  );
}

function chinese(length: number): string {
  let text = '';
  while (text.length < length) text += `${skewed(4 + Math.floor(random() * 12), 0x4e00, 3500)}，`;
  return text.slice(0, length);
}

const texts = {
  prose: fromFiles('node_modules/**/*.md', 1_000_000),
  code: fromFiles('node_modules/openai/src/**/*.ts', 1_000_000),
  Chinese: chinese(1_000_000),
  'one letter': 'a'.repeat(100_000),
  spaces: ' '.repeat(100_000),
  'one character': '中'.repeat(100_000),
  base64: Buffer.from(Uint8Array.from({ length: 75_000 }, () => random() * 256)).toString('base64'),
  'random letters': skewed(100_000, 0x61, 26),
  'random Chinese': skewed(100_000, 0x4e00, 3500),
};

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Range {
  least: number;
  middle: number;
  most: number;
}

function rangeOf(values: readonly number[]): Range {
  const sorted = values.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? 0, middle: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

const starts: number[] = [];
let encode = createEncoder(o200k.bpe_ranks);
for (let run = 0; run < runs; run += 1) {
  starts.push(
    milliseconds(() => {
      encode = createEncoder(o200k.bpe_ranks);
    }),
  );
}

function measure(text: string): { tokens: number; cold: Range; warm: Range } {
  const cold: number[] = [];
  const warm: number[] = [];
  let tokens = 0;
  for (let run = 0; run < runs; run += 1) {
    const count = createCounter(encode, o200k.pat_str);
    cold.push(
      milliseconds(() => {
        tokens = count(text);
      }),
    );
    warm.push(
      milliseconds(() => {
        count(text);
      }),
    );
  }
  return { tokens, cold: rangeOf(cold), warm: rangeOf(warm) };
}

function shown({ least, middle, most }: Range): string {
  return `${middle.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`.padEnd(24);
}

measure(texts.prose);
console.log(`Getting ready: ${shown(rangeOf(starts))}`);
const results = Object.entries(texts).map(([name, text]) => ({ name, text, ...measure(text) }));
const [prose] = results;
for (const { name, text, tokens, cold, warm } of results) {
  const ratio = cold.middle / text.length / ((prose?.cold.middle ?? 0) / (prose?.text.length ?? 1));
  const size = `${(text.length / 1000).toFixed(0)} k characters, ${(tokens / 1000).toFixed(1)} k tokens`;
  console.log(
    `${name.padEnd(16)}${size.padEnd(36)}cold ${shown(cold)}warm ${shown(warm)}ratio ${ratio.toFixed(2)}`,
  );
}
