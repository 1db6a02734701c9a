import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Behaviour, Dialect } from './behaviours.ts';
import type { BreakpointCache, PrefixCache } from './cache.ts';
import { asObject, type JsonObject } from './json.ts';

/** A request as it came, for tests. */
export interface RecordedRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  headers: Record<string, string>;
  /** The parsed JSON body; empty when there was none. */
  body: JsonObject;
  /** Milliseconds since 1970. */
  at: number;
  /** `aborted`: the client went away before the answer was at its end. */
  state: 'open' | 'answered' | 'aborted';
}

/** A request with all that is needed to answer it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: JsonObject;
  dialect: Dialect;
  behaviour: Behaviour;
  /** Aborts when the client goes away or the server closes. */
  gone: AbortSignal;
  setting: ServerSetting;
}

/** What all requests share. */
export interface ServerSetting {
  now: () => number;
  gate: Gate;
  /** Anthropic's. */
  breakpointCache: BreakpointCache;
  /** Of OpenAI's models that take breakpoints. */
  openaiBreakpointCache: BreakpointCache;
  /** Of all others. */
  prefixCache: PrefixCache;
  /** The only key that is accepted; every key if undefined. */
  key: string | undefined;
  /** Models beside the demo model. */
  models: readonly string[];
  /** The models that Ollama has loaded, each with its window in tokens. */
  loaded: Map<string, number>;
  /** The id of the reasoning before a reply, by the id of the reply. */
  reasoningOf: Map<string, string>;
}

/** Where held streams wait until they are released. */
export class Gate {
  #held = new Set<() => void>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get heldCount(): number {
    return this.#held.size;
  }

  wait(gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.#held.delete(go);
        gone.removeEventListener('abort', go);
        resolve();
      };
      this.#held.add(go);
      if (gone.aborted) go();
      else gone.addEventListener('abort', go);
      this.#changed();
    });
  }

  release(): void {
    for (const go of [...this.#held]) go();
  }
}

/** The key that a request brings, in either of the usual headers; '' for none. */
export function keyOf(request: IncomingMessage): string {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string') return key;
  return /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** The whole body as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The text as a JSON object; undefined when it is none. */
export function parseBody(text: string): JsonObject | undefined {
  if (text === '') return {};
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Sends a whole answer: JSON, or text with a content type of its own. */
export function send(
  exchange: Exchange,
  status: number,
  body: JsonObject | string,
  headers: Record<string, string> = {},
): void {
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
  exchange.response.writeHead(status, { 'content-type': exchange.behaviour.contentType ?? type, ...headers });
  exchange.response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
