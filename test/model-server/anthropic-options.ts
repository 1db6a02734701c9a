import { type AnthropicModel, anthropicModelNamed, type ThinkingType } from './anthropic-models.ts';
import { asObject, asText, isObject, type JsonObject } from './json.ts';

/** What the Messages API says about how a reply is asked for; counting tokens needs no limit. */
export function optionsProblem(body: JsonObject, isCounting: boolean): string | undefined {
  const model = anthropicModelNamed(asText(body.model));
  return (
    (isCounting ? undefined : limitProblem(body, model)) ??
    effortProblem(body, model) ??
    thinkingProblem(body, model, isCounting) ??
    samplingProblem(body, model)
  );
}

function limitProblem({ model, max_tokens: limit, stream }: JsonObject, { maxOutputTokens }: AnthropicModel) {
  if (limit === undefined) return 'max_tokens: Field required';
  if (typeof limit !== 'number' || !Number.isInteger(limit))
    return 'max_tokens: Input should be a valid integer';
  if (limit < 0) return 'max_tokens: Input should be greater than or equal to 0';
  if (stream !== undefined && typeof stream !== 'boolean') return 'stream: Input should be a valid boolean';
  if (limit <= maxOutputTokens) return undefined;
  return `max_tokens: ${limit} > ${maxOutputTokens}, which is the maximum allowed number of output tokens for ${asText(model)}`;
}

const efforts = ['low', 'medium', 'high', 'xhigh', 'max'];
const configFields = ['effort', 'format', 'task_budget'];

function effortProblem({ output_config: config }: JsonObject, { takesEffort }: AnthropicModel) {
  if (config === undefined) return undefined;
  if (!isObject(config)) return 'output_config: Input should be an object';
  const extra = Object.keys(config).find((field) => !configFields.includes(field));
  if (extra !== undefined) return `output_config.${extra}: Extra inputs are not permitted`;
  if (config.effort === undefined || config.effort === null) return undefined;
  if (!efforts.includes(asText(config.effort)))
    return `output_config.effort: Input should be ${oneOf(efforts)}`;
  return takesEffort ? undefined : 'This model does not support the effort parameter.';
}

const thinkingFields: Record<ThinkingType, readonly string[]> = {
  adaptive: ['type', 'display', 'block_binding'],
  between_tools: ['type'],
  disabled: ['type'],
  enabled: ['type', 'budget_tokens', 'display', 'block_binding'],
};

function thinkingProblem(body: JsonObject, model: AnthropicModel, isCounting: boolean): string | undefined {
  const { thinking } = body;
  if (thinking === undefined) return undefined;
  if (!isObject(thinking)) return 'thinking: Input should be an object';
  const type = asText(thinking.type);
  if (!isThinkingType(type)) {
    const tags = Object.keys(thinkingFields).map((name) => `'${name}'`);
    return `thinking: Input tag '${type}' found using 'type' does not match any of the expected tags: ${tags.join(', ')}`;
  }
  const extra = Object.keys(thinking).find((field) => !thinkingFields[type].includes(field));
  if (extra !== undefined) return `thinking.${type}.${extra}: Extra inputs are not permitted`;
  if (thinking.display !== undefined && !['summarized', 'omitted'].includes(asText(thinking.display)))
    return `thinking.${type}.display: Input should be 'summarized' or 'omitted'`;
  if (!model.thinking.includes(type)) return unsupportedThinking(type);
  return type === 'enabled' ? budgetProblem(thinking, body, isCounting) : undefined;
}

function isThinkingType(type: string): type is ThinkingType {
  return Object.hasOwn(thinkingFields, type);
}

function unsupportedThinking(type: ThinkingType): string {
  if (type === 'adaptive') return 'adaptive thinking is not supported on this model';
  return `"thinking.type.${type}" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.`;
}

function budgetProblem({ budget_tokens: budget }: JsonObject, body: JsonObject, isCounting: boolean) {
  if (budget === undefined) return 'thinking.enabled.budget_tokens: Field required';
  if (typeof budget !== 'number' || !Number.isInteger(budget))
    return 'thinking.enabled.budget_tokens: Input should be a valid integer';
  if (budget < 1_024) return 'thinking.enabled.budget_tokens: Input should be greater than or equal to 1024';
  if (isCounting || budget < Number(body.max_tokens)) return undefined;
  return '`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size';
}

function samplingProblem(body: JsonObject, { takesSampling, thinksByItself }: AnthropicModel) {
  const given = ['temperature', 'top_p', 'top_k'].find((name) => body[name] !== undefined);
  if (given === undefined) return undefined;
  if (!takesSampling) return `\`${given}\` is deprecated for this model.`;
  const { temperature } = body;
  if (temperature === undefined) return undefined;
  if (typeof temperature !== 'number') return 'temperature: Input should be a valid number';
  if (temperature < 0 || temperature > 1) return 'temperature: range: 0..1';
  const type = asText(asObject(body.thinking).type);
  const isThinking = type === '' ? thinksByItself : ['adaptive', 'enabled'].includes(type);
  if (!isThinking || temperature === 1) return undefined;
  return '`temperature` may only be set to 1 when thinking is enabled or in adaptive mode. Please consult our documentation at https://platform.claude.com/docs/en/build-with-claude/extended-thinking';
}

function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
