// Runs the pgTAP files of this folder, which `supabase test db` runs as well, on the engine that has pgTAP, and makes
// every line of theirs a test.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PgliteConnection } from '@supabase/lite/pglite';
import { afterAll, describe, expect, it } from 'vitest';
import { reasonOf } from '../local/clinic-error.ts';
import { pgliteExtensions } from '../local/database/pglite-extensions.ts';
import { openPglite } from '../local/gateway/lite-connections.ts';
import { installPlatform, migrate } from '../local/platform/apply-project.ts';
import { readProject } from '../local/project.ts';

const folder = import.meta.dirname;
const backend = await openPglite(null, pgliteExtensions, () => undefined);
const { database, connection } = backend;
await installPlatform(database);
await migrate(database, await readProject(join(folder, '../..')));
afterAll(() => database.close());

/** The lines of the Test Anything Protocol that a file prints; each statement that selects gives some. */
async function tapLines(text: string): Promise<string[]> {
  if (!(connection instanceof PgliteConnection)) throw new Error('pgTAP is on PGlite only');
  try {
    const results = await connection.driver.exec(text);
    return results
      .flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
      .filter((value) => typeof value === 'string')
      .flatMap((value) => value.split('\n'));
  } catch (thrown) {
    await connection.driver.exec('rollback');
    throw thrown;
  }
}

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly comment: string;
}

function readTap(file: string, lines: readonly string[]): { file: string; planned: number; results: Result[] } {
  const results: Result[] = [];
  let planned = 0;
  for (const line of lines) {
    const plan = /^1\.\.(\d+)$/u.exec(line);
    const test = /^(not ok|ok) \d+(?: - (.*))?$/u.exec(line);
    const latest = results.at(-1);
    if (plan) planned = Number(plan[1]);
    else if (test) results.push({ name: test[2] ?? 'without a name', passed: test[1] === 'ok', comment: '' });
    else if (line.startsWith('#') && latest)
      results[results.length - 1] = { ...latest, comment: `${latest.comment}${line}\n` };
  }
  return { file, planned, results };
}

const suites: ReturnType<typeof readTap>[] = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
  const lines = await tapLines(readFileSync(join(folder, file), 'utf8')).catch((thrown: unknown) => [
    'not ok 1 - runs to its end',
    `# ${reasonOf(thrown)}`,
  ]);
  suites.push(readTap(file, lines));
}

describe.each(suites)('$file', ({ planned, results }) => {
  it(`runs the ${planned} tests it planned`, () => {
    expect(results).toHaveLength(planned);
  });
  it.each(results)('$name', ({ passed, comment }) => {
    expect(passed, comment).toBe(true);
  });
});
