import { describe, expect, test } from 'vitest';
import {
  backupName,
  initialBackupState,
  isBackupDue,
  isReminderDue,
  outdatedBackups,
} from '@/lib/core/backup/backup';
import { fc } from '../../property-runs';

const day = 24 * 60 * 60 * 1_000;
const noon = new Date(2026, 10, 21, 12).getTime();
const on = { ...initialBackupState, isOn: true };

describe('a backup is due', () => {
  const made = { ...on, lastAt: noon - day, upToChange: 7 };
  test.each([
    { name: 'when there is none at all', state: on, lastChange: 1, due: true },
    { name: 'unless it is off', state: initialBackupState, lastChange: 1, due: false },
    { name: 'unless there is nothing to keep', state: on, lastChange: 0, due: false },
    { name: 'on another day', state: made, lastChange: 8, due: true },
    { name: 'once a day', state: { ...made, lastAt: noon - 2 }, lastChange: 8, due: false },
    { name: 'unless nothing has changed', state: made, lastChange: 7, due: false },
    { name: 'not right after a failure', state: { ...on, failedAt: noon - 1 }, lastChange: 1, due: false },
    { name: 'some time after a failure', state: { ...on, failedAt: noon - day }, lastChange: 1, due: true },
  ])('$name', ({ state, lastChange, due }) => {
    expect(isBackupDue(state, lastChange, noon)).toBe(due);
  });
});

describe('a reminder is due', () => {
  const old = noon - 14 * day;
  const looked = { ...initialBackupState, since: old - day };
  test.each([
    {
      name: 'when there is none, and the first conversation is two weeks old',
      state: {},
      oldestAt: old,
      due: true,
    },
    { name: 'not before', state: {}, oldestAt: old + 1, due: false },
    { name: 'not when Aside has been here for less', state: { since: old + 1 }, oldestAt: 1, due: false },
    { name: 'not when there is nothing new', state: {}, oldestAt: undefined, due: false },
    { name: 'once', state: { remindedAt: noon - day }, oldestAt: old, due: false },
    { name: 'not when the last one is newer', state: { lastAt: noon - day }, oldestAt: 1, due: false },
    { name: 'when the last one is two weeks old', state: { lastAt: old }, oldestAt: 1, due: true },
    {
      name: 'again after a backup that has become old',
      state: { lastAt: old, remindedAt: old - day },
      oldestAt: 1,
      due: true,
    },
  ])('$name', ({ state, oldestAt, due }) => {
    expect(isReminderDue({ ...looked, ...state }, oldestAt, noon)).toBe(due);
  });

  test('not at the first look, however old a conversation is', () => {
    expect(isReminderDue(initialBackupState, 1, noon)).toBe(false);
  });
});

test('the name of a backup tells its day, whatever the hour', () => {
  expect(backupName(new Date(2026, 0, 5, 0, 0).getTime())).toBe('aside-2026-01-05.aside.json');
  expect(backupName(new Date(2026, 0, 5, 23, 59).getTime())).toBe('aside-2026-01-05.aside.json');
});

test('only backups of days before those that are kept go, and the newest stays in any case', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 60 })),
      fc.uniqueArray(
        fc.constantFrom('notes.txt', 'aside-2020-01-01.aside.json.bak', 'my aside-2020-01-01.aside.json'),
      ),
      fc.integer({ min: 1, max: 30 }),
      (ages, others, keepDays) => {
        const nameOf = (age: number) => backupName(new Date(2026, 10, 21 - age, 12).getTime());
        const gone = outdatedBackups([...others, ...ages.map(nameOf)], keepDays, noon);
        const youngest = Math.min(...ages);
        const expected = ages.filter((age) => age >= keepDays && age !== youngest).map(nameOf);
        expect(gone).toEqual(expected.toSorted());
      },
    ),
  );
});
