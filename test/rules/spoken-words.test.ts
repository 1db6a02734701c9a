import { describe, expect, test } from 'vitest';
import { readFiles } from './source-files';
import { findSpokenWords } from './spoken-words';

function found(text: string): string[] {
  return findSpokenWords([{ path: 'a.tsx', text }]);
}

describe('what Aside says is in one place', () => {
  test('in every component', () => {
    const files = readFiles(['components'], ['.ts', '.tsx']);
    expect(files.length).toBeGreaterThan(50);
    expect(findSpokenWords(files)).toEqual([]);
  });

  test.each([
    'const a = <p>Hello there</p>;',
    'const a = <p>Undo</p>;',
    'const a = <IconButton label="Undo" />;',
    `const a = <p>{isDone ? 'Done' : words.wait}</p>;`,
    `const a = <p>{isDone && 'Done'}</p>;`,
    `const note = 'The reply was cut.';`,
    ['const note = `The reply of $', '{name} was cut.`;'].join(''),
  ])('%s is found', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  test.each([
    'const a = <p>{words.hello}</p>;',
    'const a = <p>·</p>;',
    'const a = <p className="flex Items center" role="status">{name}</p>;',
    `if (event.key === 'ArrowUp') go();`,
    `throw new Error('Only for components below AppProvider.');`,
    'const a = <h1>Aside</h1>;',
    `const letters = 'Alpha Beta Gamma'.split(' ');`,
  ])('%s is fine', (text) => {
    expect(found(text)).toEqual([]);
  });
});
