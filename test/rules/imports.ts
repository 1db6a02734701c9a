import { posix } from 'node:path';
import type { SourceFile } from './source-files';

/** The layers of docs/architecture.md, and what each may import besides itself. Everything else is upward or foreign. */
const layers: Record<string, readonly string[]> = {
  entrypoints: [
    'components',
    'lib/app',
    'lib/providers',
    'lib/storage',
    'lib/search',
    'lib/tokens',
    'lib/highlight',
    'lib/importers',
    'lib/importing',
    'lib/platform',
    'lib/page-reader',
    'lib/core',
  ],
  components: ['lib/app', 'lib/core'],
  'lib/app': [
    'lib/providers',
    'lib/storage',
    'lib/search',
    'lib/tokens',
    'lib/highlight',
    'lib/importers',
    'lib/importing',
    'lib/platform',
    'lib/core',
  ],
  'lib/providers': ['lib/core'],
  'lib/storage': ['lib/core'],
  'lib/search': ['lib/storage', 'lib/platform', 'lib/core'],
  'lib/tokens': ['lib/platform', 'lib/core'],
  'lib/highlight': ['lib/platform', 'lib/core'],
  'lib/importers': ['lib/core'],
  'lib/importing': ['lib/storage', 'lib/importers', 'lib/platform', 'lib/core'],
  'lib/platform': ['lib/core'],
  'lib/page-reader': ['lib/core'],
  'lib/core': [],
};

/** Where each outside package may be imported: a folder, or one file. A package that is not named may not be used. */
const doors: Record<string, readonly string[]> = {
  '@anthropic-ai/sdk': ['lib/providers/anthropic.ts'],
  openai: ['lib/providers/openai-client.ts'],
  dexie: ['lib/storage'],
  'js-tiktoken': ['lib/tokens'],
  'markdown-it': ['components/markdown'],
  wxt: ['lib/platform', 'entrypoints'],
  zustand: ['lib/app', 'components'],
  uuid: ['entrypoints'],
  react: ['components', 'entrypoints'],
  'react-dom': ['components', 'entrypoints'],
  '@base-ui/react': ['components'],
  'lucide-react': ['components'],
  virtua: ['components'],
  lowlight: ['lib/highlight'],
  'highlight.js': ['lib/highlight'],
  katex: ['components/markdown'],
  'pdfjs-dist': ['lib/platform'],
  '@mozilla/readability': ['lib/page-reader'],
  turndown: ['lib/page-reader'],
  valibot: ['lib'],
  fflate: ['lib/platform'],
  '@noble/hashes': ['lib/core/archive'],
};

const importPattern =
  /(?:^|[\s;])(?:import|export)\s+(?<names>[\w*{}\s,$]+?)\s+from\s+['"](?<from>[^'"]+)['"]|(?:^|[\s;])import\s+['"](?<bare>[^'"]+)['"]|import\(\s*['"](?<dynamic>[^'"]+)['"]/g;

interface Import {
  names: string;
  specifier: string;
}

/** The imports of a module, type-only and dynamic ones included. */
export function importsOf(text: string): Import[] {
  return Array.from(text.matchAll(importPattern), ({ groups }) => ({
    names: groups?.names ?? '',
    specifier: groups?.from ?? groups?.bare ?? groups?.dynamic ?? '',
  }));
}

/** What is wrong with the imports of some files, one sentence each; files of the tests may import what they like. */
export function findForbiddenImports(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.path.startsWith('test/'))
    .flatMap((file) =>
      importsOf(file.text).flatMap((found) => {
        const problem = problemWith(file.path, found);
        return problem ? [`${file.path} imports ${found.specifier}: ${problem}`] : [];
      }),
    );
}

function problemWith(path: string, { names, specifier }: Import): string | undefined {
  const layer = layerOf(path);
  if (layer === undefined) return 'the file is in no layer';
  const target = targetOf(path, specifier);
  return target === undefined ? packageProblem(path, layer, names, specifier) : layerProblem(layer, target);
}

function layerProblem(layer: string, target: string): string | undefined {
  const targetLayer = layerOf(target);
  if (targetLayer === undefined) return 'it is in no layer';
  if (targetLayer === layer || layers[layer]?.includes(targetLayer)) return undefined;
  return `${layer} may not import ${targetLayer}`;
}

function packageProblem(path: string, layer: string, names: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return 'Node is for tests only';
  const name = packageName(specifier);
  const allowed = doors[name];
  if (!allowed) return `the package ${name} has no door`;
  if (!allowed.some((door) => path === door || path.startsWith(`${door}/`))) {
    return `the door of ${name} is ${allowed.join(', ')}`;
  }
  const makesStore = specifier === 'zustand/vanilla' || /\bcreate(Store)?\b/.test(names);
  if (name === 'zustand' && makesStore && layer !== 'lib/app') return 'stores are made in lib/app only';
  return undefined;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The path of an imported file of ours, or undefined for a package. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return undefined;
}

function layerOf(path: string): string | undefined {
  return Object.keys(layers).find((layer) => path.startsWith(`${layer}/`));
}
