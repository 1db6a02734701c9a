import { type ModelChoice, withDescription } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import { presetOf } from '@/lib/core/presets';
import { type Settings, withRecentModel } from '@/lib/core/settings';
import { changeConversation } from '@/lib/storage/conversations';
import { changeSettings } from '@/lib/storage/settings';
import { listModels } from './connections';
import type { AppContext } from './edges';

/** What the settings page has when the user presses Save. Absent fields stay as they are. */
export interface SettingsChange {
  /** For the conversation that is shown and for new ones. */
  model?: ModelChoice;
  /** For new conversations. */
  systemPrompt?: string;
  /** How much of new conversations is sent. */
  policy?: ContextPolicy;
  /** A normalised base URL for the model's provider. */
  baseUrl?: string;
  /** A new key for the model's provider at its base URL. */
  key?: string;
}

/**
 * Stores a change of the settings for a conversation and for new ones: the key in the vault, everything else in
 * the database.
 */
export async function saveSettings(
  app: AppContext,
  conversationId: string,
  providerId: string,
  change: SettingsChange,
): Promise<void> {
  const { baseUrl, key, model, systemPrompt, policy } = change;
  if (baseUrl !== undefined && key !== undefined) {
    await app.vault.write(providerId, new URL(baseUrl).origin, key);
  }
  await changeSettings(app.database, ({ baseUrls, recentModels }) => ({
    ...(model && { model, recentModels: withRecentModel(recentModels, model) }),
    ...(systemPrompt !== undefined && { systemPrompt }),
    ...(policy && { policy }),
    ...(baseUrl !== undefined && { baseUrls: withAddress(baseUrls, providerId, baseUrl) }),
  }));
  if (model) await answerWith(app, conversationId, model);
}

/** A conversation that is not stored yet has the model of the settings, unless another was chosen for it before. */
async function answerWith(app: AppContext, conversationId: string, model: ModelChoice): Promise<void> {
  app.store.setState(({ choices }) => {
    const { model: _, ...others } = choices[conversationId] ?? {};
    return { choices: { ...choices, [conversationId]: others } };
  });
  await changeConversation(app.database, conversationId, (conversation) => ({ ...conversation, model }));
}

/** Only addresses that differ from the preset's are kept: a later preset reaches everyone else. */
function withAddress(
  baseUrls: Settings['baseUrls'],
  providerId: string,
  baseUrl: string,
): Settings['baseUrls'] {
  const { [providerId]: _, ...others } = baseUrls;
  return baseUrl === presetOf(providerId).baseUrl ? others : { ...others, [providerId]: baseUrl };
}

/**
 * Asks the provider about a model, and adds what it says wherever that model is chosen: as the default, and in
 * the conversation. Nice to have: nothing is said when there is no answer.
 */
export async function learnModel(
  app: AppContext,
  conversationId: string,
  choice: ModelChoice,
  baseUrl: string,
): Promise<void> {
  const { signal } = new AbortController();
  const models = await listModels(app, choice.providerId, baseUrl, undefined, signal).catch(() => []);
  const description = models.find(({ id }) => id === choice.model);
  if (!description) return;
  const learn = <T extends { model: ModelChoice | null }>(holder: T): T =>
    holder.model?.providerId === choice.providerId && holder.model.model === choice.model
      ? { ...holder, model: withDescription(holder.model, description) }
      : holder;
  await changeSettings(app.database, learn);
  await changeConversation(app.database, conversationId, learn);
}

/** Forgets the key of a provider at an address. */
export async function removeKey(app: AppContext, providerId: string, baseUrl: string): Promise<void> {
  await app.vault.remove(providerId, new URL(baseUrl).origin);
}
