import { presetOf, presets } from '@/lib/core/presets';
import { initialSettings } from '@/lib/core/settings';
import type { ModelListRow } from '@/lib/storage/database';
import { readModelLists, storeModelList } from '@/lib/storage/model-lists';
import { addressOf, keyEnding, listModels } from './connections';
import type { AppContext } from './edges';

/**
 * Asks a provider for its models, with the stored key at the address of the settings, and remembers the answer.
 * @throws ReplyFailed
 */
export async function refreshModels(app: AppContext, providerId: string, signal: AbortSignal): Promise<void> {
  const baseUrl = addressOf(app, providerId);
  const models = await listModels(app, providerId, baseUrl, undefined, signal);
  await storeModelList(app.database, { providerId, baseUrl, models });
}

/** The remembered lists that are of the addresses where the providers are now. */
export async function rememberedModels(app: AppContext): Promise<ModelListRow[]> {
  const lists = await readModelLists(app.database);
  return lists.filter(({ providerId, baseUrl }) => addressOf(app, providerId) === baseUrl);
}

/** A provider that can be asked, and whether its models are remembered. */
export interface ReadyProvider {
  id: string;
  isListed: boolean;
}

/** The providers that can be asked: those with a stored key, and of those that need none the ones that were used. */
export async function readyProviders(app: AppContext): Promise<ReadyProvider[]> {
  const { model, recentModels, baseUrls } = app.store.getState().settings ?? initialSettings;
  const lists = await rememberedModels(app);
  const used = new Set([...recentModels, ...lists, ...(model ? [model] : [])].map((one) => one.providerId));
  const isReady = async (id: string) =>
    presetOf(id).needsKey
      ? (await keyEnding(app, id, addressOf(app, id))) !== undefined
      : used.has(id) || baseUrls[id] !== undefined;
  const ready = await Promise.all(presets.map(({ id }) => isReady(id)));
  return presets
    .filter((_, index) => ready[index])
    .map(({ id }) => ({ id, isListed: lists.some(({ providerId }) => providerId === id) }));
}
