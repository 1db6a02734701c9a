import { asObject, isObject } from './json.ts';

/**
 * Everything that the server can be told to do differently. Ways to say it, the later one wins:
 * 1. `startModelServer({ behaviour })`: for every request
 * 2. the model name: `local-demo-model:stall`, also several: `local-demo-model:thinking:slow`
 * 3. `server.script(...)`: for the next requests
 * 4. the request header `x-aside-script`, as JSON: for this request
 */
export interface Behaviour {
  /** Tokens a second. Without it about 150. */
  speed?: number | 'instant';
  /** The reply, instead of what the demo model would say. */
  text?: string;
  /** A reply of exactly so many numbered words, or lines. */
  words?: number;
  lines?: number;
  /** Think first, visibly. */
  isThinking?: boolean;
  /** The context window, request and reply together. Longer requests get the service's real error. */
  contextTokens?: number;
  /** How the reply ends when nothing goes wrong. */
  ending?: Ending;

  /** An HTTP error instead of a reply: its kind in each service's own words, or only a status. */
  error?: ErrorKind;
  status?: number;
  /** The `retry-after` header of the error, as it is to be sent. */
  retryAfter?: string;
  /** Something that is no reply at all, with status 200 (or 307). */
  instead?: 'html' | 'empty' | 'redirect';
  /** Replaces the content type of an otherwise right answer. */
  contentType?: string;
  /** Whose words and extra fields Chat Completions and the model list have. The path can say it as well. */
  dialect?: Dialect;

  /** What goes wrong with the stream, before the chunk numbered `after` (0 is the first) or at the latest before its end. */
  fault?: Fault;
  after?: number;
  /** How the bytes are written. */
  bytes?: ByteStyle;
  /** Writes the body in two pieces, the first with so many bytes. */
  splitAtByte?: number;
  /** Destroys the connection after so many bytes of the body. */
  cutAtByte?: number;

  /** `none`: no CORS headers and no answer to preflights. */
  cors?: 'allow' | 'none';
  /** Whether the Ollama dialect answers browser extensions, as with OLLAMA_ORIGINS set. */
  extensionOrigins?: 'allow' | 'refuse';
}

/**
 * - `length`: stops half-way with the service's "maximum tokens" reason
 * - `content-filter`: stops half-way because the provider declined
 * - `refusal`: the model itself declines, in the service's refusal form
 */
export type Ending = 'end' | 'length' | 'content-filter' | 'refusal';

/**
 * - `cut`: the connection is destroyed
 * - `end`: the body ends properly, without the end event
 * - `half-event`: the same in the middle of an event
 * - `stall`: no more bytes, the connection stays open
 * - `stall-head`: not even the headers come
 * - `hold`, `hold-head`: the same, but `server.release()` lets it go on
 * - `error`: the service's error event, then the end of the body
 * - `failed`: as `error`; on Responses a `response.failed` event
 * - `malformed`: one event whose JSON is broken, then it goes on
 * - `long-line`: one event of 2 MB, then it goes on
 * - `extra-events`: text events after the end event
 * - `duplicate-end`: the end event twice
 */
export type Fault =
  | 'cut'
  | 'end'
  | 'half-event'
  | 'stall'
  | 'stall-head'
  | 'hold'
  | 'hold-head'
  | 'error'
  | 'failed'
  | 'malformed'
  | 'long-line'
  | 'extra-events'
  | 'duplicate-end';

/** `one-by-one`: each byte on its own. `crlf`: CRLF line ends and comment lines. */
type ByteStyle = 'one-by-one' | 'crlf';

export type Dialect = 'openai' | 'openrouter' | 'ollama' | 'llama-cpp' | 'vllm';

export type ErrorKind =
  | 'bad-request'
  | 'wrong-key'
  | 'no-credit'
  | 'not-allowed'
  | 'model-not-found'
  | 'timeout'
  | 'too-large'
  | 'rate-limited'
  | 'server-error'
  | 'bad-gateway'
  | 'unavailable'
  | 'gateway-timeout'
  | 'overloaded'
  | 'context-too-long'
  | 'moderated';

interface NamedBehaviour {
  does: string;
  behaviour: Behaviour;
}

const multiByteText = 'Zoë says: 你好, 👩🏽‍🚀 — “naïve” café, ½ × π ≈ 1.57, नमस्ते.';

