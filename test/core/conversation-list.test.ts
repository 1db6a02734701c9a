import { afterEach, describe, expect, test } from 'vitest';
import { arrange, type GroupName, monthOf, rowOf, startOfDay, timeSpans } from '@/lib/core/conversation-list';
import { fc } from '../property-runs';
import { emptyConversation } from './conversations';

const timeZone = process.env.TZ;
afterEach(() => setTimeZone(timeZone));

/** Node takes this over at once. */
function setTimeZone(name: string | undefined): void {
  if (name === undefined) delete process.env.TZ;
  else process.env.TZ = name;
}

const at = (text: string) => new Date(text).getTime();

/** The group of a moment, as the index would find it. */
function groupOf(moment: number, now: number, oldest = moment): GroupName[] {
  return timeSpans(now, oldest)
    .filter(({ from, until }) => moment >= from && moment < until)
    .map(({ name }) => name);
}

describe('the groups', () => {
  test.each([
    ['2026-11-21T23:59', 'today'],
    ['2026-11-21T00:00', 'today'],
    ['2026-11-22T03:00', 'today'],
    ['2026-11-20T23:59', 'yesterday'],
    ['2026-11-20T00:00', 'yesterday'],
    ['2026-11-19T23:59', 'week'],
    ['2026-11-14T00:00', 'week'],
    ['2026-11-13T23:59', 'month'],
    ['2026-10-22T00:00', 'month'],
    ['2026-10-21T23:59', `month of ${at('2026-10-01T00:00')}`],
    ['2026-10-01T00:00', `month of ${at('2026-10-01T00:00')}`],
    ['2026-09-30T23:59', `month of ${at('2026-09-01T00:00')}`],
    ['2024-02-29T12:00', `month of ${at('2024-02-01T00:00')}`],
    ['1970-02-01T00:00', 'earlier'],
  ])('of %s is %s', (moment, name) => {
    expect(groupOf(at(moment), at('2026-11-21T12:00'))).toEqual([name]);
  });

  test('know the month that they are of', () => {
    expect(monthOf(`month of ${at('2026-10-01T00:00')}`)).toBe(at('2026-10-01T00:00'));
    expect(monthOf('today')).toBeUndefined();
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T12:00', 23],
    ['Europe/Berlin', '2026-10-25T12:00', 25],
    ['America/Sao_Paulo', '2018-11-04T12:00', 23],
    ['Asia/Kolkata', '2026-03-29T12:00', 24],
  ])('follow the clock in %s: the day of %s has %d hours', (zone, noon, hours) => {
    setTimeZone(zone);
    expect(startOfDay(at(noon), 1) - startOfDay(at(noon))).toBe(hours * 3_600_000);
    expect(groupOf(startOfDay(at(noon)), at(noon))).toEqual(['today']);
    expect(groupOf(startOfDay(at(noon)) - 1, at(noon))).toEqual(['yesterday']);
  });

  test('hold every moment exactly once, the newest first, in any time zone', () => {
    const zones = [
      'Etc/UTC',
      'America/St_Johns',
      'Pacific/Apia',
      'Africa/Cairo',
      'Asia/Gaza',
      'Australia/Lord_Howe',
    ];
    const moment = fc.integer({ min: at('1990-01-01'), max: at('2040-01-01') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, moment, moment, (zone, now, oldest, then) => {
        setTimeZone(zone);
        const spans = timeSpans(now, oldest);
        expect(spans[0]?.until).toBe(Infinity);
        expect(spans.at(-1)?.from).toBe(-Infinity);
        for (const [index, { from, until }] of spans.entries()) {
          expect(from).toBeLessThan(until);
          expect(spans[index + 1]?.until ?? -Infinity).toBe(from);
        }
        expect(groupOf(then, now, oldest)).toHaveLength(1);
        expect(new Set(spans.map(({ name }) => name)).size).toBe(spans.length);
      }),
    );
  });
});

/** A conversation as far as lists are concerned. */
const anyConversation = fc.record({
  age: fc.integer({ min: -2 * 86_400_000, max: 500 * 86_400_000 }),
  isPinned: fc.boolean(),
  isArchived: fc.boolean(),
  isDeleted: fc.boolean(),
});

const now = at('2026-11-21T12:00');

/** What the indexes of a database with these conversations hold. */
function keysOf(
  all: readonly {
    id: string;
    updatedAt: number;
    isPinned: boolean;
    isArchived: boolean;
    isDeleted: boolean;
  }[],
) {
  const oldest = Math.min(now, ...all.map(({ updatedAt }) => updatedAt));
  const newestFirst = all.toSorted((one, other) => other.updatedAt - one.updatedAt);
  const idsWhere = (isSo: (one: (typeof all)[number]) => boolean) =>
    newestFirst.filter(isSo).map(({ id }) => id);
  return {
    spans: timeSpans(now, oldest).map(({ name, from, until }) => ({
      name,
      ids: idsWhere(({ updatedAt }) => updatedAt >= from && updatedAt < until),
    })),
    pinned: idsWhere(({ isPinned }) => isPinned),
    archived: idsWhere(({ isArchived }) => isArchived),
    deleted: idsWhere(({ isDeleted }) => isDeleted),
  };
}

test('every conversation that is not deleted is in one group of one list, in order, the pinned ones on top', () => {
  fc.assert(
    fc.property(fc.array(anyConversation, { maxLength: 60 }), (made) => {
      const all = made.map(({ age, ...marks }, index) => ({
        ...marks,
        id: `${index}`,
        updatedAt: now - age,
      }));
      const keys = keysOf(all);
      const listed = arrange(keys, 'listed');
      const archived = arrange(keys, 'archived');
      const ids = [...listed.groups, ...archived.groups].flatMap((group) => group.ids);
      expect(ids.toSorted()).toEqual(
        all
          .filter(({ isDeleted }) => !isDeleted)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(listed.archivedCount).toBe(archived.groups.flatMap((group) => group.ids).length);
      const byId = new Map(all.map((one) => [one.id, one]));
      for (const { groups } of [listed, archived]) {
        expect(groups.every((group) => group.ids.length > 0)).toBe(true);
        const times = groups
          .filter(({ name }) => name !== 'pinned')
          .flatMap((group) => group.ids.map((id) => byId.get(id)?.updatedAt ?? 0));
        expect(times).toEqual(times.toSorted((one, other) => other - one));
      }
      const pinnedGroup = listed.groups.find(({ name }) => name === 'pinned')?.ids ?? [];
      expect(pinnedGroup.toSorted()).toEqual(
        all
          .filter((one) => one.isPinned && !one.isArchived && !one.isDeleted)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(listed.groups.findIndex(({ name }) => name === 'pinned')).toBeLessThanOrEqual(0);
    }),
  );
});

test('a row has what a list shows of a conversation, and nothing that may be long', () => {
  const conversation = emptyConversation({ systemPrompt: 'long' });
  const { id, title, updatedAt, headId } = conversation;
  const shown = { id, title, updatedAt, headId };
  expect(rowOf(conversation)).toEqual(shown);
  const marks = { pinnedAt: 1, archivedAt: 2, failedId: 'm1' };
  expect(rowOf({ ...conversation, ...marks })).toEqual({ ...shown, ...marks });
});
