import { expect, test } from 'vitest';
import { examplePrompts } from '@/lib/core/example-prompts';
import { english } from '@/lib/core/words/english';

test('every example has a text of its own, and a name of its own for people', () => {
  const names = examplePrompts.map(({ id }) => english.prompts.exampleNames[id]);
  const texts = examplePrompts.map(({ text }) => text.trim());
  for (const ones of [names, texts]) {
    expect(ones).not.toContain('');
    expect(new Set(ones).size).toBe(examplePrompts.length);
  }
  expect(examplePrompts.map(({ id }) => id).toSorted()).toEqual(
    Object.keys(english.prompts.exampleNames).toSorted(),
  );
});