/** The behaviours that a model name can ask for, after a colon. */
export const namedBehaviours: Record<string, NamedBehaviour> = {
  latest: { does: 'nothing special; Ollama writes names like this', behaviour: {} },
  thinking: { does: 'thinks visibly before it answers', behaviour: { isThinking: true } },
  slow: { does: '5 tokens a second', behaviour: { speed: 5 } },
  instant: { does: 'all at once', behaviour: { speed: 'instant' } },
  long: { does: '2,000 words', behaviour: { words: 2000 } },
  lines: { does: '300 lines', behaviour: { lines: 300 } },
  unicode: { does: 'characters of two to four bytes and joined ones', behaviour: { text: multiByteText } },
  bytes: { does: 'the same, each byte on its own', behaviour: { text: multiByteText, bytes: 'one-by-one' } },
  crlf: { does: 'CRLF line ends and comment lines', behaviour: { bytes: 'crlf' } },
  small: { does: 'a context window of 2,000 tokens', behaviour: { contextTokens: 2000 } },

  cut: { does: 'connection destroyed after 5 chunks', behaviour: { fault: 'cut', after: 5 } },
  end: { does: 'body ends after 5 chunks without the end event', behaviour: { fault: 'end', after: 5 } },
  'half-event': { does: 'body ends inside an event', behaviour: { fault: 'half-event', after: 5 } },
  stall: { does: 'no bytes after 5 chunks', behaviour: { fault: 'stall', after: 5 } },
  'stall-head': { does: 'no answer at all', behaviour: { fault: 'stall-head' } },
  'hold-head': { does: 'no answer until the server lets it go', behaviour: { fault: 'hold-head' } },
  'error-event': { does: 'error event after 5 chunks', behaviour: { fault: 'error', after: 5 } },
  failed: { does: 'as error-event; Responses: response.failed', behaviour: { fault: 'failed', after: 5 } },
  malformed: { does: 'one event with broken JSON', behaviour: { fault: 'malformed', after: 5 } },
  'long-line': { does: 'one event of 2 MB', behaviour: { fault: 'long-line', after: 5 } },
  'extra-events': { does: 'text events after the end event', behaviour: { fault: 'extra-events' } },
  'duplicate-end': { does: 'the end event twice', behaviour: { fault: 'duplicate-end' } },

  empty: { does: 'a complete reply with nothing in it', behaviour: { text: '' } },
  blank: { does: 'a complete reply of white space', behaviour: { text: ' \n ' } },
  length: { does: 'stops half-way: maximum tokens', behaviour: { ending: 'length' } },
  filtered: { does: 'stops half-way: content filter', behaviour: { ending: 'content-filter' } },
  refusal: { does: 'the model declines', behaviour: { ending: 'refusal' } },

  '400': { does: 'bad request', behaviour: { status: 400 } },
  '401': { does: 'wrong key; the body repeats the key', behaviour: { status: 401 } },
  '403': { does: 'not allowed', behaviour: { status: 403 } },
  '404': { does: 'model not found', behaviour: { status: 404 } },
  '413': { does: 'request too large', behaviour: { status: 413 } },
  '429': { does: 'rate limit, retry after 2 seconds', behaviour: { status: 429, retryAfter: '2' } },
  '429-hour': { does: 'rate limit, retry after an hour', behaviour: { status: 429, retryAfter: '3600' } },
  '429-garbage': {
    does: 'rate limit, unreadable retry-after',
    behaviour: { status: 429, retryAfter: 'soon' },
  },
  '500': { does: 'server error', behaviour: { status: 500 } },
  '502': { does: 'an HTML error page of a gateway', behaviour: { status: 502 } },
  '503': { does: 'unavailable', behaviour: { status: 503 } },
  '529': { does: 'overloaded', behaviour: { status: 529 } },
  'no-credit': { does: "the service's words for: no credit", behaviour: { error: 'no-credit' } },
  context: { does: "the service's context-length error", behaviour: { error: 'context-too-long' } },
  moderated: { does: 'the input is declined', behaviour: { error: 'moderated' } },

  html: { does: 'an HTML page with status 200', behaviour: { instead: 'html' } },
  nothing: { does: 'an empty body with status 200', behaviour: { instead: 'empty' } },
  redirect: { does: 'a 307 to another path', behaviour: { instead: 'redirect' } },
  'plain-text': { does: 'the wrong content type', behaviour: { contentType: 'text/plain' } },
};

/** What a model name asks for; undefined when it asks for something that does not exist. */
export function behaviourOfModel(model: string): Behaviour | undefined {
  const parts = model
    .split(':')
    .slice(1)
    .map((name) => namedBehaviours[name]?.behaviour);
  return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts) : undefined;
}

/** What the header `x-aside-script` asks for; nothing when it is absent or no JSON object. */
export function behaviourOfHeader(header: string | string[] | undefined): Behaviour {
  if (typeof header !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(header);
    return isObject(parsed) ? asObject(parsed) : {};
  } catch {
    return {};
  }
}

const kindsByStatus: Record<number, ErrorKind> = {
  400: 'bad-request',
  401: 'wrong-key',
  402: 'no-credit',
  403: 'not-allowed',
  404: 'model-not-found',
  408: 'timeout',
  413: 'too-large',
  429: 'rate-limited',
  500: 'server-error',
  502: 'bad-gateway',
  503: 'unavailable',
  504: 'gateway-timeout',
  529: 'overloaded',
};

/** Which error the behaviour asks for, if any. A status that says nothing else is a server error. */
export function errorKindOf(behaviour: Behaviour): ErrorKind | undefined {
  if (behaviour.error) return behaviour.error;
  return behaviour.status === undefined ? undefined : (kindsByStatus[behaviour.status] ?? 'server-error');
}
