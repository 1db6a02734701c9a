import OpenAI from 'openai';
import type { Json } from '@/lib/core/content';
import { listAt } from '@/lib/core/json';
import type { ChatRequest } from './chat-request';
import type { Connection } from './connection';
import type { ResponsesRequest } from './responses-request';
import { neverTimesOut } from './sdk-options';

type Fetch = typeof fetch;

/** The events of a Responses stream. */
export function streamResponse(
  connection: Connection,
  fetch: Fetch,
  body: ResponsesRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  // Stored items are sent as they came, which is more than the SDK's types know of.
  const input = body.input as unknown as OpenAI.Responses.ResponseInput;
  return connect(connection, fetch).responses.create({ ...body, input }, { signal });
}

/** The chunks of a Chat Completions stream. */
export function streamChat(
  connection: Connection,
  fetch: Fetch,
  body: ChatRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const messages = body.messages as unknown as OpenAI.Chat.ChatCompletionMessageParam[];
  return connect(connection, fetch).chat.completions.create({ ...body, messages }, { signal });
}

/** The models as the server lists them. */
export async function listOpenAIModels(
  connection: Connection,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<readonly Json[]> {
  return listAt(await connect(connection, fetch).models.list({ signal }), 'data');
}

function connect({ baseUrl, key }: Connection, fetch: Fetch): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // The SDK insists on a key; servers that need none are sent none.
    apiKey: key ?? 'none',
    ...(key === null ? { defaultHeaders: { Authorization: null } } : {}),
    organization: null,
    project: null,
    fetch,
    maxRetries: 0,
    timeout: neverTimesOut,
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
  });
}
