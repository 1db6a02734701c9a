/**
 * Brings a fresh clone to the point where everything else can run: installs what package-lock.json names, but
 * only if something is missing, and checks that the project's own Node is there. It is plain JavaScript without
 * a dependency, because it runs before anything is installed, on whatever Node (20 or newer) the reader has.
 *
 *   node test/set-up.mjs                        prepare
 *   node test/set-up.mjs script.ts [arguments]  prepare, then run a script with the project's Node
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
const node = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
const binaries = join(root, 'node_modules', '.bin');

/** Ends with a sentence that says what is wrong and what to do about it. */
function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** The project's own programs come first, so that a script's `node` is the project's too. */
const env = { ...process.env, PATH: `${binaries}${isWindows ? ';' : ':'}${process.env.PATH ?? ''}` };

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env, ...options });
}

/** The packages of a lock file by their folder, or nothing if there is no readable one. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * npm writes down what it installed in node_modules/.package-lock.json, as the last thing it does. A package of
 * package-lock.json may be missing there only if it is optional: a binary for another operating system.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted)
    fail('package-lock.json is missing or cannot be read. Get it back with: git checkout package-lock.json');
  if (!present) return false;
  return Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
    if (folder === '') return true;
    const found = present[folder];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

function install() {
  console.log('Installing what package-lock.json names (npm ci) ...');
  const quiet = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...quiet])
    : run('npm', quiet, { shell: isWindows });
  if (result.status !== 0) {
    fail(
      'The installation failed. npm says why above; when the network is back, run the same command again.',
    );
  }
}

/** The binary of the `node` package comes with an install script, which npm may have been told not to run. */
function checkNode() {
  const wanted = packagesOf('package-lock.json')?.['node_modules/node']?.version;
  const wantedMajor = `v${wanted?.split('.')[0]}.`;
  const version = existsSync(node)
    ? run(node, ['--version'], { stdio: 'pipe' }).stdout?.toString().trim()
    : '';
  if (version?.startsWith(wantedMajor)) return;
  fail(
    `Aside's tools need Node ${wanted}, which the package "node" brings along, but its binary is not in ` +
      'node_modules. npm probably skipped install scripts. Run: npm rebuild node --ignore-scripts=false',
  );
}

/** WXT writes the types of the extension's pages into .wxt; editors and the type check need them. */
function prepareTypes() {
  if (existsSync(join(root, '.wxt', 'tsconfig.json'))) return;
  const result = run(node, [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare'], {
    stdio: 'pipe',
  });
  if (result.status !== 0) fail(`wxt prepare failed:\n${result.stdout}${result.stderr}`);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Aside needs Node 20 or newer to set itself up; this is Node ${process.versions.node}. See https://nodejs.org`,
  );
}
if (!isInstalled()) install();
checkNode();
prepareTypes();

/**
 * A shell that looked up `node` before the installation goes on using the one it found, so `set-up && node x.ts`
 * would run x.ts with an old Node. Ctrl+C reaches the script too; this process waits for it to tidy up.
 */
function runScript(args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}

const script = process.argv.slice(2);
if (script.length > 0) runScript(script);
