import type { ErrorKind } from './behaviours.ts';
import type { ApiError, ErrorFacts } from './wire.ts';

/** Anthropic's errors: https://platform.claude.com/docs/en/api/errors */
export function anthropicError(kind: ErrorKind, facts: ErrorFacts): ApiError {
  const { status, type, message } = texts[kind](facts);
  if (kind === 'bad-gateway') return { status, body: gatewayPage };
  return apiError(status, type, message, facts.requestId);
}

export function invalidRequest(message: string, requestId: string): ApiError {
  return apiError(400, 'invalid_request_error', message, requestId);
}

/** The page that a gateway in front of an API answers with. */
export const gatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
  '<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n';

function apiError(status: number, type: string, message: string, requestId: string): ApiError {
  return { status, body: { type: 'error', error: { type, message }, request_id: requestId } };
}

interface ErrorText {
  status: number;
  type: string;
  message: string;
}

const texts: Record<ErrorKind, (facts: ErrorFacts) => ErrorText> = {
  'bad-request': () => text(400, 'invalid_request_error', 'messages: Input should be a valid list'),
  // The real text has no key in it; this one has, because a proxy's text may.
  'wrong-key': ({ key }) => text(401, 'authentication_error', `invalid x-api-key: ${key}`),
  'no-credit': () =>
    text(
      400,
      'invalid_request_error',
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    ),
  'not-allowed': () =>
    text(403, 'permission_error', 'Your API key does not have permission to use the specified resource.'),
  'model-not-found': ({ model }) => text(404, 'not_found_error', `model: ${model}`),
  timeout: () => text(408, 'timeout_error', 'Request timed out.'),
  'too-large': () => text(413, 'request_too_large', 'Request exceeds the maximum size'),
  'rate-limited': () =>
    text(
      429,
      'rate_limit_error',
      "This request would exceed your organization's rate limit of 50 requests per minute. For details, refer to: https://docs.claude.com/en/api/rate-limits.",
    ),
  'server-error': () => text(500, 'api_error', 'Internal server error'),
  'bad-gateway': () => text(502, 'api_error', ''),
  unavailable: () => text(503, 'api_error', 'Service unavailable'),
  'gateway-timeout': () => text(504, 'timeout_error', 'Request timed out.'),
  overloaded: () => text(529, 'overloaded_error', 'Overloaded'),
  'context-too-long': ({ promptTokens, windowTokens }) =>
    text(
      400,
      'invalid_request_error',
      `prompt is too long: ${promptTokens} tokens > ${windowTokens} maximum`,
    ),
  moderated: () => text(400, 'invalid_request_error', 'Output blocked by content filtering policy'),
};

function text(status: number, type: string, message: string): ErrorText {
  return { status, type, message };
}
