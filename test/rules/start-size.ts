import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file that a page loads before it can start, with its size in bytes as it would be sent over a network. */
export interface StartFile {
  path: string;
  gzipBytes: number;
}

/**
 * The JavaScript that the built panel loads at its start, largest first: its scripts and all that these import at once.
 * Before it shows messages it also loads Markdown, with which they are read.
 * @throws if the build has no file of its own for Markdown
 */
export function startFilesOf(folder: string, withMarkdown?: 'with Markdown'): StartFile[] {
  const found = new Map<string, StartFile>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    const text = readFileSync(join(folder, path), 'utf8');
    found.set(path, { path, gzipBytes: gzipSync(text, { level: 9 }).length });
    for (const imported of importsAtOnce(text)) visit(new URL(imported, `file://${path}`).pathname);
  };
  const html = readFileSync(join(folder, 'sidepanel.html'), 'utf8');
  for (const [, source = ''] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) visit(source);
  if (withMarkdown) visit(markdownFile(folder));
  return Array.from(found.values()).sort((one, other) => other.gzipBytes - one.gzipBytes);
}

function markdownFile(folder: string): string {
  const markdown = readdirSync(join(folder, 'chunks')).find((name) => /^markdown-[\w-]+\.js$/.test(name));
  if (markdown === undefined) throw new Error('No file for Markdown was built.');
  return `/chunks/${markdown}`;
}

/** What a built module imports statically; `import()` is left out. */
export function importsAtOnce(module: string): string[] {
  const pattern = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w*{}\s,$]+?\bfrom\s*)?["'](\.{0,2}\/[^"']+)["']/g;
  return Array.from(module.matchAll(pattern), ([, specifier = '']) => specifier);
}

/** In kB of 1,000 bytes. */
export function totalKilobytes(files: readonly StartFile[]): number {
  return files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1_000;
}

/** For people: each file with its size, one a line. */
export function listed(files: readonly StartFile[]): string {
  return files
    .map(({ path, gzipBytes }) => `${(gzipBytes / 1_000).toFixed(1).padStart(7)} kB  ${path}`)
    .join('\n');
}
