const whole = new Intl.NumberFormat('en');
const rounded = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const roughAndShort = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });
const dollars = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'USD',
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
  maximumFractionDigits: 2,
  roundingPriority: 'morePrecision',
});
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** A number as it is: 3,412. */
export function exactly(count: number): string {
  return whole.format(count);
}

/** An estimate, with no more digits than it is worth: "about 3,400" while it is rough, 3,412 then. */
export function estimated(tokens: number, isRough: boolean): string {
  return isRough ? `about ${rounded.format(tokens)}` : whole.format(tokens);
}

/** An estimate for small places: "about 3.4k", 3.41k. */
export function estimatedShort(tokens: number, isRough: boolean): string {
  const text = (isRough ? roughAndShort : short).format(tokens).replace('K', 'k');
  return isRough ? `about ${text}` : text;
}

/** A share of 1 in percent: 0.843 as 84.3%. */
export function inPercent(share: number): string {
  return percent.format(share);
}

/** "1 message", "12 messages". */
export function counted(count: number, noun: string): string {
  return `${exactly(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const leastDollars = 0.0001;

/** An amount of US dollars with two significant digits, and at least cents: $0.0042, $0.50, $12.35, or "free". */
export function inDollars(amount: number): string {
  if (amount === 0) return 'free';
  return amount < leastDollars ? `less than $${leastDollars}` : dollars.format(amount);
}
