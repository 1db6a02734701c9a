import { initialSettings, type Settings } from '@/lib/core/settings';
import type { AsideDatabase, SettingsRow } from './database';

/** The stored settings over the initial ones. */
export async function readSettings(database: AsideDatabase): Promise<Settings> {
  return { ...initialSettings, ...(await readStored(database)) };
}

async function readStored(database: AsideDatabase): Promise<Partial<Settings>> {
  const { id: _, ...stored }: Partial<SettingsRow> = (await database.settings.get('settings')) ?? {};
  return stored;
}

/** Changed settings; undefined takes one away. */
export type SettingsUpdate = { [Name in keyof Settings]?: Settings[Name] | undefined };

/**
 * Changes settings in one transaction, so that two windows do not undo each other's changes. What is as it should be
 * is not written: everything that shows settings would be told.
 */
export async function changeSettings(
  database: AsideDatabase,
  change: (settings: Settings) => SettingsUpdate,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const stored = await readStored(database);
    const settings = { ...initialSettings, ...stored };
    const changes = change(settings);
    const names = Object.keys(changes) as (keyof Settings)[];
    if (names.every((name) => stored[name] === changes[name])) return;
    const changed = Object.entries({ ...settings, ...changes });
    const kept = Object.fromEntries(
      changed.filter(([, value]) => value !== undefined),
    ) as unknown as Settings;
    await database.settings.put({ ...kept, id: 'settings' });
  });
}
