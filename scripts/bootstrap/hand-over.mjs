// @ts-check
// The pinned Node runs the real script. Signals are passed on, and when it has ended nothing it started is left.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { Failure } from '../lib/failures.mjs';
import { endTree, onStopSignal } from '../lib/process-tree.mjs';

/** The script has this long to end clients, database and browsers in order. */
const GRACE_MS = 20_000;
const SIGNAL_EXIT = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 });

/**
 * @param {{ node: string, script: string, args: string[], root: string }} options
 * @returns {Promise<number>} exit code
 * @throws {Failure} PINNED_NODE_MISSING
 */
export async function handOver({ node, script, args, root }) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    // The channel tells the script when this process is gone, on every system and however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C reaches the script once and in order, not everything it started at the same moment.
    detached: process.platform !== 'win32',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });

  /** @type {keyof typeof SIGNAL_EXIT | undefined} */
  let received;
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  const forget = onStopSignal((signal) => {
    if (received !== undefined) {
      void endTree(child, { graceMs: 0 });
      return;
    }
    received = signal;
    // On Windows the console has told the script already, and a signal sent from here would kill it outright.
    if (process.platform !== 'win32') child.kill(signal);
    patience = setTimeout(() => void endTree(child, { graceMs: 0 }), GRACE_MS);
  });

  try {
    const code = await new Promise((done, refuse) => {
      child.once('error', (error) => refuse(new Failure('PINNED_NODE_MISSING', { path: node, log: error.message })));
      child.once('exit', (exit) => done(exit ?? 1));
    });
    return code !== 0 && received !== undefined ? SIGNAL_EXIT[received] : code;
  } finally {
    clearTimeout(patience);
    forget();
    await endTree(child, { graceMs: 0 });
  }
}
