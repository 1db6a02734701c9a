/** How well a passphrase protects a file that somebody else has: `short` is refused. */
export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

/** In characters. */
export const shortestPassphrase = 12;

/** In bits, with the work that each guess takes: what holds for years, and what holds for good. */
const fairBits = 38;
const strongBits = 60;

/** An estimate from its characters alone: repeated and neighbouring ones add little, words of a language too. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = Array.from(passphrase.normalize('NFC'));
  if (characters.length < shortestPassphrase) return 'short';
  const bits = characters.reduce((sum, character, index) => sum + bitsOf(character, characters, index), 0);
  if (bits < fairBits) return 'weak';
  return bits < strongBits ? 'fair' : 'strong';
}

function bitsOf(character: string, characters: readonly string[], index: number): number {
  const step = Math.abs(Number(character.codePointAt(0)) - Number(characters[index - 1]?.codePointAt(0)));
  // As in "aaaa" and "1234".
  if (step <= 1) return 0.3;
  // A letter after a letter is most often in a word.
  if (/\p{Ll}/u.test(character)) return /\p{L}/u.test(characters[index - 1] ?? '') ? 2 : 4;
  return /[\p{L}\s]/u.test(character) ? 3 : 6;
}
