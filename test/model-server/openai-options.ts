import type { Dialect } from './behaviours.ts';
import { asText, isObject, type JsonObject } from './json.ts';
import { type OpenaiModel, openaiModelNamed } from './openai-models.ts';
import { invalidValue, unknownParameter } from './openai-problems.ts';
import type { RuleProblem } from './wire.ts';

/** The demo model is like OpenAI's newest ones, and takes what local servers take where it is one of theirs. */
const demo: OpenaiModel = { efforts: ['none', 'low', 'medium', 'high', 'xhigh'], takesTemperature: false };
const local: OpenaiModel = { efforts: [], takesTemperature: true };

const allEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'];

/** What the Responses API says about how a reply is asked for. */
export function responsesOptionsProblem(body: JsonObject): RuleProblem | undefined {
  const name = asText(body.model);
  const model = openaiModelNamed(name) ?? demo;
  return (
    limitProblem(body.max_output_tokens) ??
    reasoningProblem(body.reasoning, name, model) ??
    temperatureRange(body.temperature) ??
    (body.temperature === undefined || model.takesTemperature ? undefined : unsupported('temperature')) ??
    cacheKeyProblem(body.prompt_cache_key)
  );
}

/** What Chat Completions says about it. Servers on one's own computer ignore what they do not know. */
export function chatOptionsProblem(body: JsonObject, dialect: Dialect): RuleProblem | undefined {
  if (dialect === 'ollama') return ollamaProblem(body.reasoning_effort);
  if (dialect !== 'openai') return undefined;
  const name = asText(body.model);
  const model = openaiModelNamed(name) ?? local;
  return (
    chatLimitProblem(body) ??
    (model.takesTemperature ? undefined : fixedTemperatureProblem(body.temperature)) ??
    chatEffortProblem(body.reasoning_effort, name, model) ??
    temperatureRange(body.temperature) ??
    cacheKeyProblem(body.prompt_cache_key)
  );
}

function limitProblem(limit: unknown): RuleProblem | undefined {
  if (limit === undefined || limit === null) return undefined;
  const param = 'max_output_tokens';
  if (typeof limit !== 'number' || !Number.isInteger(limit)) {
    const message = `Invalid type for '${param}': expected an integer, but got ${JSON.stringify(limit)} instead.`;
    return { message, param, code: 'invalid_type' };
  }
  if (limit >= 16) return undefined;
  const message = `Invalid '${param}': integer below minimum value. Expected a value >= 16, but got ${limit} instead.`;
  return { message, param, code: 'integer_below_min_value' };
}

const reasoningFields = ['effort', 'summary', 'generate_summary', 'context'];

function reasoningProblem(reasoning: unknown, name: string, model: OpenaiModel): RuleProblem | undefined {
  if (reasoning === undefined || reasoning === null) return undefined;
  if (!isObject(reasoning)) {
    const message = "Invalid type for 'reasoning': expected an object, but got something else instead.";
    return { message, param: 'reasoning', code: 'invalid_type' };
  }
  const extra = Object.keys(reasoning).find((field) => !reasoningFields.includes(field));
  if (extra !== undefined) return unknownParameter(`reasoning.${extra}`);
  const { effort } = reasoning;
  if (effort === undefined || effort === null) return undefined;
  if (!allEfforts.includes(asText(effort)))
    return invalidValue('reasoning.effort', asText(effort), allEfforts);
  if (model.efforts.length === 0) return unsupported('reasoning.effort');
  return unsupportedEffort('reasoning.effort', asText(effort), name, model);
}

function chatEffortProblem(effort: unknown, name: string, model: OpenaiModel): RuleProblem | undefined {
  if (effort === undefined || effort === null || model === local) return undefined;
  if (model.efforts.length === 0)
    return { message: 'Unrecognized request argument supplied: reasoning_effort' };
  if (!allEfforts.includes(asText(effort)))
    return invalidValue('reasoning_effort', asText(effort), allEfforts);
  return unsupportedEffort('reasoning_effort', asText(effort), name, model);
}

function unsupportedEffort(param: string, effort: string, name: string, { efforts }: OpenaiModel) {
  if (efforts.includes(effort)) return undefined;
  const { message } = invalidValue(param, effort, efforts);
  return {
    message: message
      .replace('Invalid value', 'Unsupported value')
      .replace("'. Supported", `' is not supported with the '${name}' model. Supported`),
    param,
    code: 'unsupported_value',
  };
}

/** Newer models count their thinking into the limit, which has another name for that reason. */
function chatLimitProblem({ model, max_tokens }: JsonObject): RuleProblem | undefined {
  if (max_tokens === undefined || !/^(gpt-[5-9]|o[1-9])/.test(asText(model))) return undefined;
  const { message, ...rest } = unsupported('max_tokens');
  return { message: `${message} Use 'max_completion_tokens' instead.`, ...rest };
}

function fixedTemperatureProblem(temperature: unknown): RuleProblem | undefined {
  if (temperature === undefined || temperature === 1) return undefined;
  return {
    message: `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`,
    param: 'temperature',
    code: 'unsupported_value',
  };
}

function temperatureRange(temperature: unknown): RuleProblem | undefined {
  if (typeof temperature !== 'number' || (temperature >= 0 && temperature <= 2)) return undefined;
  const [side, bound] = temperature < 0 ? ['below minimum', '>= 0'] : ['above maximum', '<= 2'];
  return {
    message: `Invalid 'temperature': decimal ${side} value. Expected a value ${bound}, but got ${temperature} instead.`,
    param: 'temperature',
    code: temperature < 0 ? 'decimal_below_min_value' : 'decimal_above_max_value',
  };
}

function cacheKeyProblem(key: unknown): RuleProblem | undefined {
  const { length } = asText(key);
  if (length <= 64) return undefined;
  const param = 'prompt_cache_key';
  const message = `Invalid '${param}': string too long. Expected a string with maximum length 64, but got a string with length ${length} instead.`;
  return { message, param, code: 'string_above_max_length' };
}

function ollamaProblem(effort: unknown): RuleProblem | undefined {
  if (effort === undefined || ['high', 'medium', 'low', 'none'].includes(asText(effort))) return undefined;
  return { message: `invalid reasoning value: '${effort}' (must be "high", "medium", "low", or "none")` };
}

function unsupported(param: string): RuleProblem {
  const message = `Unsupported parameter: '${param}' is not supported with this model.`;
  return { message, param, code: 'unsupported_parameter' };
}
