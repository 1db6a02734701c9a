import type { Dialect } from './behaviours.ts';
import { asObject, asObjects, asText, type JsonObject } from './json.ts';
import { firstProblem, itemProblem } from './openai-item-rules.ts';
import { mediaProblem } from './openai-media-rules.ts';
import { chatOptionsProblem, responsesOptionsProblem } from './openai-options.ts';
import { invalidValue, unknownParameter } from './openai-problems.ts';
import type { RuleProblem } from './wire.ts';

const responsesFields =
  'background context_management conversation include input instructions max_output_tokens max_tool_calls metadata model moderation parallel_tool_calls previous_response_id prompt prompt_cache_key prompt_cache_options prompt_cache_retention reasoning safety_identifier service_tier store stream stream_options temperature text tool_choice tools top_logprobs top_p truncation user'.split(
    ' ',
  );

const chatFields =
  'audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages metadata modalities model moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_options prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier stop store stream stream_options temperature tool_choice tools top_logprobs top_p user verbosity web_search_options'.split(
    ' ',
  );

/**
 * What the Responses API says about a body that breaks its rules. `reasoningOf` has, by the id of each message that was
 * given out after reasoning, the id of that reasoning.
 */
export function validateResponses(
  body: JsonObject,
  reasoningOf: ReadonlyMap<string, string>,
): RuleProblem | undefined {
  return (
    missing(body, 'model') ??
    missing(body, 'input') ??
    unknown(body, responsesFields) ??
    responsesOptionsProblem(body) ??
    breakpointProblem(body) ??
    firstProblem(asObjects(body.input), (item, index) =>
      itemProblem(item, `input[${index}]`, asObjects(body.input).slice(0, index), reasoningOf),
    )
  );
}

/** What Chat Completions says about a body that breaks its rules. Compatible servers ignore fields they do not know. */
export function validateChat(body: JsonObject, dialect: Dialect): RuleProblem | undefined {
  return (
    missing(body, 'model') ??
    missing(body, 'messages') ??
    (dialect === 'openai' ? unknown(body, chatFields) : undefined) ??
    chatOptionsProblem(body, dialect) ??
    streamOptionsProblem(body) ??
    messagesProblem(body) ??
    orderProblem(asObjects(body.messages), dialect)
  );
}

function missing(body: JsonObject, param: string): RuleProblem | undefined {
  if (body[param] !== undefined) return undefined;
  return { message: `Missing required parameter: '${param}'.`, param, code: 'missing_required_parameter' };
}

function unknown(body: JsonObject, fields: string[]): RuleProblem | undefined {
  const param = Object.keys(body).find((key) => !fields.includes(key));
  return param === undefined ? undefined : unknownParameter(param);
}

/** Whether requests to the model may say what the cache is to keep: gpt-5.6 and later. */
export function takesBreakpoints(model: string): boolean {
  const [, major = '0', minor = '0'] = /^gpt-(\d+)(?:\.(\d+))?/.exec(model) ?? [];
  return Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 6);
}

function breakpointProblem(body: JsonObject): RuleProblem | undefined {
  const places = asObjects(body.input).flatMap((item, index) =>
    asObjects(item.content).map((part, position) => ({
      part,
      path: `input[${index}].content[${position}].prompt_cache_breakpoint`,
    })),
  );
  const marked = places.filter(({ part }) => part.prompt_cache_breakpoint !== undefined);
  const wrong = marked.find(({ part }) => !asText(part.type).startsWith('input_'));
  if (wrong) return unknownParameter(wrong.path);
  const odd = marked.find(({ part }) => asObject(part.prompt_cache_breakpoint).mode !== 'explicit');
  if (odd)
    return invalidValue(`${odd.path}.mode`, asText(asObject(odd.part.prompt_cache_breakpoint).mode), [
      'explicit',
    ]);
  const param = body.prompt_cache_options === undefined ? marked[0]?.path : 'prompt_cache_options';
  if (param === undefined || takesBreakpoints(asText(body.model))) return undefined;
  return {
    message: `Unsupported parameter: '${param}' is not supported with this model.`,
    param,
    code: 'unsupported_parameter',
  };
}

function streamOptionsProblem(body: JsonObject): RuleProblem | undefined {
  if (!body.stream_options || body.stream === true) return undefined;
  return {
    message: "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
    param: 'stream_options',
  };
}

const chatRoles = ['system', 'assistant', 'user', 'function', 'tool', 'developer'];

function messagesProblem(body: JsonObject): RuleProblem | undefined {
  const messages = asObjects(body.messages);
  if (messages.length === 0) {
    return {
      message:
        "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      param: 'messages',
      code: 'empty_array',
    };
  }
  const wrong = messages.findIndex((message) => !chatRoles.includes(asText(message.role)));
  if (wrong !== -1) return invalidValue(`messages[${wrong}].role`, asText(messages[wrong]?.role), chatRoles);
  const silent = messages.findIndex(({ content, tool_calls }) => content == null && !tool_calls);
  if (silent !== -1) {
    const param = `messages.[${silent}].content`;
    return { message: "Invalid value for 'content': expected a string, got null.", param };
  }
  return firstProblem(messages, (message, index) =>
    firstProblem(asObjects(message.content), (part, position) => {
      const path = `messages[${index}].content[${position}]`;
      if (chatParts.includes(asText(part.type))) return mediaProblem(part, path);
      return invalidValue(`${path}.type`, asText(part.type), chatParts);
    }),
  );
}

const chatParts = ['text', 'image_url', 'input_audio', 'refusal', 'audio', 'file'];

/** What the templates of many local models want, and how their servers say it. */
function orderProblem(messages: JsonObject[], dialect: Dialect): RuleProblem | undefined {
  if (dialect !== 'llama-cpp' && dialect !== 'vllm') return undefined;
  const turns = messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const alternate = turns.every(({ role }, index) => role === (index % 2 === 0 ? 'user' : 'assistant'));
  const message =
    'After the optional system message, conversation roles must alternate user/assistant/user/assistant/...';
  return alternate ? undefined : { message };
}
