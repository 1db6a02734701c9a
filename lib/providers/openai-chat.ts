import { originOf } from './base-url';
import { ChatReply } from './chat-reply';
import { toChatRequest } from './chat-request';
import { describeCompatibleModels, describeOpenAIModels } from './model-lists';
import { listOpenAIModels, streamChat } from './openai-client';
import type { WireClient } from './wire-client';

/** Chat Completions, as OpenAI-compatible servers speak it. */
export const openAIChat: WireClient = {
  wire: 'openai-chat',
  stream: (connection, fetch, request, signal) =>
    streamChat(connection, fetch, toChatRequest(request), signal),
  createReader: () => new ChatReply(),
  listModels: listOpenAIModels,
  describeModels: (models, { baseUrl }) =>
    originOf(baseUrl) === 'https://api.openai.com'
      ? describeOpenAIModels(models)
      : describeCompatibleModels(models),
};
