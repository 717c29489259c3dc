import { execFile } from 'node:child_process';
import { cp, lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from '../clinic-error.ts';
import type { RunAs } from './unprivileged-user.ts';

const run = promisify(execFile);

/** Paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/**
 * The binaries where the user that runs them may enter. A project in a folder closed to others (`mktemp -d` makes such)
 * keeps them from the user that root lends to PostgreSQL: a copy in the system's folder for temporary files serves then,
 * one for all clinics of a version (60 MB).
 * @param version of the package the binaries are from
 */
export async function reachableBinaries(binaries: Binaries, version: string, runAs: RunAs): Promise<Binaries> {
  if (runAs.uid === undefined || (await mayRun(binaries.initdb, runAs))) return binaries;
  const from = dirname(dirname(binaries.initdb));
  const copy = join(tmpdir(), `meroclinic-postgres-${version}-${process.arch}`);
  await copyOnce(from, copy);
  const moved = (program: string): string => join(copy, relative(from, program));
  return { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres), pg_ctl: moved(binaries.pg_ctl) };
}

async function mayRun(program: string, runAs: RunAs): Promise<boolean> {
  try {
    await run(program, ['--version'], { ...runAs, cwd: '/' });
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EACCES') return false;
    throw thrown;
  }
}

/** Made beside and renamed, so that nobody sees half of it; who comes second uses what the first one made. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await isOurs(to)) return;
  const unfinished = await mkdtemp(join(dirname(to), `${basename(to)}-`));
  try {
    const inside = join(unfinished, 'native');
    await cp(from, inside, { recursive: true, verbatimSymlinks: true });
    await rename(inside, to);
  } catch (thrown) {
    if (!(await isOurs(to))) throw thrown;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Anybody may make a folder of that name where temporary files are: only one that nobody else can change is run. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}
