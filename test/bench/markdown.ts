/**
 * How much processor time reading an answer takes while it arrives: with what is known of the text before, and
 * from scratch at each step. Run it with `node test/bench/run.ts markdown`.
 */
import { parseMarkdown } from '@/components/markdown/parse';
import { advance, emptyMarkdown } from '@/components/markdown/streaming';

const section = (number: number) => `## Part ${number}: what happens next

The **first** thing to know about \`part ${number}\` is that it *looks* like an answer, with [a link](https://example.com/${number})
and a [reference][${number}] in the middle of a sentence that goes on for quite a while before it comes to its end.

- A point with \`code\` in it
- Another point, **with weight**, and enough words to fill the line of a narrow panel twice
  1. A step below it
  2. And the step after that

\`\`\`ts
export function part${number}(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total / values.length;
}
\`\`\`

| Case | Result | Note |
|:-----|-------:|------|
| one  | ${number} | the *usual* one |
| two  | ${number * 2} | see above |

> A remark that somebody once made about it, and that is worth repeating here.

`;

const sections = Array.from({ length: 34 }, (_, index) => section(index + 1));
const definitions = sections.map((_, index) => `[${index + 1}]: https://example.com/source/${index + 1}\n`);
const answer = sections.join('') + definitions.join('');
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
