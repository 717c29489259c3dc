// The schema has nothing that Supabase's advisors would complain of, and the queries that say so can find it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { memoryClinic } from '../policies/clinic-people.ts';
import { advisors } from './advisors.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await memoryClinic();
});
afterAll(() => clinic.close());

async function findings(query: string, accepted: readonly string[] = []): Promise<string[]> {
  const rows = await clinic.sql<{ finding: string }>(query);
  return rows.map(({ finding }) => finding).filter((finding) => !accepted.includes(finding));
}

describe('no advisor finds that', () => {
  it.each(advisors)('$name', async ({ find, accepted }) => {
    expect(await findings(find, accepted)).toEqual([]);
  });
});

describe('an advisor notices when', () => {
  it.each(advisors)('$name', async ({ find, accepted, plant, clean }) => {
    for (const statement of plant) await clinic.sql(statement);
    try {
      expect(await findings(find, accepted)).toHaveLength(1);
    } finally {
      for (const statement of clean) await clinic.sql(statement);
    }
  });
});
