import type { Json } from '@/lib/core/content';
import { objectOf } from '@/lib/core/json';

/** What else a document has that is not empty, by name: keys and settings, which are not read. */
export function sectionsBeside(document: Json | undefined, ...read: readonly string[]): string[] {
  return Object.entries(objectOf(document) ?? {})
    .filter(([name, value]) => !read.includes(name) && !isEmpty(value))
    .map(([name]) => name);
}

function isEmpty(value: Json): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
