/** A formula in a line of text: its TeX, and where the text goes on after it. */
interface MathsSource {
  text: string;
  isDisplayed: boolean;
  end: number;
}

/** Longer ones are shown as they are written: looking for an end must not take long where there is none. */
const longestFormula = 2000;

/** The formula that starts at the position, or null: a sum of money is none, nor is anything without its end. */
export function mathsAt(source: string, position: number): MathsSource | null {
  const opener = openerAt(source, position);
  if (opener === null) return null;
  const start = position + opener.length;
  const closer = closerOf[opener];
  const length = source.slice(start, start + longestFormula).indexOf(closer);
  if (length <= 0) return null;
  const content = source.slice(start, start + length);
  const end = start + length + closer.length;
  if (opener === '$' && !isBetweenDollars(source, position, content, end)) return null;
  const text = content.trim();
  return text === '' ? null : { text, isDisplayed: opener !== '$' && opener !== '\\(', end };
}

/** Whether what starts here and does not end looks like a formula that is still being written. */
export function isHalfMaths(source: string, position: number): boolean {
  const opener = openerAt(source, position);
  if (opener === null) return false;
  if (opener !== '$') return true;
  const content = source.slice(position + 1);
  return content.length < 200 && /^[a-z\\({|-]/i.test(content) && !isMoney(source, position, content);
}

const closerOf = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' } as const;

function openerAt(source: string, position: number): keyof typeof closerOf | null {
  const two = source.slice(position, position + 2);
  if (two === '$$' || two === '\\(' || two === '\\[') return two;
  return two[0] === '$' ? '$' : null;
}

/** The rules for single dollars are those of Pandoc, and narrower: they are far more often money than maths. */
function isBetweenDollars(source: string, position: number, content: string, end: number): boolean {
  if (/^\s|[\s\\]$|`|\n\s*\n/.test(content) || /[\dA-Z_{$]/.test(source[end] ?? '')) return false;
  return hasBalancedBraces(content) && !isMoney(source, position, content);
}

/** "US$5", "$5 million": a letter or digit before, or words of a language inside. */
function isMoney(source: string, position: number, content: string): boolean {
  if (/[\dA-Za-z]/.test(source[position - 1] ?? '')) return true;
  const bare = content.replace(/\\[a-z]+\*?(?:\{[^{}]*\})?/gi, ' ');
  return /^[\d.,]+ ?[a-z]*[\s(]+[a-z]{2,}/i.test(bare) || /(?:^|\s)[a-z]{3,}(?:\s|$)/i.test(bare);
}

function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const character of text.replace(/\\./g, '')) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
