import type { Wire } from '@/lib/core/content';
import type { Provider } from '@/lib/core/provider';
import type { Connection, NetworkEdges } from './connection';
import { createProvider, type WireClient } from './wire-client';

/** The wires' files bring the SDKs along, so each is loaded when it is first used. */
const wireClients: Record<Wire, () => Promise<WireClient>> = {
  'anthropic-messages': async () => (await import('./anthropic')).anthropicMessages,
  'openai-responses': async () => (await import('./openai-responses')).openAIResponses,
  'openai-chat': async () => (await import('./openai-chat')).openAIChat,
};

/** The provider at the other end of a connection. Nothing is sent until it is asked for something. */
export async function openProvider(connection: Connection, edges: NetworkEdges): Promise<Provider> {
  return createProvider(await wireClients[connection.preset.wire](), connection, edges);
}
