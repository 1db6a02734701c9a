import { originOf } from './base-url';
import { ChatReply } from './chat-reply';
import { toChatRequest } from './chat-request';
import { openAIChatCapabilities } from './model-capabilities';
import { describeCompatibleModels, describeOpenAIModels } from './model-lists';
import { withLoadedWindows } from './ollama';
import { listOpenAIModels, streamChat } from './openai-client';
import type { WireClient } from './wire-client';

/** Chat Completions, as OpenAI-compatible servers speak it. */
export const openAIChat: WireClient = {
  wire: 'openai-chat',
  stream: (connection, fetch, request, signal) =>
    streamChat(connection, fetch, toChatRequest(request), signal),
  createReader: () => new ChatReply(),
  async listModels(connection, fetch, signal) {
    const models = await listOpenAIModels(connection, fetch, signal);
    if (connection.preset.id !== 'ollama') return models;
    return withLoadedWindows(models, connection, fetch, signal);
  },
  describeModels: (models, { baseUrl }) =>
    originOf(baseUrl) === 'https://api.openai.com'
      ? describeOpenAIModels(models).map((model) => ({
          ...model,
          capabilities: openAIChatCapabilities(model.id),
        }))
      : describeCompatibleModels(models),
};
