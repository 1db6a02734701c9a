import type { Failure, FailureKind } from '@/lib/core/failure';
import { present } from '@/lib/core/json';
import { isLoopback } from './base-url';
import type { Connection } from './connection';
import { type ContextNumbers, contextNumbers, isContextTooLong } from './context-length';
import { type ProviderError, readProviderError } from './provider-error';

/** What is known of an answer that is no reply. */
export interface AnswerFacts {
  /** Absent when the error came inside a stream. */
  status?: number;
  /** Parsed, if it is JSON; else the text. */
  body: unknown;
  /** When the provider allows the next try (milliseconds since 1970). */
  retryAt?: number;
}

type AnswerFailure = Pick<Failure, 'kind' | 'status' | 'detail' | 'retryAt'> & ContextNumbers;

/**
 * What an error answer means. `detail` is the provider's own sentence, not yet redacted.
 * @see https://docs.claude.com/en/api/errors
 * @see https://platform.openai.com/docs/guides/error-codes
 * @see https://openrouter.ai/docs/api-reference/errors
 */
export function failureOfAnswer(
  { status, body, retryAt }: AnswerFacts,
  connection: Connection,
): AnswerFailure {
  const error = readProviderError(body, status);
  const kind = meanings.find(([, applies]) => applies(error, connection))?.[0] ?? 'unknown';
  return {
    kind,
    ...present({ status: error.status, detail: error.message || undefined, retryAt }),
    ...(kind === 'context-too-long' ? contextNumbers(error) : {}),
  };
}

type Applies = (error: ProviderError, connection: Connection) => boolean;

/** In order: the first that applies is the meaning. What is named in words comes before what a status says. */
const meanings: readonly (readonly [FailureKind, Applies])[] = [
  ['redirected', ({ status = 0 }) => status >= 300 && status < 400],
  ['context-too-long', isContextTooLong],
  ['origin-refused', isOllamaRefusingExtensions],
  ['no-credit', isAboutCredit],
  ['refused', isModeration],
  ['no-key', (error, { key }) => isAboutKey(error) && key === null],
  ['wrong-key', isAboutKey],
  ['model-not-found', isAboutModel],
  ['request-too-large', ({ status, names }) => status === 413 || /request_too_large/.test(names)],
  ['rate-limited', ({ status, names }) => status === 429 || /rate_limit/.test(names)],
  ['not-allowed', ({ status, names }) => status === 403 || /permission_error/.test(names)],
  ['overloaded', ({ status, names }) => status === 503 || status === 529 || /overloaded/.test(names)],
  ['server-error', isServerError],
  ['not-an-api', ({ status, isStructured }) => status !== undefined && !isStructured],
  ['bad-request', ({ status = 0, names }) => status >= 400 || /invalid_request/.test(names)],
];

function isServerError({ status = 0, names }: ProviderError): boolean {
  return (
    status >= 500 || status === 408 || /\b(?:api_error|server_error|timeout_error|internal_error)/.test(names)
  );
}

/** Ollama's CORS filter answers 403 with no body to origins that it was not told about. */
function isOllamaRefusingExtensions(
  { status, isBlank }: ProviderError,
  { preset, baseUrl }: Connection,
): boolean {
  const mayBeOllama = preset.id === 'ollama' || (preset.wire === 'openai-chat' && isLoopback(baseUrl));
  return status === 403 && isBlank && mayBeOllama;
}

/**
 * A 429 needs the provider's code for it: its sentences about quota are also used for rates per minute
 * (https://ai.google.dev/gemini-api/docs/rate-limits).
 */
function isAboutCredit({ status, names, message }: ProviderError): boolean {
  if (status === 402 || /insufficient_(?:quota|credits|balance)|billing/.test(names)) return true;
  const says =
    /credit balance is too low|insufficient (?:credits|balance|funds)|requires more credits|spend(?:ing)? limit/i;
  return status !== 429 && says.test(message);
}

function isModeration({ status = 0, names, message }: ProviderError): boolean {
  if (/content_policy|content_filter|moderation|invalid_prompt|safety/.test(names)) return true;
  return (
    status >= 400 &&
    status < 500 &&
    /flagged (?:for|as)|moderation|content (?:filter|management|policy)|usage policy/i.test(message)
  );
}

function isAboutKey({ status, names, message }: ProviderError): boolean {
  if (status === 401 || /authentication_error|invalid_api_key/.test(names)) return true;
  const says =
    /(?:invalid|incorrect|wrong|unknown|missing) (?:x-)?api[ -]?key|api[ -]?key (?:is )?(?:not valid|invalid|not found|expired)/i;
  return (status === 400 || status === 403) && says.test(message);
}

function isAboutModel({ status, names, message }: ProviderError): boolean {
  if (/model_not_found|model_not_available/.test(names)) return true;
  if (status !== undefined && status !== 400 && status !== 404) return false;
  if (/not_found_error/.test(names) && /^model\b/i.test(message)) return true;
  return /\bmodels?\b.{0,120}(?:not found|does not exist|not exist|not available|is not supported|not loaded)|no endpoints found|not a valid model|no models? (?:is |are )?loaded|model not found/i.test(
    message,
  );
}
