import { startOfDay } from '../conversation-list';

/** What is known of automatic backups, and of the last one of any kind. */
export interface BackupState {
  /** Whether Aside makes one on its own every day. */
  isOn: boolean;
  /** For how many days a file is kept. */
  keepDays: number;
  /** When everything was last exported, by Aside itself or by the user; absent for never. In ms since 1970, like the rest. */
  lastAt?: number;
  /** The names of the files that Aside has made itself, apart from those that it has removed. */
  names?: readonly string[];
  /** When Aside last failed to make one; absent if the last one succeeded. */
  failedAt?: number;
  /** The number of the last change of what is stored that is in that backup. */
  upToChange?: number;
  /** The number of the last step of an import that was there when it began. */
  upToStep?: number;
  /** How many conversations imports have brought or changed since then whose own time is older than that. */
  imported?: number;
  /** Since when it is looked whether there is one: what is imported may be older than Aside is here. */
  since?: number;
  /** When the user was last reminded that there is none. */
  remindedAt?: number;
}

export const initialBackupState: BackupState = { isOn: false, keepDays: 30 };

/** In milliseconds: how long one goes without a backup before one is reminded. */
const longestWithout = 14 * 24 * 60 * 60 * 1_000;

/** In milliseconds: how long after a failure it is tried again. */
const pauseAfterFailure = 60 * 60 * 1_000;

/**
 * Whether it is time for the day's backup: there is none of today, and something has changed since the last one.
 * `lastChange` is the number of the last change of what is stored; 0 if there has been none.
 */
export function isBackupDue(state: BackupState, lastChange: number, now: number): boolean {
  const { isOn, lastAt = -Infinity, upToChange = 0, failedAt = -Infinity } = state;
  if (!isOn || now - failedAt < pauseAfterFailure) return false;
  return lastAt < startOfDay(now) && lastChange !== upToChange;
}

/**
 * Whether to remind the user: for two weeks there has been something to lose, and no backup of it. They are reminded
 * once, and again only after a backup that has become two weeks old. `oldestAt` is when the oldest conversation that
 * changed since the last backup was made; undefined if there is none.
 */
export function isReminderDue(state: BackupState, oldestAt: number | undefined, now: number): boolean {
  const { lastAt = -Infinity, since = now, remindedAt } = state;
  if (oldestAt === undefined || (remindedAt !== undefined && remindedAt >= lastAt)) return false;
  return now - Math.max(lastAt, since, oldestAt) >= longestWithout;
}

const namePattern = /^aside-(\d{4})-(\d\d)-(\d\d)\.aside\.json$/;

/** The name of the backup of a day, in the user's time zone: `aside-2026-11-21.aside.json`. */
export function backupName(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `aside-${parts.map((part) => String(part).padStart(2, '0')).join('-')}.aside.json`;
}

/**
 * Which of some files are backups that have been kept for long enough. Files with other names are never among them,
 * and neither is the newest backup, whatever its age.
 */
export function outdatedBackups(names: readonly string[], keepDays: number, now: number): string[] {
  const backups = names.filter((name) => namePattern.test(name)).toSorted();
  const oldestKept = backupName(startOfDay(now, 1 - keepDays));
  return backups.slice(0, -1).filter((name) => name < oldestKept);
}
