/** A length of time for people, in whole seconds and at least one. */
export function durationIn(locale: string, milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const format = (unit: string, value: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return format('second', seconds);
  const parts = [format('minute', minutes), ...(seconds % 60 === 0 ? [] : [format('second', seconds % 60)])];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);
}
