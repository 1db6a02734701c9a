/**
 * Everything that can go wrong between Send and the end of a reply, as data: stored with the message, so that
 * it is still explained after the panel was closed, and never holding a key.
 */
export interface Failure {
  kind: FailureKind;
  /** Where the request went, for the sentence: `api.anthropic.com`, `127.0.0.1:11434`. */
  host: string;
  /** The model that was asked for. */
  model?: string;
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** The provider's own words, redacted and cut to a readable length. */
  detail?: string;
  /** When the provider allows the next try (milliseconds since 1970). */
  retryAt?: number;
  /** Both numbers of a context-length error, where the provider named them. */
  requestTokens?: number;
  limitTokens?: number;
}

export type FailureKind =
  | 'no-key' // no key is stored for this provider
  | 'wrong-key'
  | 'not-allowed' // the key is right but may not do this
  | 'no-credit'
  | 'rate-limited'
  | 'overloaded'
  | 'server-error'
  | 'model-not-found'
  | 'no-model' // none was chosen
  | 'context-too-long'
  | 'request-too-large'
  | 'bad-request'
  | 'no-access' // the browser has no permission for this host
  | 'blocked' // the host answers, but the browser may not read it (CORS)
  | 'origin-refused' // Ollama refuses extensions until it is told otherwise
  | 'insecure-address' // plain http to another machine
  | 'offline'
  | 'unreachable' // no connection; over https it may be the certificate
  | 'redirected'
  | 'not-an-api' // an HTML page, or another content type
  | 'malformed' // events that cannot be read
  | 'cut' // the stream ended before the end event
  | 'stalled' // nothing arrived for too long
  | 'empty' // the reply ended with nothing in it
  | 'refused' // the model or its provider declined
  | 'unknown';

/** What the button beside the sentence does. */
export type FailureAction = 'retry' | 'settings' | 'allow-access' | 'open-address';

export interface Explanation {
  /** A few words: what happened. */
  title: string;
  /** What it means and what to do next. */
  sentence: string;
  /** A line to copy, such as a setting of a local server. */
  code?: string;
  actions: readonly FailureAction[];
}
