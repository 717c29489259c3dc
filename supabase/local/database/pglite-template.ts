import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import * as z from 'zod';
import { codeOf } from '../clinic-error.ts';

/**
 * An empty PGlite cluster, kept among the project's caches. Creating one costs four seconds of processor time, reading
 * it back one; every test file with data in memory would pay the difference.
 */
async function templatePath(): Promise<string> {
  const manifest = resolve(dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite'))), '../package.json');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8')));
  return join(import.meta.dirname, '../../../node_modules/.cache/clinic', `pglite-${version}.tar`);
}

/** The kept cluster; null when there is none yet. */
export async function readTemplate(): Promise<Blob | null> {
  try {
    return new Blob([Uint8Array.from(await buffer(createReadStream(await templatePath())))]);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Keeps the cluster of a database that was just created. A cache that cannot be written is no reason to fail. */
export async function keepTemplate(driver: PGlite, log: (line: string) => void): Promise<void> {
  const path = await templatePath();
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, await driver.dumpDataDir('none').then((dump) => dump.bytes()));
    await rename(draft, path);
  } catch (thrown) {
    log(`the empty cluster could not be kept for next time: ${codeOf(thrown) ?? String(thrown)}`);
    await rm(draft, { force: true });
  }
}
