// Folders that cannot be written. As root, rights do not count, so a file system is made that says no.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const isRoot = process.getuid?.() === 0;

export interface AwkwardFolder {
  path: string;
  [Symbol.dispose]: () => void;
}

/** Nothing can be written into the folder any more; POSIX systems only. */
export function makeReadOnly(path: string): AwkwardFolder {
  if (!isRoot) {
    chmodSync(path, 0o555);
    return { path, [Symbol.dispose]: () => chmodSync(path, 0o755) };
  }
  execFileSync('mount', ['--bind', path, path]);
  execFileSync('mount', ['-o', 'remount,ro,bind', path]);
  return { path, [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', path]) };
}

export interface SmallDisk extends AwkwardFolder {
  fill: () => void;
  free: () => void;
}

/** A disk of its own, as root on Linux. */
export function makeSmallDisk(path: string, megabytes: number): SmallDisk {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  return {
    path,
    fill() {
      const file = openSync(filler, 'w');
      try {
        // Others write at the same time, so what is free cannot be known beforehand.
        for (const block of [1 << 20, 1 << 12, 1]) {
          try {
            for (;;) writeSync(file, Buffer.alloc(block));
          } catch (error) {
            if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
          }
        }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler),
    [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', path]),
  };
}
