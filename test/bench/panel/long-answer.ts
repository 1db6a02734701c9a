/** A part of a long answer with everything that answers have: 118 words. */
function part(number: number): string {
  return `## Part ${number}: what happens next

The **first** thing to know about \`part ${number}\` is that it *looks* like an answer, with [a link](https://example.com/${number}) in the middle of a sentence that goes on for quite a while before it comes to its end, as they do.

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
}

/** An answer of at least so many words. */
export function longAnswer(words: number): string {
  let text = '';
  for (let number = 1; text.split(/\s+/).length <= words; number++) text += part(number);
  return text;
}
