import { describeOpenAIModels } from './model-lists';
import { listOpenAIModels, streamResponse } from './openai-client';
import { ResponsesReply } from './responses-reply';
import { toResponsesRequest } from './responses-request';
import type { WireClient } from './wire-client';

/** OpenAI's Responses API, used without its memory. */
export const openAIResponses: WireClient = {
  wire: 'openai-responses',
  stream: (connection, fetch, request, signal) =>
    streamResponse(connection, fetch, toResponsesRequest(request), signal),
  createReader: () => new ResponsesReply(),
  listModels: listOpenAIModels,
  describeModels: describeOpenAIModels,
};
