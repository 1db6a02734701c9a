import { anthropic } from './anthropic.ts';
import { errorKindOf } from './behaviours.ts';
import type { BreakpointCache, PrefixCache } from './cache.ts';
import { deliverEvents, deliverWhole, untilGone } from './delivery.ts';
import { type Exchange, keyOf, send } from './exchange.ts';
import { newId } from './ids.ts';
import { asText } from './json.ts';
import { defaultContextTokens, hasModel, maxOutputTokens, ollamaContextTokens } from './models.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import { takesBreakpoints } from './openai-rules.ts';
import { type Prompt, totalTokens, truncatedTo } from './prompt.ts';
import { replyTo } from './reply.ts';
import { signatureAfter, thinkingProblem } from './signature.ts';
import type { Answer, ApiError, RuleProblem, WireFormat } from './wire.ts';

/** Answers a request for a reply: an error if there is reason for one, else the demo model's reply. */
export async function answerReply(exchange: Exchange, wire: WireFormat): Promise<void> {
  const { behaviour, gone, setting } = exchange;
  if (behaviour.fault === 'stall-head') return untilGone(gone);
  if (behaviour.fault === 'hold-head') await setting.gate.wait(gone);
  if (gone.aborted || isSomethingElse(exchange)) return;
  const requestId = wire.newRequestId();
  const error = errorFor(exchange, wire, requestId);
  if (error) return sendError(exchange, wire, error, requestId);
  if (exchange.dialect === 'ollama') setting.loaded.set(asText(exchange.body.model), windowOf(exchange));
  const answer = makeAnswer(exchange, wire, requestId);
  const isStream = exchange.body.stream === true;
  const type = isStream ? 'text/event-stream; charset=utf-8' : 'application/json';
  exchange.response.writeHead(200, {
    'content-type': behaviour.contentType ?? type,
    ...(isStream ? { 'cache-control': 'no-cache' } : {}),
    ...wire.headers(requestId),
  });
  exchange.response.flushHeaders();
  if (!isStream) return deliverWhole(exchange, JSON.stringify(wire.whole(answer)));
  return deliverEvents(exchange, wire.frames(answer), (next, fault) => wire.errorFrames(answer, next, fault));
}

/** The error that a request for a reply, or one to count its tokens, deserves. */
export function errorFor(exchange: Exchange, wire: WireFormat, requestId: string): ApiError | undefined {
  const { body, behaviour, dialect } = exchange;
  const kind = errorKindOf(behaviour);
  if (kind) {
    const error = wire.error(kind, errorFacts(exchange, wire, requestId));
    return { ...error, status: behaviour.status ?? error.status };
  }
  const access = accessError(exchange, wire, requestId);
  if (access) return access;
  if (isTooLarge(exchange, wire)) return wire.error('too-large', errorFacts(exchange, wire, requestId));
  const problem = wire.validate(body, dialect, exchange.setting.reasoningOf);
  if (problem) return wire.invalid(problem, requestId, dialect);
  if (!hasModel(asText(body.model), exchange.setting.models)) {
    return wire.error('model-not-found', errorFacts(exchange, wire, requestId));
  }
  return promptError(exchange, wire, requestId);
}

const mostRequestBytes = 32 * 1024 * 1024;

/** Anthropic's limit; OpenAI's is higher than anything that Aside sends. */
function isTooLarge({ request }: Exchange, wire: WireFormat): boolean {
  return wire === anthropic && Number(request.headers['content-length']) > mostRequestBytes;
}

/** Sends an error with the behaviour's `retry-after`, if it has one. */
export function sendError(exchange: Exchange, wire: WireFormat, error: ApiError, requestId: string): void {
  const { retryAfter } = exchange.behaviour;
  const headers = {
    ...wire.headers(requestId),
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  };
  send(exchange, error.status, error.body, headers);
}

/** The answers that are no replies and no errors. */
export function isSomethingElse(exchange: Exchange): boolean {
  const { response, request, behaviour } = exchange;
  switch (behaviour.instead) {
    case 'html':
      send(exchange, 200, '<!doctype html>\n<title>Sign in</title>\n<h1>Sign in to the network</h1>\n');
      return true;
    case 'empty':
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).end();
      return true;
    case 'redirect':
      // Who follows gets the reply, so that a test can see what was sent along.
      if (request.url?.startsWith('/redirected')) return false;
      response.writeHead(307, { location: `/redirected${request.url}` }).end();
      return true;
    default:
      return false;
  }
}

