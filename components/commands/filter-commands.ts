import type { Command } from './use-commands';

/** The commands that a query finds, the most fitting first: each of its words begins or is in a word of the name. */
export function filterCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, rank: rankOf(folded(command.name), words) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** 0 if the name begins with the query, a little more for words that begin with it, more still inside of words. */
function rankOf(name: string, words: readonly string[]): number {
  if (name.startsWith(words.join(' '))) return 0;
  return words.reduce((sum, word) => sum + wordRank(name, word), 0);
}

function wordRank(name: string, word: string): number {
  const at = name.indexOf(word);
  if (at === -1) return Infinity;
  return at === 0 || name.includes(` ${word}`) ? 1 : 2;
}

/** Without case and accents, so that nobody has to type them. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
