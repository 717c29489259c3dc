import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ClinicError } from '../clinic-error.ts';

const run = promisify(execFile);

/** The system user a process runs as; empty when it is the one running this. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root lends it the user `postgres` or, failing that, `nobody`. */
export async function unprivilegedUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // That user does not exist here; the next one may.
    }
  }
  throw new ClinicError(
    'POSTGRES_AS_ROOT',
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it.',
    'Start the clinic as another user, or use --engine pglite.',
  );
}
