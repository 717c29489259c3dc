import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfileProblem } from '#shared/ipc/bridge.ts';

interface ProfileHost {
  getPath: (name: 'userData') => string;
  setPath: (name: 'userData', path: string) => void;
}

export interface Profile {
  /** Where settings and sessions are read. */
  readonly folder: string;
  /** Nothing can be written there; the program itself works in a folder that goes when it ends. */
  readonly isReadOnly: boolean;
  close: () => void;
}

/**
 * A profile that cannot be written (its disk is mounted read-only, it belongs to somebody else) would end the start without a word:
 * the lock of the single instance is a file in it. So the program gets a folder of its own for this run, and what was kept is
 * still read. Synchronous, and before anything else touches the profile.
 */
export function openProfile(host: ProfileHost): Profile {
  const folder = host.getPath('userData');
  if (canWrite(folder)) return { folder, isReadOnly: false, close: () => undefined };
  const temporary = mkdtempSync(join(tmpdir(), 'meroclinic-'));
  host.setPath('userData', temporary);
  return {
    folder,
    isReadOnly: true,
    close: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Asked by writing: on Windows the rights of a folder say little. A full disk still takes an empty file. */
function canWrite(folder: string): boolean {
  const probe = join(folder, `.writable-${String(process.pid)}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with what this computer keeps, for the page to say. Each is there once. */
export class ProfileProblems {
  readonly #known = new Set<ProfileProblem>();
  #tell: () => void = () => undefined;

  get list(): ProfileProblem[] {
    return [...this.#known];
  }

  onChange(tell: () => void): void {
    this.#tell = tell;
  }

  set(problem: ProfileProblem, isThere: boolean): void {
    if (this.#known.has(problem) === isThere) return;
    if (isThere) this.#known.add(problem);
    else this.#known.delete(problem);
    this.#tell();
  }
}
