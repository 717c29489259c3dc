import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClinicError, codeOf } from '../clinic-error.ts';

/** Refuses a second clinic on one data directory: PGlite itself would accept it and lose rows. */
export interface DataLock {
  release(): Promise<void>;
}

/**
 * A process is named by its number and, where the system tells, the time it started, because numbers are used again.
 * Field 22 of `/proc/<pid>/stat` is that time.
 */
function processName(pid: number): string {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return String(pid);
  const stat = readFileSync(path, 'utf8');
  const started = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
  return `${pid} ${started ?? ''}`;
}

function isRunning(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EPERM') return false;
  }
  return !name.includes(' ') || processName(pid) === name;
}

/**
 * Takes the lock on `directory`; a lock left by a killed process is replaced.
 * @throws ClinicError `DATA_IN_USE` when another clinic holds it.
 */
export async function lockData(directory: string): Promise<DataLock> {
  const path = join(directory, 'clinic.lock');
  const own = processName(process.pid);
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  for (;;) {
    await writeFile(draft, own);
    try {
      // A link appears with its content in one step, so nobody ever reads half a lock.
      await link(draft, path);
      return { release: () => rm(path, { force: true }) };
    } catch (thrown) {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
    } finally {
      await rm(draft, { force: true });
    }
    const holder = await readFile(path, 'utf8').catch(() => '');
    if (holder !== '' && isRunning(holder)) {
      throw new ClinicError(
        'DATA_IN_USE',
        `Another clinic (process ${Number.parseInt(holder, 10)}) is using ${directory}.`,
        'Stop that one, or choose another folder with --data.',
      );
    }
    await removeStale(path, holder);
  }
}

/** Removes exactly the lock that was read: moving it away first shows whether somebody else was quicker. */
async function removeStale(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return;
    throw thrown;
  }
  if ((await readFile(aside, 'utf8')) !== holder) {
    await link(aside, path).catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
    });
  }
  await rm(aside, { force: true });
}
