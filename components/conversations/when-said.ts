const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });
const year = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'short' });

/** A moment as short as it stays clear: the time today, else the day, else the month. Both in ms since 1970. */
export function whenSaid(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return time.format(then);
  return then.getFullYear() === today.getFullYear() ? day.format(then) : year.format(then);
}
