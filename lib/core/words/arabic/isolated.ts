/**
 * Text from outside, such as a title or a host, with its direction kept apart from that of the sentence around it. Only
 * for what is shown: the two marks would be stored with a name.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A formula of numbers that is read from the left in Arabic, too, such as 1,920 × 1,080. */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
