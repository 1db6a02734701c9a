import { type Block, textBlock, type Wire } from '@/lib/core/content';
import type { Failure } from '@/lib/core/failure';
import { type ProviderPreset, presetOf } from '@/lib/core/presets';
import { type ReplyEvent, ReplyFailed, type ReplyRequest } from '@/lib/core/provider';
import type { Connection, NetworkEdges } from '@/lib/providers/connection';
import { openProvider } from '@/lib/providers/open-provider';
import { ManualClock } from './manual-clock';

export const testKey = 'sk-test-4f9a77c1e2b84d90';

const presetIds: Record<Wire, string> = {
  'anthropic-messages': 'anthropic',
  'openai-responses': 'openai',
  'openai-chat': 'openrouter',
};

export const wires: readonly Wire[] = ['anthropic-messages', 'openai-responses', 'openai-chat'];

export function presetFor(wire: Wire): ProviderPreset {
  return presetOf(presetIds[wire]);
}

export function edgesWith(changes: Partial<NetworkEdges> = {}): NetworkEdges {
  return { fetch, clock: new ManualClock(), hasAccess: async () => true, isOnline: () => true, ...changes };
}

export const question: ReplyRequest = {
  model: 'test-model',
  system: 'Be brief.',
  messages: [{ role: 'user', content: [textBlock('Hello?')] }],
  cacheKey: 'conversation-1',
  cache: { afterSystem: false, afterSummary: false },
};

export interface Outcome {
  events: ReplyEvent[];
  /** The last content that was given out. */
  content: readonly Block[];
  failure?: Failure;
  /** What was thrown, if it was no failure. */
  error?: unknown;
}

/** Asks once and tells everything that came of it; `onEvent` may intervene. */
export async function ask(
  connection: Connection,
  edges: NetworkEdges = edgesWith(),
  { request = question, signal = new AbortController().signal, onEvent = (_: ReplyEvent) => {} } = {},
): Promise<Outcome> {
  const outcome: Outcome = { events: [], content: [] };
  try {
    const provider = await openProvider(connection, edges);
    for await (const event of provider.reply(request, signal)) {
      outcome.events.push(event);
      if (event.type === 'content') outcome.content = event.content;
      onEvent(event);
    }
  } catch (error) {
    return error instanceof ReplyFailed ? { ...outcome, failure: error.failure } : { ...outcome, error };
  }
  return outcome;
}
