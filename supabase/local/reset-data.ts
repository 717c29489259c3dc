import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lockData } from './database/data-lock.ts';
import { removeEmbeddedData } from './database/embedded-server.ts';

/**
 * Deletes what a clinic keeps in `data`, and nothing else that may lie there.
 * @throws ClinicError `DATA_IN_USE` when a clinic is using it.
 */
export async function resetData(data: string): Promise<void> {
  const directory = resolve(data);
  if (data === 'memory' || !existsSync(directory)) return;
  const lock = await lockData(directory);
  try {
    await removeEmbeddedData(directory);
    for (const name of ['pglite', 'keys.json']) await rm(join(directory, name), { recursive: true, force: true });
  } finally {
    await lock.release();
  }
}
