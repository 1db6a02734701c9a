import type { Json, Wire } from '@/lib/core/content';
import type { ModelDescription, Provider, ReplyEvent, ReplyRequest } from '@/lib/core/provider';
import { originOf } from './base-url';
import type { Asked, Connection, NetworkEdges } from './connection';
import { failed, failureBehind } from './failures';
import { guardedFetch } from './network';
import { type ReplyReader, readReply } from './reply-reader';
import { withRetries } from './retry';
import { untilAborted } from './until-aborted';

/** What is special about one wire; each wire's file has one. */
export interface WireClient {
  wire: Wire;
  /** Sends the request and gives the events of the answer, parsed but not understood. */
  stream(
    connection: Connection,
    fetch: Fetch,
    request: ReplyRequest,
    signal: AbortSignal,
  ): Promise<AsyncIterable<unknown>>;
  createReader(): ReplyReader;
  listModels(connection: Connection, fetch: Fetch, signal: AbortSignal): Promise<readonly Json[]>;
  describeModels(models: readonly Json[], connection: Connection): ModelDescription[];
  /** How many tokens the prompt of a request has; absent where the provider does not count them. */
  countTokens?: (
    connection: Connection,
    fetch: Fetch,
    request: ReplyRequest,
    signal: AbortSignal,
  ) => Promise<number>;
}

type Fetch = typeof fetch;

/** A provider that speaks a wire: what all wires have in common about replies, failures, retries and Stop. */
export function createProvider(client: WireClient, connection: Connection, given: NetworkEdges): Provider {
  const { countTokens } = client;
  const edges = { ...given, hasAccess: askedAhead(given, connection) };
  return {
    reply(request, signal) {
      const attempt = () => attemptReply(client, connection, edges, request, signal);
      return untilAborted(withRetries(attempt, edges.clock, signal), signal);
    },
    listModels(signal) {
      return askOnce({ connection }, edges, signal, async (fetch) =>
        client.describeModels(await client.listModels(connection, fetch, signal), connection),
      );
    },
    ...(countTokens && {
      countTokens: (request: ReplyRequest, signal: AbortSignal) =>
        askOnce({ connection, model: request.model }, edges, signal, (fetch) =>
          countTokens(connection, fetch, request, signal),
        ),
    }),
  };
}

/**
 * Asks the browser for its leave as soon as there is a provider: its answer takes longer than all else that is left to
 * do before the first request. Later requests ask for themselves.
 */
function askedAhead({ hasAccess }: NetworkEdges, { baseUrl }: Connection): NetworkEdges['hasAccess'] {
  const origin = originOf(baseUrl);
  let ahead = origin === undefined ? undefined : hasAccess(origin);
  // Whoever makes that request hears of it.
  ahead?.catch(() => {});
  return (asked) => {
    const answer = asked === origin ? ahead : undefined;
    ahead = undefined;
    return answer ?? hasAccess(asked);
  };
}

async function* attemptReply(
  client: WireClient,
  connection: Connection,
  edges: NetworkEdges,
  request: ReplyRequest,
  signal: AbortSignal,
): AsyncGenerator<ReplyEvent> {
  const asked: Asked = { connection, model: request.model };
  if (request.model.trim() === '') throw failed({ connection }, 'no-model');
  let hasWords = false;
  const fetch = guardedFetch(edges, asked, 'events', () => hasWords);
  const events = await client.stream(connection, fetch, request, signal).catch((thrown) => {
    throw failureBehind(thrown, asked);
  });
  for await (const event of readReply(events, client.createReader(), asked)) {
    hasWords ||= event.type === 'content';
    yield event;
  }
}

/** One question with one answer in JSON: it is not asked again. */
async function askOnce<T>(
  asked: Asked,
  edges: NetworkEdges,
  signal: AbortSignal,
  ask: (fetch: Fetch) => Promise<T>,
): Promise<T> {
  const answers = async function* () {
    yield await ask(guardedFetch(edges, asked, 'json')).catch((thrown) => {
      throw failureBehind(thrown, asked);
    });
  };
  for await (const answer of untilAborted(answers(), signal)) return answer;
  throw failed(asked, 'not-an-api');
}
