import type { Json } from '@/lib/core/content';
import { fc } from '../../property-runs';

/** A change of one place somewhere in a value. */
export interface Change {
  /** Which of the places, as a part of all of them. */
  at: number;
  /** What is done there: taken away, or replaced, or a field more. */
  to: { is: 'gone' } | { is: 'other'; value: Json } | { is: 'more'; name: string };
}

export const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  to: fc.oneof(
    fc.constant({ is: 'gone' } as const),
    fc.record({
      is: fc.constant('other' as const),
      value: fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e300, '', 'user', 'summary', [], {}, [null], {
        id: 1,
      }),
    }),
    fc.record({
      is: fc.constant('more' as const),
      name: fc.constantFrom('id', 'extra', '__proto__', 'toString', 'deletedAt', 'apiKey'),
    }),
  ),
});

interface Place {
  parent: Record<string, Json>;
  key: string;
}

/** A copy of a JSON value with the change. */
export function changed(value: Json, { at, to }: Change): Json {
  const root: Record<string, Json> = { value: JSON.parse(JSON.stringify(value)) as Json };
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return value;
  const { parent, key } = place;
  if (to.is === 'other') define(parent, key, to.value);
  else if (to.is === 'gone' && parent !== root) remove(parent, key);
  else if (to.is === 'more') {
    const inner = parent[key];
    if (isObject(inner)) define(inner, to.name, 'more');
  }
  return root.value ?? null;
}

function placesIn(root: Record<string, Json>): Place[] {
  const places: Place[] = [];
  const waiting = [root];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      const inner = parent[key];
      if (typeof inner === 'object' && inner !== null) waiting.push(inner as Record<string, Json>);
    }
  }
  return places;
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own field, whatever it is called. */
function define(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function remove(object: Record<string, Json>, name: string): void {
  if (Array.isArray(object)) object.splice(Number(name), 1);
  else delete object[name];
}
