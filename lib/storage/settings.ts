import { initialSettings, type Settings } from '@/lib/core/settings';
import type { AsideDatabase } from './database';

/** The stored settings over the initial ones. */
export async function readSettings(database: AsideDatabase): Promise<Settings> {
  const row = await database.settings.get('settings');
  if (!row) return initialSettings;
  const { id: _, ...stored } = row;
  return { ...initialSettings, ...stored };
}

/** Changed settings; undefined takes one away. */
export type SettingsUpdate = { [Name in keyof Settings]?: Settings[Name] | undefined };

/** Changes settings in one transaction, so that two windows do not undo each other's changes. */
export async function changeSettings(
  database: AsideDatabase,
  change: (settings: Settings) => SettingsUpdate,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const settings = await readSettings(database);
    const changed = Object.entries({ ...settings, ...change(settings) });
    const kept = Object.fromEntries(
      changed.filter(([, value]) => value !== undefined),
    ) as unknown as Settings;
    await database.settings.put({ ...kept, id: 'settings' });
  });
}
