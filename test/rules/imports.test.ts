import { describe, expect, test } from 'vitest';
import { findForbiddenImports, importsOf } from './imports';
import { readSources } from './source-files';

describe('imports go downward only', () => {
  test('in the whole tree', () => {
    const files = readSources();
    expect(files.filter((file) => file.path.startsWith('lib/core/')).length).toBeGreaterThan(5);
    expect(findForbiddenImports(files)).toEqual([]);
  });

  test.each([
    ['lib/core/usage.ts', "import { send } from '@/lib/app/turns';", 'lib/core may not import lib/app'],
    ['lib/core/usage.ts', "import { v7 } from 'uuid';", 'the door of uuid'],
    [
      'lib/storage/database.ts',
      "import { has } from '../platform/permissions';",
      'lib/storage may not import',
    ],
    [
      'lib/app/turns.ts',
      "import { Button } from '@/components/ui/button';",
      'lib/app may not import components',
    ],
    ['lib/app/turns.ts', "import Dexie from 'dexie';", 'the door of dexie is lib/storage'],
    ['lib/providers/network.ts', "import OpenAI from 'openai';", 'the door of openai'],
    [
      'lib/providers/a.ts',
      "const x = await import('@anthropic-ai/sdk/client');",
      'the door of @anthropic-ai/sdk',
    ],
    ['lib/core/clock.ts', "import { readFile } from 'node:fs';", 'Node is for tests only'],
    [
      'components/a.tsx',
      "import type { AsideDatabase } from '@/lib/storage/database';",
      'components may not import',
    ],
    ['components/a.tsx', "import MarkdownIt from 'markdown-it';", 'the door of markdown-it'],
    ['components/a.tsx', "import { browser } from 'wxt/browser';", 'the door of wxt'],
    ['components/a.tsx', "import { create } from 'zustand';", 'stores are made in lib/app only'],
    ['components/a.tsx', "export { x } from '@/test/browser/panel';", 'it is in no layer'],
    ['lib/utils/strings.ts', "import { a } from './b';", 'the file is in no layer'],
    ['entrypoints/background.ts', "import 'left-pad';", 'the package left-pad has no door'],
  ])('%s may not say %s', (path, text, problem) => {
    expect(findForbiddenImports([{ path, text }])).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ['entrypoints/sidepanel/main.tsx', "import { openDatabase } from '@/lib/storage/database';"],
    ['components/chat/a.tsx', "import { Button } from '../ui/button';\nimport { useStore } from 'zustand';"],
    ['lib/app/turns.ts', "import { textOf } from '@/lib/core/content';"],
  ])('%s may say %s', (path, text) => {
    expect(findForbiddenImports([{ path, text }])).toEqual([]);
  });

  test('every form of import is seen', () => {
    const text = `import a from 'a';
import {
  type b,
  c as d,
} from 'b';
import type * as e from "c";
import 'd';
export * from 'e';
export { f } from 'f';
const g = () => import('g');`;
    expect(importsOf(text).map((found) => found.specifier)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });
});
