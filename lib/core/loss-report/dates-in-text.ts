import { wordsOf } from './comparable-words';

/** The names of the months in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const monthNames = [
  'january jan januar janvier janv enero ene gennaio janeiro januari',
  'february feb februar février févr febrero febbraio fevereiro fev februari',
  'march mar märz mrz mars marzo março maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio maio mei',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug août agosto augustus',
  'september sept sep septembre septiembre settembre setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro',
];

const monthNumbers = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const name = `(?<month>${[...monthNumbers.keys()].sort((one, other) => other.length - one.length).join('|')})`;
const numeric = '(?<month>0?[1-9]|1[0-2])';
const certainDay = String.raw`(?<day>1[3-9]|2\d|3[01])`;
const day = String.raw`(?<day>3[01]|[12]\d|0?[1-9])`;
const year = String.raw`(?<year>\d{4})`;
const of = "(?:of |del? |d['’]|di )?";

function inText(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{sc=Latn}\p{N}_.\/])${source}(?![\p{sc=Latn}\d])`, 'giu');
}

/**
 * Dates in the spellings that say which number is the month; the last one does not, and is compared as written.
 * With dots the day comes first, as everywhere where dots are used.
 */
export const datePatterns: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{sc=Latn}\d_.\/-])${year}([\-\/.])${numeric}\2${day}(?!\d)`, 'gu'),
  new RegExp(`(?<!\\d)${year} ?[年년] ?${numeric} ?[月월](?: ?${day} ?[日号號일])?`, 'gu'),
  new RegExp(`(?<!\\d)${numeric} ?[月월] ?${day} ?[日号號일]`, 'gu'),
  inText(String.raw`${day}(?:st|nd|rd|th|er|º|\.)? {1,2}${of}${name}\b\.?(?:,? {1,2}${of}${year})?`),
  inText(String.raw`${name}\.? {1,2}${day}(?:st|nd|rd|th)?(?:,? {1,2}${year})?`),
  inText(String.raw`${name}\.? {1,2}${of}${year}`),
  inText(String.raw`${day}\. ?${numeric}\. ?${year}`),
  inText(String.raw`${certainDay}([\/\-])${numeric}\2${year}`),
  inText(String.raw`${numeric}([\/\-])${certainDay}\2${year}`),
  inText(String.raw`\d{1,2}([\/\-])\d{1,2}\1\d{4}`),
];

/**
 * What a date says, the most exact first: the text "Nov 20, 2026" also says what "20.11." and "November 2026"
 * say. The same for all spellings that `datePatterns` understands; else the date's words.
 */
export function meaningsOfDate(match: RegExpMatchArray): string[] {
  const monthName = String(match.groups?.month).toLowerCase();
  const month = monthNumbers.get(monthName) ?? Number(monthName);
  const [year, day] = [Number(match.groups?.year), Number(match.groups?.day)];
  if (Number.isNaN(month)) return [wordsOf(match[0]).join(' ')];
  if (Number.isNaN(year)) return [`${month}-${day}`];
  if (Number.isNaN(day)) return [`${year}-${month}`];
  return [`${year}-${month}-${day}`, `${month}-${day}`, `${year}-${month}`];
}

/** Times of day: 14:30, 14:30:05, 2:30 pm, 14h30, 2 p.m. */
export const timePatterns: readonly RegExp[] = [
  /(?<![\d:.])(?<hour>[01]?\d|2[0-4])[:h](?<minute>[0-5]\d)(?::(?<second>[0-5]\d))?(?: ?(?<half>[ap]\.?m)\b\.?)?(?![\d:])/giu,
  /(?<![\p{L}\d:.,])(?<hour>1[0-2]|0?[1-9]) ?(?<half>[ap]\.?m)\b\.?/giu,
];

/** What a time says on the 24-hour clock; one with seconds also says the minute. */
export function meaningsOfTime(match: RegExpMatchArray): string[] {
  const [hour, second] = [Number(match.groups?.hour), Number(match.groups?.second)];
  const half = match.groups?.half;
  const hours = half === undefined ? hour : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const time = `${hours}:${Number(match.groups?.minute) || 0}`;
  return second > 0 ? [`${time}:${second}`, time] : [time];
}
