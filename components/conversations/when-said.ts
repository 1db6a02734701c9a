/** Making these takes longer than using them. */
const formats = new Map<string, Record<'time' | 'day' | 'year', Intl.DateTimeFormat>>();

function formatsOf(locale: string) {
  const known = formats.get(locale);
  if (known) return known;
  const made = {
    time: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
    day: new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }),
    year: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' }),
  };
  formats.set(locale, made);
  return made;
}

/** A moment as short as it stays clear: the time today, else the day, else the month. Both in ms since 1970. */
export function whenSaid(at: number, now: number, locale: string): string {
  const { time, day, year } = formatsOf(locale);
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return time.format(then);
  return then.getFullYear() === today.getFullYear() ? day.format(then) : year.format(then);
}
