/** How many letters have one token, of scripts that are written in words. */
const lettersPerToken = 3.5;

/**
 * About how many tokens a text has, from its characters alone: for the moment before it has been counted. Rather
 * too many than too few: letters by threes and a half, and one token for each character of scripts that have
 * no spaces, and for each sign.
 */
export function roughTokens(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    if (isLetterOrSpace(text.charCodeAt(index))) letters++;
  }
  return Math.ceil(letters / lettersPerToken) + text.length - letters;
}

/** What one character adds to the rough tokens of a text. */
export function roughTokensOfCharacter(character: string): number {
  return isLetterOrSpace(character.charCodeAt(0)) ? 1 / lettersPerToken : character.length;
}

/** Scripts written in words: Latin, Greek, Cyrillic and their neighbours. */
function isLetterOrSpace(code: number): boolean {
  return (
    code === 32 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x590)
  );
}
