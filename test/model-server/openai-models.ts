/** What a model of OpenAI's takes. */
export interface OpenaiModel {
  /** How much it may be asked to think; empty if it does not reason. */
  efforts: readonly string[];
  takesTemperature: boolean;
}

const basic = ['low', 'medium', 'high'];

/** Reasons, and only at the efforts that it has. */
function reasons(...efforts: string[]): OpenaiModel {
  return { efforts, takesTemperature: false };
}

const talks: OpenaiModel = { efforts: [], takesTemperature: true };

/**
 * By the first name that fits. From the services' own pages:
 * https://developers.openai.com/api/docs/guides/reasoning, https://developers.openai.com/api/docs/models
 */
const models: readonly (readonly [RegExp, OpenaiModel])[] = [
  [/search/, { efforts: [], takesTemperature: false }],
  [/^gpt-5(\.\d+)?-chat/, talks],
  [/^gpt-5-pro/, reasons('high')],
  [/^gpt-5\.\d+-pro/, reasons('medium', 'high', 'xhigh')],
  [/^gpt-5(\.1)?-codex/, reasons(...basic)],
  [/^gpt-5\.\d+-codex/, reasons(...basic, 'xhigh')],
  [/^gpt-5\.1/, reasons('none', ...basic)],
  [/^gpt-(5\.\d|[6-9])/, reasons('none', ...basic, 'xhigh')],
  [/^gpt-5/, reasons('minimal', ...basic)],
  [/^o1-(mini|preview)/, { efforts: [], takesTemperature: false }],
  [/^o[1-9]/, reasons(...basic)],
  [/^(ft:)?(gpt-(?!oss)|chatgpt-)/, talks],
];

/** Undefined for a name that OpenAI does not have. */
export function openaiModelNamed(name: string): OpenaiModel | undefined {
  return models.find(([pattern]) => pattern.test(name))?.[1];
}
