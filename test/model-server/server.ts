import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, behaviourOfHeader, behaviourOfModel } from './behaviours.ts';
import { BreakpointCache, PrefixCache } from './cache.ts';
import { answerPreflight, isOriginRefused, setCorsHeaders } from './cors.ts';
import {
  type Exchange,
  Gate,
  parseBody,
  type RecordedRequest,
  readBody,
  type ServerSetting,
} from './exchange.ts';
import { asText, type JsonObject } from './json.ts';
import { answer, type Place, placeOf } from './routes.ts';
import { type Script, ScriptQueue } from './script.ts';

export interface ModelServerOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** For all requests, unless the model name, a script or a header says otherwise. */
  behaviour?: Behaviour;
  /** The only key that is accepted. Without it every key is. */
  key?: string;
  /** Names of models that answer like the demo model. */
  models?: readonly string[];
  /** Milliseconds since 1970, for the lifetimes of cache entries. */
  now?: () => number;
  /** The smallest prefix that Anthropic's cache keeps, in tokens; 1,024 if absent. */
  minimumCacheTokens?: number;
}

/** A model server on 127.0.0.1 that speaks like the real ones. See behaviours.ts for what it can be told. */
export interface ModelServer {
  /** `http://127.0.0.1:PORT`; base URLs are this, or this and `/v1`. */
  readonly origin: string;
  readonly port: number;
  /** Every request but preflights, oldest first. The array stays the same one until the server closes. */
  readonly requests: RecordedRequest[];
  /** Does this for the next request or requests. */
  script(script: Script): void;
  /** Lets all streams go on that a `hold` keeps waiting. */
  release(): void;
  /** Resolves as soon as a request is held. */
  whenHeld(): Promise<void>;
  /** Resolves as soon as the condition is true of the requests; looks again whenever one comes or ends. */
  when(condition: (requests: readonly RecordedRequest[]) => boolean): Promise<void>;
  /** Forgets requests, scripts and caches, and releases what is held. */
  reset(): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = new DemoServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

class DemoServer implements ModelServer {
  readonly requests: RecordedRequest[] = [];
  readonly #options: ModelServerOptions;
  readonly #scripts = new ScriptQueue();
  readonly #server: Server;
  readonly #closing = new AbortController();
  #watchers = new Set<() => void>();
  #setting: ServerSetting;

  constructor(options: ModelServerOptions) {
    this.#options = options;
    this.#setting = this.#freshSetting();
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        response.destroy();
        if (!request.destroyed) console.error(error);
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  script(script: Script): void {
    this.#scripts.add(script);
  }

  release(): void {
    this.#setting.gate.release();
  }

  whenHeld(): Promise<void> {
    return this.when(() => this.#setting.gate.heldCount > 0);
  }

  async when(condition: (requests: readonly RecordedRequest[]) => boolean): Promise<void> {
    while (!condition(this.requests)) {
      if (this.#closing.signal.aborted) throw new Error('The model server was closed.');
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
  }

  reset(): void {
    this.release();
    this.#scripts.clear();
    this.requests.length = 0;
    this.#setting = this.#freshSetting();
  }

  close(): Promise<void> {
    this.#closing.abort();
    this.#changed();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #freshSetting(): ServerSetting {
    const { now = Date.now, key, models = [], minimumCacheTokens } = this.#options;
    return {
      now,
      gate: new Gate(() => this.#changed()),
      breakpointCache: new BreakpointCache(now, minimumCacheTokens),
      openaiBreakpointCache: new BreakpointCache(now, 1024, 80),
      prefixCache: new PrefixCache(now),
      key,
      models,
      loaded: new Map(),
      reasoningOf: new Map(),
    };
  }

  #changed(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const look of watchers) look();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const place = placeOf(url.pathname);
    const expected = { ...this.#options.behaviour, ...this.#scripts.peek(place.kind) };
    setCorsHeaders(request, response, expected);
    if (isOriginRefused(request, place.dialect, expected)) {
      if (request.method !== 'OPTIONS') this.#record(request, response, url, await bodyOf(request));
      response.removeHeader('access-control-allow-origin');
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'OPTIONS') return answerPreflight(request, response, expected);
    const body = await bodyOf(request);
    const gone = this.#record(request, response, url, body);
    await answer(this.#exchange({ request, response, body, gone }, place), place.path, url.searchParams);
  }

  #exchange(parts: Pick<Exchange, 'request' | 'response' | 'body' | 'gone'>, place: Place): Exchange {
    const behaviour = {
      ...this.#options.behaviour,
      ...behaviourOfModel(asText(parts.body.model)),
      ...this.#scripts.take(place.kind),
      ...behaviourOfHeader(parts.request.headers['x-aside-script']),
    };
    return { ...parts, behaviour, dialect: behaviour.dialect ?? place.dialect, setting: this.#setting };
  }

  #record(request: IncomingMessage, response: ServerResponse, url: URL, body: JsonObject): AbortSignal {
    const recorded: RecordedRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.search,
      headers: flatHeaders(request),
      body,
      at: this.#setting.now(),
      state: 'open',
    };
    const gone = new AbortController();
    response.once('close', () => {
      recorded.state = response.writableFinished ? 'answered' : 'aborted';
      gone.abort();
      this.#changed();
    });
    this.requests.push(recorded);
    this.#changed();
    return AbortSignal.any([gone.signal, this.#closing.signal]);
  }
}

async function bodyOf(request: IncomingMessage): Promise<JsonObject> {
  return parseBody(await readBody(request)) ?? {};
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
