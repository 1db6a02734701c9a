import { objectOf } from '@/lib/core/json';
import { ReplyFailed } from '@/lib/core/provider';
import { isSecure, originOf } from './base-url';
import type { Asked, NetworkEdges } from './connection';
import { diagnose } from './diagnosis';
import { createEventMeter, type EventMeter } from './event-size';
import { failed, failedAnswer } from './failures';
import { privateRequest } from './private-request';
import { retryTime } from './retry-after';
import { startWatchdog, type Watchdog } from './watchdog';

/** Until the first words, in milliseconds: local servers load the model first, and some models think in silence. */
const firstWordsLimit = 180_000;
/** From then on between any two chunks, in milliseconds. */
const idleLimit = 60_000;
/** The most bytes of one server-sent event. */
const eventSizeLimit = 1_000_000;

const errorBodyLimit = 100_000;
const listBodyLimit = 20_000_000;

/** What an answer has to be to be one: a stream of events, or a JSON document. */
export type Expected = 'events' | 'json';

/**
 * A `fetch` for the SDKs that lets nothing through but what was asked for: whatever goes wrong with the connection
 * or the answer, in the head or later in the body, is thrown as a `ReplyFailed`. The bytes are passed on unchanged.
 * An abort by the caller's signal stays the caller's abort.
 * @param hasWords whether the first words of the reply have arrived; silence is borne less long from then on
 */
export function guardedFetch(
  edges: NetworkEdges,
  asked: Asked,
  expected: Expected,
  hasWords: () => boolean = () => false,
): typeof fetch {
  return async (input, init = {}) => {
    const watchdog = startWatchdog(edges.clock, () => (hasWords() ? idleLimit : firstWordsLimit), idleLimit);
    const caller = init.signal ?? new AbortController().signal;
    const signal = AbortSignal.any([caller, watchdog.signal]);
    const exchange: Exchange = { edges, asked, watchdog, caller };
    try {
      await assertAllowed(edges, asked);
      const { fetch } = edges;
      const response = await fetch(input, { ...init, ...privateRequest, headers: ownHeaders(init), signal });
      return await checked(exchange, response, expected);
    } catch (thrown) {
      watchdog.stop();
      if (thrown instanceof ReplyFailed || caller.aborted) throw thrown;
      throw watchdog.signal.aborted ? failed(asked, 'stalled') : await diagnose(edges, asked, caller);
    }
  };
}

/** One request and what is watched while its answer arrives. */
interface Exchange {
  edges: NetworkEdges;
  asked: Asked;
  watchdog: Watchdog;
  caller: AbortSignal;
}

/** Nothing leaves for an address that could be overheard, without a needed key, or without the browser's leave. */
async function assertAllowed(edges: NetworkEdges, asked: Asked): Promise<void> {
  const { baseUrl, preset, key } = asked.connection;
  const origin = originOf(baseUrl);
  if (origin === undefined) throw failed(asked, 'unreachable');
  if (!isSecure(baseUrl)) throw failed(asked, 'insecure-address');
  if (preset.needsKey && key === null) throw failed(asked, 'no-key');
  if (!(await edges.hasAccess(origin))) throw failed(asked, 'no-access');
}

/** The SDK's headers without those that describe the user's machine. */
function ownHeaders({ headers: given }: RequestInit): Headers {
  const headers = new Headers(given);
  for (const name of [...headers.keys()]) if (name.startsWith('x-stainless-')) headers.delete(name);
  return headers;
}

async function checked(exchange: Exchange, response: Response, expected: Expected): Promise<Response> {
  const { asked, edges, caller } = exchange;
  const { status, headers } = response;
  if (response.type === 'opaqueredirect') throw failed(asked, 'redirected');
  const type = headers.get('content-type')?.toLowerCase() ?? '';
  if (response.ok && expected === 'events' && type.includes('text/event-stream')) {
    return new Response(watchedBody(exchange, response, createEventMeter(eventSizeLimit)), {
      status,
      headers,
    });
  }
  const body = watchedBody(exchange, response);
  if (response.ok) return inOnePiece(asked, status, type, await readText(body, listBodyLimit), expected);
  const text = await readText(body, errorBodyLimit).catch((thrown) => {
    if (caller.aborted) throw thrown;
    return '';
  });
  const retryAt = retryTime(headers.get('retry-after'), edges.clock.now());
  throw failedAnswer(asked, { status, body: parsed(text), ...(retryAt === undefined ? {} : { retryAt }) });
}

/** An answer in one piece: the expected JSON document, or a failure. Some servers report errors with status 200. */
function inOnePiece(asked: Asked, status: number, type: string, text: string, expected: Expected): Response {
  const document = type.includes('json') ? objectOf(parsed(text)) : undefined;
  if (document?.error) throw failedAnswer(asked, { body: document });
  if (expected === 'events' || document === undefined) throw failed(asked, 'not-an-api', { status });
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/**
 * The answer's bytes as they come, under the eyes of the watchdog. What ends inside an event was cut: by the
 * standard that event counts for nothing, and the SDKs would try to read it.
 */
function watchedBody(exchange: Exchange, response: Response, meter?: EventMeter): Body {
  const { asked, watchdog } = exchange;
  const reader = response.body?.getReader();
  return new ReadableStream({
    async pull(controller) {
      const chunk = await reader?.read().catch((thrown) => {
        throw brokenOff(exchange, thrown);
      });
      watchdog.restart();
      if (chunk?.value && meter?.pass(chunk.value) !== false) return controller.enqueue(chunk.value);
      watchdog.stop();
      if (chunk?.value) {
        reader?.cancel().catch(() => {});
        throw failed(asked, 'malformed');
      }
      if (meter?.isInside()) throw failed(asked, 'cut');
      controller.close();
    },
    async cancel(reason) {
      watchdog.stop();
      await reader?.cancel(reason);
    },
  });
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/** What to throw when reading an answer failed: the caller's abort stays what it is. */
function brokenOff({ asked, watchdog, caller }: Exchange, thrown: unknown): unknown {
  const isTooLate = watchdog.signal.aborted;
  watchdog.stop();
  return caller.aborted ? thrown : failed(asked, isTooLate ? 'stalled' : 'cut');
}

/** The text of a body, up to `limit` bytes; the rest is left. */
async function readText(body: Body, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let length = 0; length < limit; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** The document, if the text is JSON; else the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
