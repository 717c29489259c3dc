import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf } from './clinic-error.ts';

const keysSchema = z.object({
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
  jwtSecret: z.string().min(32),
  databasePassword: z.string().min(16),
});

/** Secrets of one clinic. They live and die with its data, so that sessions survive a restart. */
export type ClinicKeys = z.infer<typeof keysSchema>;

function makeKeys(): ClinicKeys {
  const text = (bytes: number): string => randomBytes(bytes).toString('base64url');
  return {
    publishableKey: `sb_publishable_${text(18)}`,
    secretKey: `sb_secret_${text(24)}`,
    jwtSecret: text(32),
    databasePassword: text(18),
  };
}

/** Reads the keys kept in `directory`, or makes and keeps new ones; `null` makes keys for this run only. */
export async function clinicKeys(directory: string | null): Promise<ClinicKeys> {
  if (directory === null) return makeKeys();
  const path = join(directory, 'keys.json');
  try {
    return keysSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
    const keys = makeKeys();
    await writeFile(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    return keys;
  }
}
