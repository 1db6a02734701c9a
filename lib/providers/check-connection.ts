import type { ModelDescription } from '@/lib/core/provider';
import type { Connection, NetworkEdges } from './connection';
import { guardedFetch } from './network';
import { openProvider } from './open-provider';

/**
 * Tests the address and the key, and gives the models to choose from.
 * @throws ReplyFailed that says what is wrong with them
 */
export async function checkConnection(
  connection: Connection,
  edges: NetworkEdges,
  signal: AbortSignal,
): Promise<ModelDescription[]> {
  const provider = await openProvider(connection, edges);
  if (connection.preset.id === 'openrouter') await checkOpenRouterKey(connection, edges, signal);
  return provider.listModels(signal);
}

/**
 * OpenRouter lists its models to anyone, so that a list says nothing about the key
 * (https://openrouter.ai/docs/api-reference/api-keys/get-current-api-key).
 */
async function checkOpenRouterKey(
  connection: Connection,
  edges: NetworkEdges,
  signal: AbortSignal,
): Promise<void> {
  const fetch = guardedFetch(edges, { connection }, 'json');
  await fetch(`${connection.baseUrl}/key`, {
    headers: { Authorization: `Bearer ${connection.key}` },
    signal,
  });
}
