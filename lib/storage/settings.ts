import { initialSettings, type Settings } from '@/lib/core/settings';
import type { AsideDatabase } from './database';

/** The stored settings over the initial ones. */
export async function readSettings(database: AsideDatabase): Promise<Settings> {
  const row = await database.settings.get('settings');
  if (!row) return initialSettings;
  const { id: _, ...stored } = row;
  return { ...initialSettings, ...stored };
}

/** Changes settings in one transaction, so that two windows do not undo each other's changes. */
export async function changeSettings(
  database: AsideDatabase,
  change: (settings: Settings) => Partial<Settings>,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const settings = await readSettings(database);
    await database.settings.put({ ...settings, ...change(settings), id: 'settings' });
  });
}