/** What the services say about a missing or wrong key, and about how the request was made. */
export function accessError(exchange: Exchange, wire: WireFormat, requestId: string): ApiError | undefined {
  const { request, setting, dialect } = exchange;
  const key = keyOf(request);
  const problem = wire === anthropic ? anthropicAccess(exchange, key) : openaiAccess(exchange, wire, key);
  if (problem) {
    const error = wire.invalid(problem, requestId, dialect);
    const isAuthentication = wire === anthropic && problem.status === 401;
    return {
      status: problem.status ?? 400,
      body: isAuthentication ? authenticationBody(problem, requestId) : error.body,
    };
  }
  const isKeyWrong = setting.key !== undefined && key !== setting.key && dialect !== 'ollama';
  return isKeyWrong ? wire.error('wrong-key', errorFacts(exchange, wire, requestId)) : undefined;
}

function anthropicAccess({ request }: Exchange, key: string): RuleProblem | undefined {
  if (key === '') return { status: 401, message: 'x-api-key header is required' };
  if (request.headers['anthropic-version'] === undefined) {
    return { status: 400, message: 'anthropic-version: header is required' };
  }
  const { origin } = request.headers;
  if (origin === undefined || request.headers['anthropic-dangerous-direct-browser-access'] === 'true')
    return undefined;
  return {
    status: 401,
    message: "CORS requests must set 'anthropic-dangerous-direct-browser-access' header",
  };
}

/** Servers on one's own computer need no key. */
function openaiAccess({ dialect }: Exchange, wire: WireFormat, key: string): RuleProblem | undefined {
  if (key !== '' || (wire === openaiChat && dialect !== 'openrouter')) return undefined;
  return {
    status: 401,
    message:
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). You can obtain an API key from https://platform.openai.com/account/api-keys.",
  };
}

function authenticationBody({ message }: RuleProblem, request_id: string) {
  return { type: 'error', error: { type: 'authentication_error', message }, request_id };
}

function promptError(exchange: Exchange, wire: WireFormat, requestId: string): ApiError | undefined {
  const prompt = wire.prompt(exchange.body);
  const thinking = wire === anthropic ? thinkingProblem(prompt) : undefined;
  if (thinking !== undefined) return wire.invalid({ message: thinking }, requestId, exchange.dialect);
  const isTooLong = exchange.dialect !== 'ollama' && totalTokens(prompt) > windowOf(exchange);
  return isTooLong ? wire.error('context-too-long', errorFacts(exchange, wire, requestId)) : undefined;
}

function errorFacts(exchange: Exchange, wire: WireFormat, requestId: string) {
  const windowTokens = windowOf(exchange);
  const tokens = totalTokens(wire.prompt(exchange.body));
  return {
    model: asText(exchange.body.model),
    key: keyOf(exchange.request),
    requestId,
    dialect: exchange.dialect,
    windowTokens,
    // A scripted error may come to a short prompt, and still has to make sense.
    promptTokens: tokens > windowTokens ? tokens : windowTokens + tokens,
  };
}

function windowOf({ behaviour, dialect }: Exchange): number {
  return behaviour.contextTokens ?? (dialect === 'ollama' ? ollamaContextTokens : defaultContextTokens);
}

function makeAnswer(exchange: Exchange, wire: WireFormat, requestId: string): Answer {
  const { body, behaviour, dialect, setting } = exchange;
  const prompt = promptAsRead(exchange, wire);
  const limit = wire.outputLimit(body) ?? maxOutputTokens;
  const { pieces, ending, ...output } = replyTo(prompt, behaviour, windowOf(exchange), limit);
  const itemIds = { message: newId.outputMessage(), reasoning: newId.reasoning() };
  const hasThought = pieces.some(({ kind }) => kind === 'thinking');
  if (hasThought) setting.reasoningOf.set(itemIds.message, itemIds.reasoning);
  return {
    requestId,
    model: prompt.model,
    body,
    dialect,
    pieces,
    ending,
    use: { ...cacheFor(exchange, wire).use(prompt), ...output },
    createdAt: Math.floor(setting.now() / 1000),
    signature: signatureAfter(prompt.blocks),
    itemIds,
  };
}

function cacheFor({ body, setting }: Exchange, wire: WireFormat): BreakpointCache | PrefixCache {
  if (wire === anthropic) return setting.breakpointCache;
  const hasBreakpoints = wire === openaiResponses && takesBreakpoints(asText(body.model));
  return hasBreakpoints ? setting.openaiBreakpointCache : setting.prefixCache;
}

function promptAsRead(exchange: Exchange, wire: WireFormat): Prompt {
  const prompt = wire.prompt(exchange.body);
  return exchange.dialect === 'ollama' ? truncatedTo(windowOf(exchange), prompt) : prompt;
}
