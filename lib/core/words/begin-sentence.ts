/** Words that begin a sentence: "about 3,400 tokens" as "About 3,400 tokens". */
export function beginSentence(locale: string, text: string): string {
  const [first = '', ...others] = text;
  return first.toLocaleUpperCase(locale) + others.join('');
}
