// Fresh data: deletes what a clinic kept, and nothing else.
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockData } from '../../supabase/local/database/data-lock.ts';
import { Failure } from '../lib/failures.mjs';

/** Every data folder of a clinic has one of these; without them a mistyped --data could empty somebody's own folder. */
const MARKS = ['pglite', 'postgres', 'clinic.lock', 'keys.json'];

/** @throws ClinicError DATA_IN_USE; Failure NOT_CLINIC_DATA */
export async function resetData(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const entries = await readdir(folder);
  if (entries.length === 0) return;
  if (!entries.some((entry) => MARKS.includes(entry))) throw new Failure('NOT_CLINIC_DATA', { folder });
  const lock = await lockData(folder);
  try {
    for (const entry of entries) {
      if (entry !== 'clinic.lock') await rm(join(folder, entry), { recursive: true, force: true });
    }
  } finally {
    await lock.release();
  }
}
