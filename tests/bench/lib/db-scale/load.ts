import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';

/** How much a clinic has: the large size is a country's, the small one a town's, both of the same three years. */
export interface Size {
  readonly appointments: number;
  readonly doctors: number;
  readonly patients: number;
}

/** Fills an empty database with `load.sql` and lets PostgreSQL look at what came. */
export async function load(owner: Sql, size: Size): Promise<void> {
  const script = await readFile(join(import.meta.dirname, 'load.sql'), 'utf8');
  const filled = script.replaceAll(/:(appointments|doctors|patients)\b/g, (_whole, name: keyof Size) =>
    String(size[name]),
  );
  await owner.unsafe(filled).simple();
  await owner.unsafe('vacuum (analyze)');
}

/** The identifier `load.sql` gives to its person number `n`: 0 is the administrator, then doctors, then patients. */
export async function personIds(owner: Sql, numbers: readonly number[]): Promise<readonly string[]> {
  const rows = await owner.unsafe<{ id: string }[]>(
    `select bench.id('person', n) as id from unnest($1::bigint[]) with ordinality as given (n, place) order by place`,
    [[...numbers]],
  );
  return rows.map(({ id }) => id);
}
