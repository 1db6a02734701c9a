/** In characters: about 50,000 tokens. */
const longest = 200_000;

/** Characters that show nothing, in which text for the model alone could be hidden; joiners belong to scripts and stay. */
const invisible = /[\u00AD\u200B\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/** Text of a page as it is read: without what nobody sees, and without more than one blank line in a row. */
export function tidyPageText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** As much of a page's text as goes into a message, never half a character, and how long all of it is. */
export function startOfPageText(text: string): { text: string; wholeLength: number } {
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) && text.length > longest;
  return { text: text.slice(0, isHalf ? longest - 1 : longest), wholeLength: text.length };
}
