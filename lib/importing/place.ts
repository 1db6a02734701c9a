import type { JsonPath } from '@/lib/core/import/json-problem';

/** A place in a document, for people: `conversations[3].title`. */
export function placeOf(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
