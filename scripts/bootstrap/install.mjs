// @ts-check
// Packages: whether they are what the lockfile says, and `npm ci` when they are not.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from '../lib/failures.mjs';
import { endTree, onStopSignal } from '../lib/process-tree.mjs';
import { lockAgrees, packageCount } from './lockfile.mjs';
import { pinnedNode } from './pinned-node.mjs';

/** Measured: 870 MB of packages on Linux, 110 MB of Electron beside its archive, the build, and room to work. */
const SPACE_NEEDED = 2 * 1024 ** 3;

const SHOWN_LINES = 12;

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules/.meroclinic-install');

/** @param {string} lockfile its text */
function stampOf(lockfile) {
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @param {string} path */
async function readIfThere(path) {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

/**
 * @param {string} root
 * @returns {Promise<string | undefined>} why packages must be installed; undefined when they need not
 */
export async function needsInstall(root) {
  const lockfile = await readFile(join(root, 'package-lock.json'), 'utf8');
  const installed = await readIfThere(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'first run';
  if (!existsSync(pinnedNode(root))) return 'the pinned Node is missing';
  const stamp = await readIfThere(stampPath(root));
  if (stamp === stampOf(lockfile)) return undefined;
  // Someone may have installed by hand; npm then left its own note of what is there, and it may agree already.
  const otherMachine = stamp !== undefined && stamp.split(' ')[1] !== stampOf(lockfile).split(' ')[1];
  if (!otherMachine && lockAgrees(JSON.parse(lockfile), JSON.parse(installed))) {
    await writeFile(stampPath(root), stampOf(lockfile));
    return undefined;
  }
  return otherMachine ? 'the packages are those of another system' : 'the lockfile changed';
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {import('./npm.mjs').Npm} options.npm
 * @param {string} options.reason shown beside the step
 * @param {import('../lib/progress.mjs').Progress} options.progress
 * @throws {Failure} DISK_FULL, INSTALL_FAILED, PINNED_NODE_MISSING, INTERRUPTED
 */
export async function install({ root, npm, reason, progress }) {
  const disk = await statfs(root);
  const free = disk.bavail * disk.bsize;
  if (free < SPACE_NEEDED)
    throw new Failure('DISK_FULL', { free: gigabytes(free), needed: gigabytes(SPACE_NEEDED), root });

  const lockfile = await readFile(join(root, 'package-lock.json'), 'utf8');
  const total = packageCount(JSON.parse(lockfile));
  const log = join(root, '.cache/install.log');
  await mkdir(join(root, '.cache'), { recursive: true });

  const step = progress.start(`Installing packages (${reason})`);
  let fetched = 0;
  const code = await runLogged(
    npm,
    // All packages are development dependencies; settings of the person's own must not leave them out or refuse the system's Node,
    // which only starts the pinned one.
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--engine-strict=false', '--loglevel=http'],
    { cwd: root, log },
    (line) => {
      if (/^npm http (fetch GET 200|cache) .*\.tgz/.test(line)) {
        fetched += 1;
        step.detail(`${String(Math.min(fetched, total))} of ${String(total)}`);
      }
    },
  );
  if (code === 'stopped') {
    step.fail('stopped');
    throw new Failure('INTERRUPTED', {});
  }
  if (code !== 0) {
    step.fail();
    throw new Failure('INSTALL_FAILED', { code: String(code), log, tail: await complaintIn(log) });
  }
  // npm's `ignore-scripts` setting leaves the pinned Node out: its own script fetches it, like every package, from the registry.
  if (!existsSync(pinnedNode(root))) {
    step.detail('pinned Node');
    const home = join(root, 'node_modules/node');
    const node = { program: process.execPath, before: ['installArchSpecificPackage.js'], shell: false };
    await runLogged(node, [], { cwd: home, log: join(root, '.cache/install-node.log') }, () => undefined);
  }
  if (!existsSync(pinnedNode(root))) {
    step.fail();
    throw new Failure('PINNED_NODE_MISSING', { path: pinnedNode(root), log });
  }
  await writeFile(stampPath(root), stampOf(lockfile));
  step.done();
}

/**
 * Runs a command with its output in a file.
 * @param {import('./npm.mjs').Npm} command
 * @param {string[]} args
 * @param {{ cwd: string, log: string }} where
 * @param {(line: string) => void} onLine
 * @returns {Promise<number | 'stopped'>} exit code
 */
async function runLogged(command, args, { cwd, log }, onLine) {
  const child = spawn(command.program, [...command.before, ...args], {
    cwd,
    shell: command.shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let stopped = false;
  const forget = onStopSignal(() => {
    stopped = true;
    void endTree(child);
  });
  const file = createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      file.write(`${line}\n`);
      onLine(line);
    });
  }
  try {
    const code = await new Promise((done) => {
      child.once('error', (error) => {
        file.write(`${error.message}\n`);
        done(127);
      });
      child.once('close', (exit) => done(exit ?? 1));
    });
    return stopped ? 'stopped' : code;
  } finally {
    forget();
    await new Promise((done) => file.end(() => done(undefined)));
  }
}

/** @param {number} bytes */
const gigabytes = (bytes) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

/**
 * What npm complained about, without its usage text: its first errors, else its last words.
 * @param {string} log
 */
async function complaintIn(log) {
  const lines = (await readFile(log, 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('npm http '));
  const errors = lines.filter((line) => /^npm (error|ERR!) \S/.test(line));
  return (errors.length > 0 ? errors.slice(0, SHOWN_LINES) : lines.slice(-SHOWN_LINES)).join('\n');
}
