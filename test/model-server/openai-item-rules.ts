import { asObjects, asText, type JsonObject } from './json.ts';
import { mediaProblem } from './openai-media-rules.ts';
import { invalidValue } from './openai-problems.ts';
import type { RuleProblem } from './wire.ts';

const partTypes: Record<string, string[]> = {
  user: ['input_text', 'input_image', 'input_file'],
  system: ['input_text', 'input_image', 'input_file'],
  developer: ['input_text', 'input_image', 'input_file'],
  assistant: ['output_text', 'refusal'],
};

/** What is wrong with an item of the input; `before` are the items before it. */
export function itemProblem(
  item: JsonObject,
  path: string,
  before: readonly JsonObject[],
  reasoningOf: ReadonlyMap<string, string>,
): RuleProblem | undefined {
  if (item.type === 'reasoning' && !item.encrypted_content) {
    return {
      message: `Item with id '${asText(item.id)}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`,
      param: 'input',
      status: 404,
    };
  }
  if (item.type !== undefined && item.type !== 'message') return undefined;
  const idProblem =
    item.id === undefined ? undefined : idProblemOf(asText(item.id), path, before, reasoningOf);
  if (idProblem) return idProblem;
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

function idProblemOf(
  id: string,
  path: string,
  before: readonly JsonObject[],
  reasoningOf: ReadonlyMap<string, string>,
): RuleProblem | undefined {
  if (!id.startsWith('msg')) {
    const param = `${path}.id`;
    const message = `Invalid '${param}': '${id}'. Expected an ID that begins with 'msg'.`;
    return { message, param, code: 'invalid_value' };
  }
  const reasoningId = reasoningOf.get(id);
  if (reasoningId === undefined || before.some((item) => item.id === reasoningId)) return undefined;
  const message = `Item '${id}' of type 'message' was provided without its required 'reasoning' item: '${reasoningId}'.`;
  return { message, param: 'input' };
}

export function firstProblem(
  parts: readonly JsonObject[],
  problemOf: (part: JsonObject, index: number) => RuleProblem | undefined,
): RuleProblem | undefined {
  return parts.map(problemOf).find((problem) => problem !== undefined);
}
