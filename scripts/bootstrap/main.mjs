// @ts-check
// The order of things before the pinned Node takes over.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, printFailure } from '../lib/failures.mjs';
import { createProgress } from '../lib/progress.mjs';
import { handOver } from './hand-over.mjs';
import { install, needsInstall } from './install.mjs';
import { findNpm } from './npm.mjs';
import { pinnedNode, standAside } from './pinned-node.mjs';

const INTERRUPTED_EXIT = 130;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @param {string[]} argv the command (`start`, `test`, ...: a file in scripts/) and its arguments
 * @returns {Promise<void>} sets the exit code
 */
export async function main(argv) {
  const [command, ...rest] = argv;
  const progress = createProgress(process.stdout);
  try {
    const script = join(root, 'scripts', `${command ?? ''}.ts`);
    if (command === undefined || !existsSync(script)) throw new Failure('UNKNOWN_COMMAND', { command: command ?? '' });
    const reason = await needsInstall(root);
    if (reason !== undefined) await install({ root, npm: findNpm(await standAside(root)), reason, progress });
    progress.close();
    process.exitCode = await handOver({ node: pinnedNode(root), script, args: rest, root });
  } catch (error) {
    progress.close();
    printFailure(error, process.stderr);
    process.exitCode = error instanceof Failure && error.code === 'INTERRUPTED' ? INTERRUPTED_EXIT : 1;
  }
}
