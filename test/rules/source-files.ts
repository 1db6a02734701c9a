import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { projectRoot } from '../browser/project-root';

export interface SourceFile {
  /** Relative to the repository, with forward slashes: `lib/core/usage.ts`. */
  path: string;
  text: string;
}

/** The files below some folders whose names end in one of the extensions, in the order of their paths. */
export function readFiles(
  folders: readonly string[],
  extensions: readonly string[],
  root = projectRoot,
): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** Everything that people wrote in TypeScript, tests included. */
export function readSources(): SourceFile[] {
  return readFiles(['components', 'entrypoints', 'lib', 'test'], ['.ts', '.tsx', '.mjs']);
}
