import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import {
  type MessageCountTokensParams,
  type MessageCreateParamsStreaming,
  Messages,
} from '@anthropic-ai/sdk/resources/messages';
import { Models } from '@anthropic-ai/sdk/resources/models';
import { countAt, listAt } from '@/lib/core/json';
import { AnthropicReply } from './anthropic-reply';
import { toAnthropicCount, toAnthropicRequest } from './anthropic-request';
import type { Connection } from './connection';
import { MalformedEvent } from './failures';
import { describeAnthropicModels } from './model-lists';
import { neverTimesOut } from './sdk-options';
import type { WireClient } from './wire-client';

/** Anthropic's Messages API through its SDK, of which only these two parts are loaded. */
class Client extends BaseAnthropic {
  readonly messages = new Messages(this);
  readonly models = new Models(this);
}

export const anthropicMessages: WireClient = {
  wire: 'anthropic-messages',
  stream(connection, fetch, request, signal) {
    // Stored blocks are sent as they came, which is more than the SDK's types know of.
    const body = toAnthropicRequest(request) as unknown as MessageCreateParamsStreaming;
    return connect(connection, fetch).messages.create(body, { signal });
  },
  createReader: () => new AnthropicReply(),
  async listModels(connection, fetch, signal) {
    return listAt(await connect(connection, fetch).models.list({ limit: 1000 }, { signal }), 'data');
  },
  describeModels: describeAnthropicModels,
  async countTokens(connection, fetch, request, signal) {
    const body = toAnthropicCount(request) as unknown as MessageCountTokensParams;
    const answer = await connect(connection, fetch).messages.countTokens(body, { signal });
    const count = countAt(answer, 'input_tokens');
    if (count === undefined) throw new MalformedEvent('A count without a number.');
    return count;
  },
};

function connect({ baseUrl, key }: Connection, fetch: typeof globalThis.fetch): Client {
  return new Client({
    baseURL: baseUrl,
    apiKey: key ?? 'none',
    ...(key === null ? { defaultHeaders: { Authorization: null } } : {}),
    fetch,
    maxRetries: 0,
    timeout: neverTimesOut,
    logLevel: 'off',
    openTelemetry: false,
    dangerouslyAllowBrowser: true,
  });
}
