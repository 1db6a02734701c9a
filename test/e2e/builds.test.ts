import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildFolders, projectRoot } from '../browser/project-root.ts';
import { findInBundle } from '../rules/bundle.ts';
import { readFiles } from '../rules/source-files.ts';
import { listed, startFilesOf, totalKilobytes } from '../rules/start-size.ts';
import { browserKinds } from './harness.ts';

const parse = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** In kB, compressed: the panel opens in the middle of something else, so it has to be there at once. */
const mostAtStart = 200;
/** The same with what messages are read with, for a start in the middle of a conversation. */
const mostWithMessages = 210;

describe.each(browserKinds)('the build for %s', (kind) => {
  test('has exactly the permissions, the CSP and the rest of its agreed manifest', () => {
    const agreed = parse(join(projectRoot, 'test', 'rules', `manifest.${kind}.json`));
    const { version, ...built } = parse(join(buildFolders[kind], 'manifest.json')) as Record<string, unknown>;
    expect(built).toEqual(agreed);
    expect(version).toBe((parse(join(projectRoot, 'package.json')) as { version: string }).version);
  });

  test('has no code from text, no foreign host and no key in it', () => {
    const files = readFiles(['.'], ['.js', '.html', '.css', '.json'], buildFolders[kind]);
    expect(files.length).toBeGreaterThan(4);
    expect(findInBundle(files)).toEqual([]);
  });

  test('shows a conversation with little JavaScript', () => {
    const files = startFilesOf(buildFolders[kind]);
    expect(totalKilobytes(files), listed(files)).toBeLessThanOrEqual(mostAtStart);
    const all = startFilesOf(buildFolders[kind], 'with Markdown');
    expect(totalKilobytes(all), listed(all)).toBeLessThanOrEqual(mostWithMessages);
    expect(totalKilobytes(files)).toBeGreaterThan(100);
  });
});
