import { describe, expect, test } from 'vitest';
import { findBrokenRules } from './repository';
import { readSources } from './source-files';

describe('the rules of the repository', () => {
  test('hold in the whole tree', () => {
    const files = readSources();
    expect(files.length).toBeGreaterThan(50);
    expect(findBrokenRules(files)).toEqual([]);
  });

  test.each([
    ['const value: any = 1;', 'uses the type any'],
    ['const value = other as any;', 'uses the type any'],
    ['const list: Array<any> = [];', 'uses the type any'],
    ['function f(a: any, b: string) {}', 'uses the type any'],
    ['// @ts-ignore', 'silences the type check'],
    ['// biome-ignore lint/a11y: no', 'silences the linter'],
    ["test.only('a', () => {});", 'focuses or skips a test'],
    ["describe.skip('a', () => {});", 'focuses or skips a test'],
    ["const path = '/home/ada/aside';", 'names a path of one machine'],
    [`const key = 'sk-ant-${'a'.repeat(30)}';`, 'holds what looks like a key'],
  ])('%s is found', (line, says) => {
    expect(findBrokenRules([{ path: 'lib/a.test.ts', text: `${line}\n` }])).toEqual([
      `lib/a.test.ts:1 ${says}`,
    ]);
  });

  test.each(['pl-2', 'text-left', '-mr-0.5', 'left-[2px]', 'hover:border-l', 'rounded-tr-small'])(
    'in components, the class %s is found',
    (name) => {
      const text = `<p className="flex ${name}" />`;
      expect(findBrokenRules([{ path: 'components/a.tsx', text }])).toHaveLength(1);
      expect(findBrokenRules([{ path: 'lib/a.ts', text }])).toEqual([]);
    },
  );

  test.each(['ps-2', 'text-start', 'start-0', 'border-line', 'rounded-large', 'from-left-to-right'])(
    'in components, %s is fine',
    (name) => {
      expect(findBrokenRules([{ path: 'components/a.tsx', text: `<p className="${name}" />` }])).toEqual([]);
    },
  );

  test.each([
    '// Not any of these, as any reader sees.',
    'const many: string[] = [];',
    "fetch('https://a.b/home/x');",
  ])('%s is fine', (line) => {
    expect(findBrokenRules([{ path: 'lib/a.ts', text: line }])).toEqual([]);
  });

  test('a file of 301 lines is too long', () => {
    expect(findBrokenRules([{ path: 'a.ts', text: 'x\n'.repeat(301) }])).toEqual([
      'a.ts has 301 lines, more than 300',
    ]);
    expect(findBrokenRules([{ path: 'a.ts', text: 'x\n'.repeat(300) }])).toEqual([]);
  });
});
