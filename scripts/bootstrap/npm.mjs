// @ts-check
// Which npm installs the packages: the one that runs us, otherwise the one on the PATH.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { Failure } from '../lib/failures.mjs';

const OLDEST_NPM = 10;

/**
 * How to call npm: a program and the arguments before npm's own. On Windows the one on the PATH is a batch file, which only a
 * shell can run.
 * @typedef {{ program: string, before: string[], shell: boolean }} Npm
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} node the program that runs npm when npm is known as a script
 * @returns {Npm}
 */
export function npmCommand(env, platform, node) {
  const running = env['npm_execpath'];
  // Another package manager sets the same variable to its own program; the lockfile is npm's.
  if (running !== undefined && /^npm-cli\.c?js$/.test(basename(running))) {
    return { program: node, before: [running], shell: false };
  }
  return { program: 'npm', before: [], shell: platform === 'win32' };
}

/**
 * @param {string} node
 * @returns {Npm}
 * @throws {Failure} NPM_MISSING, NPM_TOO_OLD
 */
export function findNpm(node) {
  const npm = npmCommand(process.env, process.platform, node);
  const asked = spawnSync(npm.program, [...npm.before, '--version'], { encoding: 'utf8', shell: npm.shell });
  const version = asked.stdout?.trim() ?? '';
  if (asked.status !== 0 || version === '') throw new Failure('NPM_MISSING', {});
  if (Number(version.split('.')[0]) < OLDEST_NPM)
    throw new Failure('NPM_TOO_OLD', { version, oldest: String(OLDEST_NPM) });
  return npm;
}
