/** Control characters, and those that turn the direction of what follows: a name could look like another with them. */
const deceptive = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const longestName = 200;

/** A file's name as it is stored, shown and sent: what would deceive a reader is taken out, and its ending stays. */
export function cleanName(name: string): string {
  const { start, end } = nameParts(name.replace(deceptive, '').trim());
  return Array.from(start).slice(0, longestName).join('') + end;
}

/** In characters: how much of a name's end is always shown, so that its ending and its number can be read. */
const shownEnd = 9;

/** A name in two parts, for places too narrow for all of it: the first part may be cut off at its end. */
export function nameParts(name: string): { start: string; end: string } {
  const letters = Array.from(name);
  if (letters.length <= 2 * shownEnd) return { start: name, end: '' };
  return { start: letters.slice(0, -shownEnd).join(''), end: letters.slice(-shownEnd).join('') };
}
