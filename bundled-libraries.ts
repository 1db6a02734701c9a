import { resolve } from 'node:path';

const replaced = ['entities', 'linkify-it', 'mdurl', 'punycode.js', 'uc.micro'];
const libraries = import.meta.dirname;

/** Gives markdown-it our own, smaller parts in the place of the libraries that it comes with; that file says why. */
export const smallMarkdownParser = {
  name: 'small-markdown-parser',
  enforce: 'pre' as const,
  resolveId: (source: string, importer?: string) =>
    replaced.includes(source) && importer?.includes('/markdown-it/')
      ? resolve(libraries, 'components/markdown/parser-parts.ts')
      : undefined,
};

/** Dexie for today's browsers; its package gives bundlers the one for those of 2015, which is larger. */
export const modernDexie = { dexie: resolve(libraries, 'node_modules/dexie/dist/modern/dexie.mjs') };
