/** The texts that the Local demo model can write without knowing anything; undefined if none fits. */
export function demoTexts(text: string): string | undefined {
  return demos.find((demo) => demo.asks.test(text))?.write(text);
}

/** A text with exactly this many words, each recognisable by its number. */
export function numberedWords(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index + 1}`).join(' ');
}

/** A text with exactly this many lines. */
export function numberedLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `Line ${index + 1} of ${count}.`).join('\n');
}

interface Demo {
  asks: RegExp;
  write: (text: string) => string;
}

const demos: Demo[] = [
  {
    asks: /\bwho are you\b|\bwhat are you\b|\byour name\b|\bare you (?:a|an|real)\b/i,
    write: () =>
      'I am the **Local demo model**: a small program on this computer, not a real language model. ' +
      'I know what is in the messages I am sent, and nothing else.',
  },
  { asks: /\bcount (?:from 1 )?(?:up )?to \d+/i, write: count },
  { asks: /\btable\b/i, write: () => table },
  { asks: /\bcode\b|\bfunction\b|\bprogram\b/i, write: () => code },
  { asks: /\blong (?:answer|text|reply|story)\b|\bessay\b|\bat length\b/i, write: () => longText },
  { asks: /\blist\b/i, write: () => list },
  {
    asks: /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening))\b[\s!.,]*(?:there|you|demo)?[\s!.]*$/i,
    write: () =>
      'Hello! I am the Local demo model. Tell me something about yourself, and ask me about it later.',
  },
];

function count(text: string): string {
  const limit = Math.min(5000, Number(/\bto (\d+)/i.exec(text)?.[1] ?? '10'));
  return Array.from({ length: limit }, (_, index) => index + 1).join(', ');
}

const table = `Here is a small table:

| Number | Square | Prime |
| -----: | -----: | :---- |
| 2 | 4 | yes |
| 3 | 9 | yes |
| 4 | 16 | no |
| 5 | 25 | yes |`;

const code = `Here is a function that greets somebody:

\`\`\`ts
export function greet(name: string): string {
  return \`Hello, \${name}!\`;
}
\`\`\`

Call it as \`greet('Ada')\`.`;

const list = `Three things to try:

1. Tell me **your name** and ask me for it.
2. Close the panel while I write:
   - the text so far stays,
   - and I can continue.
3. Start a *new conversation*: I know nothing there.`;

const paragraphs = [
  'A model that is reached over the network has no memory of its own. Each request brings the whole conversation along, and what it does not bring is not known.',
  'That is why a chat program decides what is remembered. It can send everything, or the newest turns, or a summary of the older ones.',
  'Sending everything is the most faithful way, until the conversation is longer than the context window or dearer than it is worth.',
  'A prompt cache makes the unchanged start of a request cheap. It works as long as that start stays the same, to the last byte.',
];

const longText = [
  '# A longer answer',
  ...Array.from(
    { length: 12 },
    (_, index) => `## Part ${index + 1}\n\n${paragraphs[index % paragraphs.length]}`,
  ),
].join('\n\n');
