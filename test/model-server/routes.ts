import { anthropic } from './anthropic.ts';
import { validateMessages } from './anthropic-rules.ts';
import { type Dialect, errorKindOf } from './behaviours.ts';
import { untilGone } from './delivery.ts';
import { type Exchange, keyOf, send } from './exchange.ts';
import {
  anthropicModel,
  anthropicModels,
  findModel,
  loadedModels,
  openaiModel,
  openaiModels,
} from './models.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import { promptOfMessages, totalTokens } from './prompt.ts';
import { accessError, answerReply, errorFor, isSomethingElse, sendError } from './reply-endpoint.ts';
import type { RequestKind } from './script.ts';
import type { WireFormat } from './wire.ts';

/** A path without the prefix that chooses a dialect. */
export interface Place {
  dialect: Dialect;
  path: string;
  kind: RequestKind;
}

/** The prefixes of base URLs, `http://127.0.0.1:PORT/ollama/v1` for one. `/redirected` is where redirects go. */
const prefixes: Record<string, Dialect> = {
  '/ollama': 'ollama',
  '/openrouter/api': 'openrouter',
  '/llama-cpp': 'llama-cpp',
  '/vllm': 'vllm',
};

export function placeOf(pathname: string): Place {
  const plain = pathname.replace(/^\/redirected/, '');
  const [prefix, dialect] = Object.entries(prefixes).find(([start]) => plain.startsWith(`${start}/`)) ?? [
    '',
    'openai',
  ];
  const path = plain.slice(prefix.length);
  return { dialect: dialect as Dialect, path, kind: kindOf(path) };
}

const countPath = '/v1/messages/count_tokens';

function kindOf(path: string): RequestKind {
  if (path === countPath) return 'counts';
  return /^\/(?:v1\/(?:models|key)|api\/ps)\b/.test(path) ? 'models' : 'replies';
}

const replyWires: Record<string, WireFormat> = {
  '/v1/messages': anthropic,
  '/v1/responses': openaiResponses,
  '/v1/chat/completions': openaiChat,
};

/** Answers a request, whatever it is. */
export async function answer(exchange: Exchange, path: string, query: URLSearchParams): Promise<void> {
  const method = exchange.request.method ?? 'GET';
  const wire = replyWires[path];
  if (method === 'POST' && wire) return answerReply(exchange, wire);
  if (method === 'POST' && path === countPath) return answerCount(exchange);
  const isList = placeOf(path).kind === 'models' && (path !== '/api/ps' || exchange.dialect === 'ollama');
  if (method === 'GET' && isList) return answerList(exchange, path, query);
  const isAnthropic = path.startsWith('/v1/messages') || isAnthropicCaller(exchange);
  return send(
    exchange,
    404,
    isAnthropic
      ? { type: 'error', error: { type: 'not_found_error', message: 'Not found' } }
      : {
          error: {
            message: `Invalid URL (${method} ${path})`,
            type: 'invalid_request_error',
            param: null,
            code: null,
          },
        },
  );
}

/** A prompt may be longer than the window here: that is what the count is asked for. */
async function answerCount(exchange: Exchange): Promise<void> {
  const { behaviour, gone, setting } = exchange;
  if (behaviour.fault === 'hold-head') await setting.gate.wait(gone);
  if (gone.aborted) return;
  const counting: WireFormat = { ...anthropic, validate: (body) => validateMessages(body, true) };
  const endless: Exchange = { ...exchange, behaviour: { ...behaviour, contextTokens: Infinity } };
  const requestId = anthropic.newRequestId();
  const error = errorFor(endless, counting, requestId);
  if (error) {
    sendError(exchange, anthropic, error, requestId);
    return;
  }
  const count = totalTokens(promptOfMessages(exchange.body));
  send(exchange, 200, { input_tokens: count }, anthropic.headers(requestId));
}

async function answerList(exchange: Exchange, path: string, query: URLSearchParams): Promise<void> {
  const { behaviour, gone, setting } = exchange;
  if (behaviour.fault === 'stall-head') return untilGone(gone);
  if (behaviour.fault === 'hold-head') await setting.gate.wait(gone);
  if (gone.aborted || isSomethingElse(exchange)) return;
  const wire = isAnthropicCaller(exchange) ? anthropic : openaiChat;
  const requestId = wire.newRequestId();
  const error = listError(exchange, wire, path, requestId);
  if (error) return sendError(exchange, wire, error, requestId);
  send(exchange, 200, listBody(exchange, path, query), wire.headers(requestId));
}

function listError(exchange: Exchange, wire: WireFormat, path: string, requestId: string) {
  const { behaviour, dialect } = exchange;
  const model = modelIdIn(path);
  const facts = { model, key: keyOf(exchange.request), requestId, dialect, promptTokens: 0, windowTokens: 0 };
  const kind = errorKindOf(behaviour);
  if (kind) return wire.error(kind, facts);
  // OpenRouter's list is public; its key page is not.
  const access =
    dialect === 'openrouter' && path !== '/v1/key' ? undefined : accessError(exchange, wire, requestId);
  if (access) return access;
  return model !== '' && !findModel(model) ? wire.error('model-not-found', facts) : undefined;
}

function listBody(exchange: Exchange, path: string, query: URLSearchParams) {
  const { dialect, setting } = exchange;
  if (path === '/api/ps') return loadedModels(setting.loaded);
  if (path === '/v1/key') return { data: { label: 'demo', usage: 0, limit: null, is_free_tier: false } };
  const model = findModel(modelIdIn(path));
  if (isAnthropicCaller(exchange)) return model ? anthropicModel(model) : anthropicModels(query);
  return model ? openaiModel(model, dialect) : openaiModels(dialect);
}

function modelIdIn(path: string): string {
  return decodeURIComponent(/^\/v1\/models\/(.+)$/.exec(path)?.[1] ?? '');
}

function isAnthropicCaller({ request }: Exchange): boolean {
  return request.headers['anthropic-version'] !== undefined;
}
