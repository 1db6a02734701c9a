import type { ModelChoice } from '@/lib/core/conversation';
import { changeConversation } from '@/lib/storage/conversations';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import type { AppContext } from './edges';

/** What the settings page has when the user presses Save. Absent fields stay as they are. */
export interface SettingsChange {
  /** For the conversation that is shown and for new ones. */
  model?: ModelChoice;
  /** For the conversation that is shown and for new ones. */
  systemPrompt?: string;
  /** A normalised base URL for the model's provider. */
  baseUrl?: string;
  /** A new key for the model's provider at its base URL. */
  key?: string;
}

/** Stores a change of the settings: the key in the vault, everything else in the database. */
export async function saveSettings(
  app: AppContext,
  providerId: string,
  change: SettingsChange,
): Promise<void> {
  const { baseUrl, key, model, systemPrompt } = change;
  if (baseUrl !== undefined && key !== undefined) {
    await app.vault.write(providerId, new URL(baseUrl).origin, key);
  }
  const settings = await readSettings(app.database);
  await changeSettings(app.database, {
    ...(model === undefined ? {} : { model }),
    ...(systemPrompt === undefined ? {} : { systemPrompt }),
    ...(baseUrl === undefined ? {} : { baseUrls: { ...settings.baseUrls, [providerId]: baseUrl } }),
  });
  await changeConversation(app.database, app.store.getState().conversationId, (conversation) => ({
    ...conversation,
    ...(model === undefined ? {} : { model }),
    ...(systemPrompt === undefined ? {} : { systemPrompt }),
  }));
}

/** Forgets the key of a provider at an address. */
export async function removeKey(app: AppContext, providerId: string, baseUrl: string): Promise<void> {
  await app.vault.remove(providerId, new URL(baseUrl).origin);
}
