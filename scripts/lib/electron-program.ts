// Finds the Electron program, or fetches it. `require('electron')` would do both too, but hides why it cannot be had.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, packageFile, root } from './paths.ts';
import type { Progress } from './progress.mjs';
import { runLogged } from './run-logged.ts';

/** About 110 MB: five minutes are a 3 Mbit/s line. */
const FETCH_LIMIT_MS = 300_000;

export type ElectronProgram =
  | { readonly kind: 'found'; readonly program: string; readonly source: 'override' | 'installed' | 'fetched' }
  | { readonly kind: 'missing'; readonly reason: string };

export interface ElectronPlaces {
  /** The package's folder: `path.txt` names the program inside `dist`. */
  readonly home: string;
  /** ELECTRON_OVERRIDE_DIST_PATH: another folder holding the program, as Electron's own launcher understands it. */
  readonly override: string | undefined;
}

export function electronPlaces(): ElectronPlaces {
  return { home: packageFile('electron'), override: process.env['ELECTRON_OVERRIDE_DIST_PATH'] };
}

/** Looks without fetching. */
export async function findElectron({ home, override }: ElectronPlaces): Promise<ElectronProgram> {
  const note = join(home, 'path.txt');
  const name = existsSync(note) ? await readFile(note, 'utf8') : undefined;
  if (override !== undefined) {
    const program = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'));
    if (existsSync(program)) return { kind: 'found', program, source: 'override' };
    return { kind: 'missing', reason: `ELECTRON_OVERRIDE_DIST_PATH is set, but ${program} is not there` };
  }
  if (name !== undefined) {
    const program = join(home, 'dist', name);
    if (existsSync(program)) return { kind: 'found', program, source: 'installed' };
  }
  return { kind: 'missing', reason: 'the program has not been fetched' };
}

/** Why Electron's install script failed, in one line: the cause that names host and error, else its first error line. */
export function fetchFailureReason(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const cause = lines.find((line) =>
    /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOSPC|EACCES|CERT_\w+)\b/.test(line),
  );
  const error = lines.find((line) => /error|fail/i.test(line));
  const found = cause ?? error ?? lines.findLast((line) => line !== '');
  return found === undefined
    ? 'the fetch ended without a word'
    : found.replace(/^(\[?cause\]?:|Error:)\s*/i, '').replace(/\s*\{$/, '');
}

/** Looks, and fetches what is missing unless an override says where to look. */
export async function ensureElectron(progress: Progress, signal?: AbortSignal): Promise<ElectronProgram> {
  const places = electronPlaces();
  const found = await findElectron(places);
  if (found.kind === 'found' || places.override !== undefined) return found;

  const step = progress.start('Fetching the Electron program (once, about 110 MB)');
  const log = join(cacheFolder, 'electron.log');
  const result = await runLogged(process.execPath, [join(places.home, 'install.js')], {
    cwd: root,
    log,
    timeoutMs: FETCH_LIMIT_MS,
    ...(signal === undefined ? {} : { signal }),
  });
  const now = await findElectron(places);
  if (now.kind === 'found') {
    step.done();
    return { ...now, source: 'fetched' };
  }
  switch (result.kind) {
    case 'timed-out':
      step.fail();
      return { kind: 'missing', reason: `fetching it took more than ${String(FETCH_LIMIT_MS / 60_000)} minutes` };
    case 'stopped':
      step.fail('stopped');
      return { kind: 'missing', reason: 'fetching it was stopped' };
    case 'not-started':
      step.fail();
      return { kind: 'missing', reason: result.reason };
    case 'exited': {
      const reason = `it could not be fetched: ${fetchFailureReason(await readFile(log, 'utf8'))}`;
      step.fail('going on without it');
      return { kind: 'missing', reason };
    }
  }
}
