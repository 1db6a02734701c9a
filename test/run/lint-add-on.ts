import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import { buildFolders, projectRoot } from '../browser/project-root.ts';

const messageSchema = v.object({
  code: v.string(),
  message: v.string(),
  description: v.optional(v.string(), ''),
  file: v.optional(v.string(), ''),
});

const reportSchema = v.object({ errors: v.array(messageSchema), warnings: v.array(messageSchema) });

type LintMessage = v.InferOutput<typeof messageSchema>;

/** Warnings that are known and do no harm, each with its reason. */
const harmless = [
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    reason: 'Firefox for Android has no sidebar, so Aside is not offered there',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    reason:
      "React's own code for dangerouslySetInnerHTML, which Aside never uses; Trusted Types forbid it too",
  },
] as const;

/**
 * Lints the Firefox build as addons.mozilla.org does. Lists all warnings.
 * @throws if there is an error, or a warning that is not known
 */
export function lintAddOn(): void {
  const { errors, warnings } = readReport();
  const unknown = warnings.filter((warning) => reasonFor(warning) === undefined);
  for (const error of errors) console.log(`error    ${describe(error)}`);
  for (const warning of warnings) {
    const reason = reasonFor(warning);
    console.log(`warning  ${describe(warning)}${reason ? `\n         known: ${reason}` : ''}`);
  }
  if (errors.length + unknown.length === 0) return;
  throw new Error(`web-ext lint: ${errors.length} errors, ${unknown.length} warnings that are not known.`);
}

function readReport() {
  const program = join(projectRoot, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const args = [
    program,
    'lint',
    '--source-dir',
    buildFolders.firefox,
    '--output',
    'json',
    '--no-config-discovery',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
  if (!stdout.trim().startsWith('{')) throw new Error(`web-ext lint did not run:\n${stdout}${stderr}`);
  return v.parse(reportSchema, JSON.parse(stdout));
}

function reasonFor({ code }: LintMessage): string | undefined {
  return harmless.find((known) => known.code === code)?.reason;
}

function describe({ code, message, file }: LintMessage): string {
  return `${code}${file ? ` in ${file}` : ''}: ${message}`;
}
