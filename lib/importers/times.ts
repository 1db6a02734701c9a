/** The times that a file may sensibly tell, in milliseconds since 1970: up to the year 2100. */
const latest = Date.UTC(2100, 0);

/** Below this a number means seconds, and below the next one milliseconds; above it, microseconds. */
const leastMilliseconds = 1e11;
const leastMicroseconds = 1e14;

/** A date and time as ISO 8601 has them, with a space as Python writes it, too; without a zone it means UTC. */
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d{1,3})?\d*\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * A time of a file in milliseconds since 1970, whole; `absurd` for what is none or cannot be; undefined for nothing at
 * all. Numbers may be seconds, milliseconds or microseconds, with fractions, and written as text; 0 and blank are nothing.
 */
export function timeOf(value: unknown): number | 'absurd' | undefined {
  if (value === undefined || value === null || value === '' || value === 0) return undefined;
  if (typeof value === 'number') return timeOfNumber(value);
  if (typeof value !== 'string' || value.length > 40) return 'absurd';
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return timeOfNumber(Number(text));
  const [, day, time = '00:00', fraction = '', zone = 'Z'] = iso.exec(text) ?? [];
  if (day === undefined) return 'absurd';
  return sensible(
    Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${fraction}${withColon(zone)}`),
  );
}

function withColon(zone: string): string {
  return zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
}

function timeOfNumber(value: number): number | 'absurd' {
  if (value < leastMilliseconds) return sensible(value * 1_000);
  return sensible(value < leastMicroseconds ? value : value / 1_000);
}

function sensible(time: number): number | 'absurd' {
  const rounded = Math.round(time);
  return rounded > 0 && rounded < latest ? rounded : 'absurd';
}
