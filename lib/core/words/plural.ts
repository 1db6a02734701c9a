/** A sentence for each plural rule of a language; `#` stands for the number. Languages name those they have. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Words for a count, by the plural rules of the language: `plural('en', 2, { one: '# turn', other: '# turns' })`
 * is "2 turns". A form that is missing is the other one.
 */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const { rules, number } = formatsOf(locale);
  const form = forms[rules.select(count)] ?? forms.other;
  return form.replaceAll('#', number.format(count));
}

interface Formats {
  rules: Intl.PluralRules;
  number: Intl.NumberFormat;
}

/** Making these takes longer than using them, and a list may need them for each row. */
const formats = new Map<string, Formats>();

function formatsOf(locale: string): Formats {
  const known = formats.get(locale);
  if (known) return known;
  const made = { rules: new Intl.PluralRules(locale), number: new Intl.NumberFormat(locale) };
  formats.set(locale, made);
  return made;
}
