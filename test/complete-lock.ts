/**
 * `npm run lock`: writes package-lock.json anew, for all systems.
 *
 * Some packages come in one variant for each system, as optional dependencies. A registry that lacks the variants of
 * other systems makes npm leave them out of the lock file, and then `npm ci` fails everywhere. Their names say which
 * system they are for, so they can be added without asking: by version, without a checksum.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './browser/project-root.ts';

interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

interface LockFile {
  packages: Record<string, LockedPackage>;
}

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'sunos',
  'aix',
  'netbsd',
  'openbsd',
];
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** What a name like `cli-linux-x64-musl` says of the system it is for. */
function systemOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  if (name === 'fsevents') return { os: ['darwin'] };
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = os.includes('linux') ? [words.includes('musl') ? 'musl' : 'glibc'] : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/** Adds what is named as an optional dependency and has no entry of its own. */
function complete(lock: LockFile): string[] {
  const added: string[] = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages)
        continue;
      const system = systemOf(name);
      if (system.os === undefined && system.cpu === undefined)
        throw new Error(`For which system is ${name}?`);
      lock.packages[`node_modules/${name}`] = {
        version: version.replace(/^[\^~]/, ''),
        ...(dev && { dev }),
        optional: true,
        ...system,
      };
      added.push(name);
    }
  }
  return added;
}

const lockFile = join(projectRoot, 'package-lock.json');
rmSync(lockFile, { force: true });
const { status } = spawnSync('npm', ['install', '--package-lock-only'], {
  cwd: projectRoot,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
const lock: LockFile = JSON.parse(readFileSync(lockFile, 'utf8'));
const added = complete(lock);
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json is complete; ${added.length} variants for other systems were added by name.`);
