import type { Dialect } from './behaviours.ts';
import { asObject, asObjects, asText, type JsonObject } from './json.ts';
import { mediaProblem } from './openai-media-rules.ts';
import type { RuleProblem } from './wire.ts';

const responsesFields =
  'background context_management conversation include input instructions max_output_tokens max_tool_calls metadata model moderation parallel_tool_calls previous_response_id prompt prompt_cache_key prompt_cache_options prompt_cache_retention reasoning safety_identifier service_tier store stream stream_options temperature text tool_choice tools top_logprobs top_p truncation user'.split(
    ' ',
  );

const chatFields =
  'audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages metadata modalities model moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_options prompt_cache_retention reasoning_effort response_format safety_identifier seed service_tier stop store stream stream_options temperature tool_choice tools top_logprobs top_p user verbosity web_search_options'.split(
    ' ',
  );

/** What the Responses API says about a body that breaks its rules. */
export function validateResponses(body: JsonObject): RuleProblem | undefined {
  return (
    missing(body, 'model') ??
    missing(body, 'input') ??
    unknown(body, responsesFields) ??
    outputLimitProblem(body) ??
    breakpointProblem(body) ??
    asObjects(body.input)
      .map((item, index) => itemProblem(item, `input[${index}]`))
      .find((problem) => problem !== undefined)
  );
}

/** What Chat Completions says about a body that breaks its rules. Compatible servers ignore fields they do not know. */
export function validateChat(body: JsonObject, dialect: Dialect): RuleProblem | undefined {
  return (
    missing(body, 'model') ??
    missing(body, 'messages') ??
    (dialect === 'openai' ? unknown(body, chatFields) : undefined) ??
    streamOptionsProblem(body) ??
    messagesProblem(body)
  );
}

function missing(body: JsonObject, param: string): RuleProblem | undefined {
  if (body[param] !== undefined) return undefined;
  return { message: `Missing required parameter: '${param}'.`, param, code: 'missing_required_parameter' };
}

function unknown(body: JsonObject, fields: string[]): RuleProblem | undefined {
  const param = Object.keys(body).find((key) => !fields.includes(key));
  return param === undefined
    ? undefined
    : { message: `Unknown parameter: '${param}'.`, param, code: 'unknown_parameter' };
}

function outputLimitProblem(body: JsonObject): RuleProblem | undefined {
  const limit = body.max_output_tokens;
  if (typeof limit !== 'number' || limit >= 16) return undefined;
  return {
    message: `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got ${limit} instead.`,
    param: 'max_output_tokens',
    code: 'integer_below_min_value',
  };
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
  if (wrong)
    return { message: `Unknown parameter: '${wrong.path}'.`, param: wrong.path, code: 'unknown_parameter' };
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

const partTypes: Record<string, string[]> = {
  user: ['input_text', 'input_image', 'input_file'],
  system: ['input_text', 'input_image', 'input_file'],
  developer: ['input_text', 'input_image', 'input_file'],
  assistant: ['output_text', 'refusal'],
};

function itemProblem(item: JsonObject, path: string): RuleProblem | undefined {
  if (item.type === 'reasoning' && !item.encrypted_content) {
    return {
      message: `Item with id '${asText(item.id)}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`,
      param: 'input',
      status: 404,
    };
  }
  if (item.type !== undefined && item.type !== 'message') return undefined;
  const allowed = partTypes[asText(item.role)];
  if (!allowed) return invalidValue(`${path}.role`, asText(item.role), Object.keys(partTypes));
  const wrong = asObjects(item.content).findIndex((part) => !allowed.includes(asText(part.type)));
  if (wrong === -1) {
    return firstProblem(asObjects(item.content), (part, index) =>
      mediaProblem(part, `${path}.content[${index}]`),
    );
  }
  return invalidValue(`${path}.content[${wrong}]`, asText(asObjects(item.content)[wrong]?.type), allowed);
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
  return firstProblem(messages, (message, index) =>
    firstProblem(asObjects(message.content), (part, position) => {
      const path = `messages[${index}].content[${position}]`;
      if (chatParts.includes(asText(part.type))) return mediaProblem(part, path);
      return invalidValue(`${path}.type`, asText(part.type), chatParts);
    }),
  );
}

const chatParts = ['text', 'image_url', 'input_audio', 'refusal', 'audio', 'file'];

function firstProblem(
  parts: JsonObject[],
  problemOf: (part: JsonObject, index: number) => RuleProblem | undefined,
): RuleProblem | undefined {
  return parts.map(problemOf).find((problem) => problem !== undefined);
}

function invalidValue(param: string, value: string, allowed: string[]): RuleProblem {
  const names = allowed.map((name) => `'${name}'`);
  const supported = `${names.slice(0, -1).join(', ')}${names.length > 1 ? ', and ' : ''}${names.at(-1)}`;
  return {
    message: `Invalid value: '${value}'. Supported values are: ${supported}.`,
    param,
    code: 'invalid_value',
  };
}
