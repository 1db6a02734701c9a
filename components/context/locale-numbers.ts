import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';

/** How numbers are written in the language of the panel. */
export interface Numbers {
  /** A number as it is: 3,412. */
  exactly(count: number): string;
  /** An estimate, with no more digits than it is worth: "about 3,400" while it is rough, 3,412 then. */
  estimated(tokens: number, isRough: boolean): string;
  /** An estimate for small places: "about 3.4k", 3.41k. */
  estimatedShort(tokens: number, isRough: boolean): string;
  /** A large number that is no estimate, for small places: 128k, 1M. */
  shortly(count: number): string;
  /** A share of 1 in percent: 0.843 as 84.3%. */
  inPercent(share: number): string;
  /** An amount of US dollars with two significant digits, and at least cents: $0.0042, $0.50, $12.35, or "free". */
  inDollars(amount: number): string;
  /** An estimate of such an amount: "about $0.50"; not where the amount is none, or only has a limit. */
  aboutDollars(amount: number): string;
}

/** The numbers of the language that the panel speaks. */
export function useNumbers(): Numbers {
  return numbersOf(useWords());
}

/** Making the formats takes longer than using them. */
const made = new WeakMap<Words, Numbers>();

/** The numbers of a language. */
export function numbersOf(words: Words): Numbers {
  const known = made.get(words);
  if (known) return known;
  const numbers = numbersIn(words);
  made.set(words, numbers);
  return numbers;
}

const leastDollars = 0.0001;

function numbersIn({ locale, context }: Words): Numbers {
  const format = (options: Intl.NumberFormatOptions) => {
    const made = new Intl.NumberFormat(locale, options);
    return (value: number) => made.format(value);
  };
  const whole = format({});
  const rounded = format({ maximumSignificantDigits: 2 });
  const short = compact(format, 3);
  const roughAndShort = compact(format, 2);
  const percent = format({ style: 'percent', maximumFractionDigits: 1 });
  const dollars = format({ style: 'currency', currency: 'USD', ...twoDigits });
  const fewDollars = format({ style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
  const inDollars = (amount: number) => {
    if (amount === 0) return context.free;
    return amount < leastDollars ? context.lessThan(fewDollars(leastDollars)) : dollars(amount);
  };
  return {
    exactly: whole,
    estimated: (tokens, isRough) => (isRough ? context.about(rounded(tokens)) : whole(tokens)),
    estimatedShort: (tokens, isRough) => (isRough ? context.about(roughAndShort(tokens)) : short(tokens)),
    shortly: short,
    inPercent: percent,
    inDollars,
    aboutDollars: (amount) => (amount < leastDollars ? inDollars(amount) : context.about(inDollars(amount))),
  };
}

const twoDigits = {
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
  maximumFractionDigits: 2,
  roundingPriority: 'morePrecision',
} as const;

/** A thousand is written with a small letter where it is a K. */
function compact(format: (options: Intl.NumberFormatOptions) => (value: number) => string, digits: number) {
  const written = format({ notation: 'compact', maximumSignificantDigits: digits });
  return (value: number) => written(value).replace('K', 'k');
}
