// Runs the Electron program on the built client.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import { cacheFolder, root } from '../lib/paths.ts';
import { remedies, type NoDesktop } from './words.ts';

/** A program that cannot run here (a library, a display or a sandbox is missing) says so within a second or two. */
const EARLY_MS = 4_000;
const GRACE_MS = 5_000;

/** The person quit, or it ended on its own account. */
export type DesktopEnd = { readonly kind: 'quit' } | { readonly kind: 'crashed'; readonly how: string };

export interface Desktop extends AsyncDisposable {
  readonly ended: Promise<DesktopEnd>;
}

/** Why a program that is there does not start, from what it printed. */
export function launchFailureReason(output: string, how: string): string {
  if (/SUID sandbox|No usable sandbox|sandbox_host_linux/i.test(output)) {
    return (
      'this system does not let the program use its sandbox. Allow it with an AppArmor profile for the program, or with ' +
      '"sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"; MeroClinic never switches the sandbox off by itself'
    );
  }
  const library = /error while loading shared libraries: (\S+?):/.exec(output)?.[1];
  if (library !== undefined) return `the system library ${library} is missing`;
  if (/Missing X server|cannot open display|Failed to connect to the (wayland|bus)/i.test(output)) {
    return 'it found no screen to draw on';
  }
  return `it ended at once (${how}); its words are in ${join(cacheFolder, 'desktop.log')}`;
}

/** @returns the running program, or why it would not start */
export async function runDesktop(program: string, config: ClientConfig): Promise<Desktop | NoDesktop> {
  await mkdir(cacheFolder, { recursive: true });
  const log = join(cacheFolder, 'desktop.log');
  // Editors set ELECTRON_RUN_AS_NODE in their terminals; with it there would be no window.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...inherited } = process.env;
  const child = spawn(program, [root], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, MEROCLINIC_CONFIG: JSON.stringify(config) },
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });

  const ended = new Promise<DesktopEnd>((done) => {
    child.once('error', (error) => done({ kind: 'crashed', how: error.message }));
    child.once('exit', (code, signal) => {
      file.end();
      done(code === 0 ? { kind: 'quit' } : { kind: 'crashed', how: signal ?? `exit code ${String(code)}` });
    });
  });
  const early = await Promise.race([
    ended,
    new Promise<'running'>((done) => void setTimeout(() => done('running'), EARLY_MS).unref()),
  ]);
  if (early !== 'running' && early.kind === 'crashed') {
    return { reason: launchFailureReason(await readFile(log, 'utf8'), early.how), remedy: remedies.launch };
  }
  return {
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}
