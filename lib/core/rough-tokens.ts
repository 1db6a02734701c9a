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
  return Math.ceil(letters / 3.5) + text.length - letters;
}

/** Scripts written in words: Latin, Greek, Cyrillic and their neighbours. */
function isLetterOrSpace(code: number): boolean {
  return (
    code === 32 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x590)
  );
}
