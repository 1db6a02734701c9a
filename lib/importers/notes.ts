import { deepestJson } from '@/lib/core/archive/check';
import type { Json } from '@/lib/core/content';
import type { ImportNote, ImportNoteCode } from './importer';
import { timeOf } from './times';

/** What turns out while a conversation is converted: how often, and where first. */
export class Notes {
  readonly #notes = new Map<ImportNoteCode, ImportNote>();

  add(code: ImportNoteCode, place = '', count = 1): void {
    const note = this.#notes.get(code);
    if (note) note.count += count;
    else this.#notes.set(code, { code, count, ...(place !== '' && { place }) });
  }

  /** The first of the values that tells a time; a value that cannot be one is noted. */
  time(place: string, ...values: unknown[]): number | undefined {
    for (const value of values) {
      const time = timeOf(value);
      if (typeof time === 'number') return time;
      if (time === 'absurd') this.add('times-dropped', place);
    }
    return undefined;
  }

  /** A value as it may be stored: what is nested more deeply than a database takes is left out, and noted. */
  storable(value: Json, place: string): Json {
    if (!isDeeperThan(mostDepth, value)) return value;
    this.add('parts-too-deep', place);
    return null;
  }

  list(): ImportNote[] {
    return [...this.#notes.values()];
  }
}

/** A part is in a block, which is in an archive; what is deeper than that takes would be refused there. */
const mostDepth = deepestJson - 10;

function isDeeperThan(most: number, value: Json): boolean {
  const open: [value: Json, depth: number][] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, depth] = next;
    if (typeof inner !== 'object' || inner === null) continue;
    if (depth > most) return true;
    for (const entry of Object.values(inner)) open.push([entry as Json, depth + 1]);
  }
  return false;
}
