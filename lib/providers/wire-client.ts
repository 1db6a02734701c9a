import type { Json, Wire } from '@/lib/core/content';
import type { ModelDescription, Provider, ReplyEvent, ReplyRequest } from '@/lib/core/provider';
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
}

type Fetch = typeof fetch;

/** A provider that speaks a wire: what all wires have in common about replies, failures, retries and Stop. */
export function createProvider(client: WireClient, connection: Connection, edges: NetworkEdges): Provider {
  return {
    reply(request, signal) {
      const attempt = () => attemptReply(client, connection, edges, request, signal);
      return untilAborted(withRetries(attempt, edges.clock, signal), signal);
    },
    async listModels(signal) {
      const models = untilAborted(onlyModels(client, connection, edges, signal), signal);
      return (await models.next()).value ?? [];
    },
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

async function* onlyModels(
  client: WireClient,
  connection: Connection,
  edges: NetworkEdges,
  signal: AbortSignal,
): AsyncGenerator<ModelDescription[], undefined> {
  const asked: Asked = { connection };
  try {
    const models = await client.listModels(connection, guardedFetch(edges, asked, 'json'), signal);
    yield client.describeModels(models, connection);
  } catch (thrown) {
    throw failureBehind(thrown, asked);
  }
}
