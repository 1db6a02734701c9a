import type { Conversation } from './conversation';

/** What a group of the list holds: the pinned ones, or those of some days. */
export type GroupName =
  | 'pinned'
  | 'today'
  | 'yesterday'
  | 'week'
  | 'month'
  | 'earlier'
  | `month of ${number}`;

/** A stretch of time whose conversations stand together: `from` is part of it, `until` is not. */
export interface TimeSpan {
  name: GroupName;
  /** Milliseconds since 1970. */
  from: number;
  until: number;
}

/** Some conversations under one heading, in the order of the list. */
export interface ListGroup {
  name: GroupName;
  ids: readonly string[];
}

/** Which list: the one that is always there, or the one of what was put away. */
export type Shelf = 'listed' | 'archived';

/** So that a wrong date does not ask for a thousand months. */
const mostMonths = 120;

/** When the day of `at` began where the user is; days may have 23 or 25 hours. Both in milliseconds since 1970. */
export function startOfDay(at: number, days = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/**
 * The stretches of time that lists are grouped by, the newest first, each where the one before it begins: together
 * they hold all times, the future and the distant past, too. Months are needed back to `oldest` only. Both are in
 * milliseconds since 1970; days and months are those of the user's time zone.
 */
export function timeSpans(now: number, oldest: number): TimeSpan[] {
  const days: TimeSpan[] = [
    { name: 'today', from: startOfDay(now), until: Infinity },
    { name: 'yesterday', from: startOfDay(now, -1), until: startOfDay(now) },
    { name: 'week', from: startOfDay(now, -7), until: startOfDay(now, -1) },
    { name: 'month', from: startOfDay(now, -30), until: startOfDay(now, -7) },
  ];
  const months = monthsBefore(startOfDay(now, -30), oldest);
  const until = Math.min(...[...days, ...months].map(({ from }) => from));
  return [...days, ...months, { name: 'earlier', from: -Infinity, until }];
}

/** The months before a moment back to `oldest`, the newest first and perhaps not whole. */
function monthsBefore(until: number, oldest: number): TimeSpan[] {
  const months: TimeSpan[] = [];
  let end = until;
  while (end > oldest && months.length < mostMonths) {
    const within = new Date(end - 1);
    const from = new Date(within.getFullYear(), within.getMonth()).getTime();
    months.push({ name: `month of ${from}`, from, until: end });
    end = from;
  }
  return months;
}

/** The moment that the name of a month's group tells; undefined for other groups. */
export function monthOf(name: GroupName): number | undefined {
  return name.startsWith('month of ') ? Number(name.slice('month of '.length)) : undefined;
}

/** What the database knows of all conversations without reading one. */
export interface ConversationKeys {
  /** The ids in each stretch of time, the most recently used first. */
  spans: readonly ListGroup[];
  /** The most recently pinned first. */
  pinned: readonly string[];
  archived: readonly string[];
  deleted: readonly string[];
}

/** A list in its order, and how many conversations are put away. */
export interface ConversationList {
  groups: readonly ListGroup[];
  archivedCount: number;
}

/**
 * The list of a shelf: what is pinned first, then the rest by time. Each conversation that is not deleted is in
 * exactly one group of exactly one shelf; groups that would be empty are left out. What is put away is not pinned.
 */
export function arrange(keys: ConversationKeys, shelf: Shelf): ConversationList {
  const deleted = new Set(keys.deleted);
  const archived = new Set(keys.archived);
  const isOnShelf = (id: string) => !deleted.has(id) && archived.has(id) === (shelf === 'archived');
  const top = shelf === 'listed' ? keys.pinned.filter(isOnShelf) : [];
  const pinned = new Set(top);
  const rest = keys.spans.map(({ name, ids }) => ({
    name,
    ids: ids.filter((id) => isOnShelf(id) && !pinned.has(id)),
  }));
  const groups: ListGroup[] = [{ name: 'pinned', ids: top }, ...rest];
  return {
    groups: groups.filter(({ ids }) => ids.length > 0),
    archivedCount: keys.archived.filter((id) => !deleted.has(id)).length,
  };
}

/** What a row in a list tells of a conversation. */
export type ConversationRow = Pick<
  Conversation,
  'id' | 'title' | 'updatedAt' | 'pinnedAt' | 'archivedAt' | 'headId' | 'failedId'
>;

/** A conversation without all that may be long. */
export function rowOf(conversation: Conversation): ConversationRow {
  const { id, title, updatedAt, headId, pinnedAt, archivedAt, failedId } = conversation;
  return {
    id,
    title,
    updatedAt,
    headId,
    ...(pinnedAt !== undefined && { pinnedAt }),
    ...(archivedAt !== undefined && { archivedAt }),
    ...(failedId !== undefined && { failedId }),
  };
}
