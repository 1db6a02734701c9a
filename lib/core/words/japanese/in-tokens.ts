/** An amount with its unit. A space stands between a digit and the word, and none after 万: 「3,412 トークン」「2.5万トークン」. */
export function inTokens(amount: string): string {
  return `${amount}${/\d$/.test(amount) ? ' ' : ''}トークン`;
}
