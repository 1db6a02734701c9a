import type { ModelChoice } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import { type ModelDescription, type Provider, ReplyFailed } from '@/lib/core/provider';
import { baseUrlOf, initialSettings } from '@/lib/core/settings';
import { originOf } from '@/lib/providers/base-url';
import { type Connection, hostOf } from '@/lib/providers/connection';
import { readSettings } from '@/lib/storage/settings';
import type { AppContext } from './edges';

/**
 * The provider of a conversation's model, ready to be asked.
 * @throws ReplyFailed when something is missing that only the user can give: a key, a model
 */
export async function openConnection(app: AppContext, choice: ModelChoice): Promise<Provider> {
  return app.openProvider(await readConnection(app, choice));
}

/**
 * How a model's provider is reached.
 * @throws ReplyFailed when something is missing that only the user can give: a key, a model
 */
export async function readConnection(app: AppContext, choice: ModelChoice): Promise<Connection> {
  const preset = presetOf(choice.providerId);
  const baseUrl = baseUrlOf(await readSettings(app.database), preset);
  const connection = await connectionTo(app, preset.id, baseUrl);
  const host = hostOf(connection);
  if (preset.needsKey && connection.key === null) throw new ReplyFailed({ kind: 'no-key', host });
  if (choice.model === '') throw new ReplyFailed({ kind: 'no-model', host });
  return connection;
}

/**
 * Asks a provider for its models, and thereby tests the address and the key.
 * @param typedKey a key that is not stored yet; absent to use the stored one
 * @throws ReplyFailed
 */
export async function listModels(
  app: AppContext,
  providerId: string,
  baseUrl: string,
  typedKey: string | undefined,
  signal: AbortSignal,
): Promise<ModelDescription[]> {
  const stored = await connectionTo(app, providerId, baseUrl);
  const connection = { ...stored, key: typedKey ?? stored.key };
  if (connection.preset.needsKey && connection.key === null) {
    throw new ReplyFailed({ kind: 'no-key', host: hostOf(connection) });
  }
  return app.checkConnection(connection, signal);
}

/** The last four characters of the stored key, or undefined if there is none for this provider at this address. */
export async function keyEnding(
  app: AppContext,
  providerId: string,
  baseUrl: string,
): Promise<string | undefined> {
  const key = (await connectionTo(app, providerId, baseUrl)).key;
  return key?.slice(-4);
}

/** The base URL of a provider. */
export function addressOf(app: AppContext, providerId: string): string {
  return baseUrlOf(app.store.getState().settings ?? initialSettings, presetOf(providerId));
}

async function connectionTo(app: AppContext, providerId: string, baseUrl: string): Promise<Connection> {
  const origin = originOf(baseUrl);
  const key = origin === undefined ? undefined : await app.vault.read(providerId, origin);
  return { preset: presetOf(providerId), baseUrl, key: key ?? null };
}
