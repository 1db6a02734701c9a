import { fold } from './fold';

/** What is looked for: every term must occur. */
export interface SearchQuery {
  /** Folded; each at least one character long, none twice. */
  terms: readonly string[];
}

/** More would make no search better. */
const mostTerms = 12;
const longestQuery = 400;

/** A phrase in quotation marks of any language, whose closing one may still be missing; or a word. */
const partPattern = /["“”„«»「」『』][^"“”„«»「」『』]*["“”„«»「」『』]?|[^\s"“”„«»「」『』]+/gu;
const quotationMarks = /["“”„«»「」『』]/g;

/** Reads what was typed: words and "phrases in quotation marks". No terms if there is nothing to look for. */
export function readQuery(typed: string): SearchQuery {
  const terms = new Set<string>();
  for (const [part] of typed.slice(0, longestQuery).matchAll(partPattern)) {
    const term = fold(part.replace(quotationMarks, '')).trim();
    if (term !== '' && terms.size < mostTerms) terms.add(term);
  }
  return { terms: [...terms] };
}

/**
 * Whether all that `next` finds is among what `before` found: each of its terms lives in one of the next. Nothing was
 * found without terms, as when a quotation mark is all that is typed yet.
 */
export function isNarrower(next: SearchQuery, before: SearchQuery): boolean {
  if (before.terms.length === 0) return false;
  return before.terms.every((term) => next.terms.some((longer) => longer.includes(term)));
}
