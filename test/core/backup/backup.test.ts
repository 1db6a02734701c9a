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
  test.each([
    { name: 'when there is none at all', state: on, changedAt: noon, due: true },
    { name: 'unless it is off', state: initialBackupState, changedAt: noon, due: false },
    { name: 'unless there is nothing to keep', state: on, changedAt: undefined, due: false },
    { name: 'on another day', state: { ...on, lastAt: noon - day }, changedAt: noon - 1, due: true },
    { name: 'once a day', state: { ...on, lastAt: noon - 2 }, changedAt: noon - 1, due: false },
    {
      name: 'unless nothing has changed',
      state: { ...on, lastAt: noon - day },
      changedAt: noon - 2 * day,
      due: false,
    },
    { name: 'not right after a failure', state: { ...on, failedAt: noon - 1 }, changedAt: noon, due: false },
    { name: 'some time after a failure', state: { ...on, failedAt: noon - day }, changedAt: noon, due: true },
  ])('$name', ({ state, changedAt, due }) => {
    expect(isBackupDue(state, changedAt, noon)).toBe(due);
  });
});

describe('a reminder is due', () => {
  const old = noon - 14 * day;
  test.each([
    {
      name: 'when there is none, and the first conversation is two weeks old',
      state: {},
      oldestAt: old,
      due: true,
    },
    { name: 'not before', state: {}, oldestAt: old + 1, due: false },
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
    expect(isReminderDue({ ...initialBackupState, ...state }, oldestAt, noon)).toBe(due);
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
