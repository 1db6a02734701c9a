import { gatewayPage } from './anthropic-errors.ts';
import type { Dialect, ErrorKind } from './behaviours.ts';
import type { JsonObject } from './json.ts';
import type { ApiError, ErrorFacts, RuleProblem } from './wire.ts';

/** Which of OpenAI's two APIs answers; some of their texts differ. */
export type OpenaiApi = 'responses' | 'chat';

/** OpenAI's errors, and those of compatible servers: https://developers.openai.com/api/docs/guides/error-codes */
export function openaiError(kind: ErrorKind, facts: ErrorFacts, api: OpenaiApi): ApiError {
  const special = dialectErrors[facts.dialect]?.[kind]?.(facts);
  return special ?? texts[kind](facts, api);
}

export function invalidParameter(problem: RuleProblem, _: string, dialect: Dialect): ApiError {
  const { status = 400, message, param = null, code = null } = problem;
  if (dialect === 'openrouter') return openrouter(status, message);
  if (dialect === 'vllm') return vllm(status, message, 'BadRequestError');
  if (dialect === 'llama-cpp') return { status, body: { error: { code: status, message, type: invalid } } };
  return openai(status, message, 'invalid_request_error', param, code);
}

function openai(
  status: number,
  message: string,
  type: string,
  param: string | null = null,
  code: string | null = null,
): ApiError {
  return { status, body: { error: { message, type, param, code } } };
}

const invalid = 'invalid_request_error';

const texts: Record<ErrorKind, (facts: ErrorFacts, api: OpenaiApi) => ApiError> = {
  'bad-request': () =>
    openai(
      400,
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly.)",
      invalid,
    ),
  'wrong-key': ({ key }) =>
    openai(
      401,
      `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`,
      invalid,
      null,
      'invalid_api_key',
    ),
  'no-credit': () =>
    openai(
      429,
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.',
      'insufficient_quota',
      null,
      'insufficient_quota',
    ),
  'not-allowed': () =>
    openai(
      403,
      'Country, region, or territory not supported',
      'request_forbidden',
      null,
      'unsupported_country_region_territory',
    ),
  'model-not-found': ({ model }, api) =>
    api === 'responses'
      ? openai(400, `The requested model '${model}' does not exist.`, invalid, 'model', 'model_not_found')
      : openai(
          404,
          `The model \`${model}\` does not exist or you do not have access to it.`,
          invalid,
          null,
          'model_not_found',
        ),
  timeout: () => openai(408, 'Request timed out.', 'timeout'),
  'too-large': () => openai(413, 'Maximum content size limit (26214400) exceeded', invalid),
  'rate-limited': ({ model }) =>
    openai(
      429,
      `Rate limit reached for ${model} in organization org-demo on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. Visit https://platform.openai.com/account/rate-limits to learn more.`,
      'requests',
      null,
      'rate_limit_exceeded',
    ),
  'server-error': () =>
    openai(500, 'The server had an error while processing your request. Sorry about that!', 'server_error'),
  'bad-gateway': () => ({ status: 502, body: gatewayPage }),
  unavailable: () =>
    openai(503, 'The engine is currently overloaded, please try again later', 'service_unavailable_error'),
  'gateway-timeout': () => openai(504, 'The server took too long to answer.', 'server_error'),
  overloaded: () => openai(529, 'Overloaded', 'overloaded_error'),
  'context-too-long': ({ promptTokens, windowTokens }, api) =>
    api === 'responses'
      ? openai(
          400,
          'Your input exceeds the context window of this model. Please adjust your input and try again.',
          invalid,
          'input',
          'context_length_exceeded',
        )
      : openai(
          400,
          `This model's maximum context length is ${windowTokens} tokens. However, your messages resulted in ${promptTokens} tokens. Please reduce the length of the messages.`,
          invalid,
          'messages',
          'context_length_exceeded',
        ),
  moderated: () =>
    openai(
      400,
      'Your request was rejected as a result of our safety system.',
      invalid,
      null,
      'content_policy_violation',
    ),
};

type DialectErrors = Partial<Record<ErrorKind, (facts: ErrorFacts) => ApiError>>;

const dialectErrors: Partial<Record<Dialect, DialectErrors>> = {
  openrouter: {
    'wrong-key': () => openrouter(401, 'User not found.'),
    'no-credit': () =>
      openrouter(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits'),
    'model-not-found': ({ model }) => openrouter(400, `${model} is not a valid model ID`),
    'context-too-long': ({ promptTokens, windowTokens }) =>
      openrouter(
        400,
        `This endpoint's maximum context length is ${windowTokens} tokens. However, you requested about ${promptTokens} tokens (${promptTokens} of text input). Please reduce the length of either one, or use the "middle-out" transform to compress your prompt automatically.`,
      ),
    moderated: () =>
      openrouter(
        403,
        'The chosen model requires moderation on OpenRouter. Your input was flagged for "violence/graphic". No credits were charged.',
        {
          reasons: ['violence/graphic'],
          flagged_input: 'Your message',
          provider_name: 'Demo',
        },
      ),
    unavailable: () => openrouter(503, 'No instances available'),
  },
  ollama: {
    'model-not-found': ({ model }) => openai(404, `model '${model}' not found`, 'not_found_error'),
  },
  'llama-cpp': {
    unavailable: () => ({
      status: 503,
      body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    }),
    'context-too-long': ({ promptTokens, windowTokens }) => ({
      status: 400,
      body: {
        error: {
          code: 400,
          message: `request (${promptTokens} tokens) exceeds the available context size (${windowTokens} tokens), try increasing it`,
          type: 'exceed_context_size_error',
          n_prompt_tokens: promptTokens,
          n_ctx: windowTokens,
        },
      },
    }),
  },
  vllm: {
    'model-not-found': ({ model }) => vllm(404, `The model \`${model}\` does not exist.`, 'NotFoundError'),
    'context-too-long': ({ promptTokens, windowTokens }) =>
      vllm(
        400,
        `This model's maximum context length is ${windowTokens} tokens. However, you requested ${promptTokens} tokens in the messages, Please reduce the length of the messages.`,
        'BadRequestError',
      ),
  },
};

function openrouter(code: number, message: string, metadata?: JsonObject): ApiError {
  return {
    status: code,
    body: { error: { message, code, ...(metadata ? { metadata } : {}) }, user_id: 'user_demo' },
  };
}

function vllm(code: number, message: string, type: string): ApiError {
  return { status: code, body: { error: { message, type, param: null, code } } };
}
