import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseCodes } from '#shared/errors/codes.ts';

const folder = join(import.meta.dirname, '../../supabase/migrations');
const statements = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

describe('codes of the database', () => {
  it('are those of the list the client has words for, each of them used', () => {
    const refused = [...statements.matchAll(/private\.refuse\(\s*'([a-z_]+)'/gu)].map((match) => match[1]);
    const chosen = [...statements.matchAll(/then '(patient_busy)' else '(slot_taken)'/gu)].flatMap(([, a, b]) => [
      a,
      b,
    ]);
    expect(new Set([...refused, ...chosen])).toEqual(new Set(databaseCodes));
  });
});
