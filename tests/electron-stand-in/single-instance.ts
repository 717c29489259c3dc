/** One app per profile: the first owns a folder, a later one leaves its arguments there and ends. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { host } from './host.ts';

export interface ProfileClaim {
  release: () => void;
}
interface Note {
  args: string[];
  folder: string;
}

/** All synchronous, because a start that does not get the profile ends right after. */
export function claimProfile(
  userData: string,
  onSecondStart: (args: string[], folder: string) => void,
): ProfileClaim | undefined {
  const folder = join(userData, 'SingletonStandIn');
  const owner = join(folder, 'owner');
  mkdirSync(folder, { recursive: true });
  if (!own(owner)) {
    const note = join(folder, `${String(process.pid)}.json`);
    const content: Note = { args: [process.argv[0] ?? '', ...host.appArguments], folder: process.cwd() };
    writeFileSync(`${note}.part`, JSON.stringify(content));
    renameSync(`${note}.part`, note);
    return undefined;
  }
  const watcher = watch(folder, (_kind, name) => {
    if (name === null || !name.endsWith('.json')) return;
    const note = join(folder, name);
    if (!existsSync(note)) return;
    const { args, folder: from } = JSON.parse(readFileSync(note, 'utf8')) as Note;
    rmSync(note);
    onSecondStart(args, from);
  });
  watcher.unref();
  return {
    release() {
      watcher.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether this process owns the folder from now on: one of several that start at the same moment. */
function own(owner: string): boolean {
  for (;;) {
    try {
      writeFileSync(owner, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (isAlive(owner)) return false;
      // Left by one that ended without a word.
      rmSync(owner, { force: true });
    }
  }
}

function isAlive(owner: string): boolean {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
