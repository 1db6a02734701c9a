/**
 * The server's own token count: simple, the same every time, and near enough to the real ones. The tests and
 * the server count with these functions only.
 */

/** What a message costs beside its text. */
export const tokensPerMessage = 4;

export function tokensOfText(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}

/** The longest start of the text that costs at most `limit` tokens, never cut inside a character. */
export function firstTokens(text: string, limit: number): string {
  if (tokensOfText(text) <= limit) return text;
  let bytes = 0;
  let start = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit * 4) break;
    start += character;
  }
  return start;
}

/** The text in pieces of about one to three tokens, as models send it. Joined, they are the text. */
export function pieces(text: string): string[] {
  return text.match(/\s*\S{1,12}|\s+$/gu) ?? [];
}
