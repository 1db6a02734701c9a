/**
 * How much processor time reading an answer takes while it arrives: with what is known of the text before, and
 * from scratch at each step. Run it with `node test/bench/run.ts markdown`.
 */
import { parseMarkdown } from '@/components/markdown/parse';
import { advance, emptyMarkdown } from '@/components/markdown/streaming';
import { longAnswer } from './panel/long-answer';

const sources = Array.from({ length: 34 }, (_, index) => index + 1);
const cited = sources.map((number) => `A sentence with [a reference][${number}] in its middle.\n\n`);
const definitions = sources.map((number) => `[${number}]: https://example.com/source/${number}\n`);
const answer = [longAnswer(4_000), ...cited, ...definitions].join('');
const steps = 600;
const prefixes = Array.from({ length: steps }, (_, step) =>
  answer.slice(0, Math.ceil((answer.length * (step + 1)) / steps)),
);

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function incremental(): void {
  prefixes.reduce((read, prefix) => advance(read, prefix), emptyMarkdown);
}

function fromScratch(): void {
  for (const prefix of prefixes) parseMarkdown(prefix);
}

/** The middle of five, after one run that warms up. */
function median(work: () => void): number {
  work();
  const times = Array.from({ length: 5 }, () => milliseconds(work)).sort((a, b) => a - b);
  return times[2] ?? 0;
}

const [fast, slow] = [median(incremental), median(fromScratch)];
console.log(`An answer of ${(answer.length / 1000).toFixed(1)} kB in ${steps} steps`);
console.log(`incremental:  ${fast.toFixed(0)} ms`);
console.log(`from scratch: ${slow.toFixed(0)} ms`);
console.log(`ratio:        ${(slow / fast).toFixed(1)}`);
