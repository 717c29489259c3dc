// @ts-check
// Ending a child process with everything it started, and hearing the signals that ask us to end.
import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} StopSignal */

/** @type {readonly StopSignal[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const POLL_MS = 50;

/**
 * @param {(signal: StopSignal) => void} listener
 * @returns {() => void} stops listening
 */
export function onStopSignal(listener) {
  const handlers = STOP_SIGNALS.map((signal) => {
    const handler = () => listener(signal);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

/**
 * Asks a child started with `detached` (its own group; on Windows its tree) to end, then makes it. Returns when the child and,
 * except on Windows, everything in its group is gone.
 * @param {ChildProcess} child
 * @param {{ graceMs?: number, signal?: StopSignal }} [options] `graceMs`: time between asking and making
 */
export async function endTree(child, { graceMs = 5_000, signal = 'SIGTERM' } = {}) {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    // Windows cannot ask a process without a window; taskkill ends the tree.
    if (child.exitCode === null && child.signalCode === null) await taskkill(pid);
    return;
  }
  const deadline = Date.now() + graceMs;
  if (graceMs > 0 && signalGroup(pid, signal)) {
    while (Date.now() < deadline && signalGroup(pid, 0)) await pause(POLL_MS);
  }
  if (!signalGroup(pid, 'SIGKILL')) return;
  while (signalGroup(pid, 0) && Date.now() < deadline + 2_000) await pause(POLL_MS);
}

/**
 * @param {number} pid the group's leader
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} false when nobody is left in the group
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return true;
    return false;
  }
}

/** @param {number} pid */
function taskkill(pid) {
  return new Promise((done) => {
    const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    killer.once('error', done);
    killer.once('close', done);
  });
}

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
