import type { RuleProblem } from './wire.ts';

export function invalidValue(param: string, value: string, allowed: readonly string[]): RuleProblem {
  const names = allowed.map((name) => `'${name}'`);
  const supported = `${names.slice(0, -1).join(', ')}${names.length > 1 ? ', and ' : ''}${names.at(-1)}`;
  return {
    message: `Invalid value: '${value}'. Supported values are: ${supported}.`,
    param,
    code: 'invalid_value',
  };
}

export function unknownParameter(param: string): RuleProblem {
  return { message: `Unknown parameter: '${param}'.`, param, code: 'unknown_parameter' };
}
