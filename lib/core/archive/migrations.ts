import type { Json } from '../content';

/** The version of the archives that this Aside writes. A version that was released never changes. */
export const archiveVersion = 1;

/** The oldest version whose readers understand them. */
export const minReader = 1;

/** The kinds of entries that an archive has. */
export type EntryKind = 'attachment' | 'prompt' | 'settings' | 'conversation';

/** What brings entries of one version to the next: a function for each kind that differs. */
export type ArchiveMigration = { readonly [Kind in EntryKind]?: (entry: Json) => Json };

/** By the version that they start from: the migration under 1 makes version 2 of version 1. */
const migrations: ReadonlyMap<number, ArchiveMigration> = new Map();

/**
 * An entry of an archive of some version as this version has it. It is not checked yet, so a migration must bear
 * whatever it is given.
 */
export function migrate(
  kind: EntryKind,
  entry: Json,
  from: number,
  steps: ReadonlyMap<number, ArchiveMigration> = migrations,
  to = archiveVersion,
): Json {
  let migrated = entry;
  for (let version = from; version < to; version++) {
    const step = steps.get(version)?.[kind];
    if (step) migrated = step(migrated);
  }
  return migrated;
}
