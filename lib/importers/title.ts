import type { Notes } from './notes';

/** In characters: what is longer than this is no title. */
const longest = 200;

/** A title of a file on one line, cut where it is far too long; empty for none. */
export function titleOfSource(title: string | undefined, notes: Notes): string {
  const line = (title ?? '')
    .slice(0, 10 * longest)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  if (characters.length <= longest) return line.replace(/[\uD800-\uDBFF]$/, '');
  notes.add('title-cut', 'title');
  return `${characters.slice(0, longest).join('').trimEnd()}…`;
}
