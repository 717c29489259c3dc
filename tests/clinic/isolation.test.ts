import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { pgliteExtensions } from '../../supabase/local/database/pglite-extensions.ts';
import { startEmbeddedServer } from '../../supabase/local/database/embedded-server.ts';
import { liteAnswer, type Answer } from '../../supabase/local/gateway/lite-app.ts';
import { openPglite, openPostgres, type LiteBackend } from '../../supabase/local/gateway/lite-connections.ts';
import { clinicKeys } from '../../supabase/local/keys.ts';
import { installPlatform, migrate } from '../../supabase/local/platform/apply-project.ts';
import { readProject } from '../../supabase/local/project.ts';
import { addPerson, engines, fixtureProject, onEachEngine, tokenFor, type Person } from './harness.ts';

/** Requests sent at once, each by somebody else. */
const crowd = 200;

/** Lets everybody ask at once and returns the answers that are wrong: refused, incomplete or somebody else's. */
async function wrongAnswers(people: readonly Pick<Person, 'id' | 'client'>[]): Promise<unknown[]> {
  const answers = await Promise.all(
    people.map(async ({ client, id }, index) => {
      const title = `of ${id}`;
      if (index % 2 === 0) {
        const inserted = await client.from('notes').insert({ title }).select('owner, title');
        return { id, error: inserted.error, owners: inserted.data?.map((row) => row.owner) };
      }
      const who = await client.rpc('who_am_i');
      return { id, error: who.error, owners: [who.data?.uid] };
    }),
  );
  const lists = await Promise.all(
    people.map(async ({ client, id }, index) => {
      const { data, error } = await client.from('notes').select('owner');
      return { id, error, owners: data?.map((row) => row.owner), expected: index % 2 === 0 ? [id] : [] };
    }),
  );
  return [...answers.map((answer) => ({ ...answer, expected: [answer.id] })), ...lists].filter(
    ({ error, owners, expected }) => error !== null || owners?.join() !== expected.join(),
  );
}

onEachEngine('Two hundred people at once over HTTP', (clinic) => {
  it('see nothing of each other', async () => {
    const people = await Promise.all(Array.from({ length: crowd }, () => addPerson(clinic())));
    expect(await wrongAnswers(people)).toEqual([]);
  });
});

describe.each(engines)('Two hundred people at once inside the process on %s', (engine) => {
  it('see nothing of each other', async () => {
    const keys = await clinicKeys(null);
    const server = engine === 'postgres' ? await startEmbeddedServer(null, keys.databasePassword) : null;
    const backend: LiteBackend =
      server === null ? await openPglite(null, pgliteExtensions, () => undefined) : await openPostgres(server.url);
    try {
      const project = await readProject(fixtureProject);
      await installPlatform(backend.database);
      await migrate(backend.database, project);
      const answer = liteAnswer(backend, project.config, keys, () => undefined);
      const people = await Promise.all(Array.from({ length: crowd }, () => insider(backend, answer, keys)));
      expect(await wrongAnswers(people)).toEqual([]);
    } finally {
      await backend.database.close();
      await server?.stop();
    }
  });
});

async function insider(
  { database }: LiteBackend,
  answer: Answer,
  keys: { publishableKey: string; jwtSecret: string },
): Promise<Pick<Person, 'id' | 'client'>> {
  const id = randomUUID();
  await database.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@clinic.example`]);
  const token = await tokenFor(keys, id);
  const client = createClient('http://127.0.0.1', keys.publishableKey, {
    accessToken: () => Promise.resolve(token),
    global: { fetch: (input, init) => answer(new Request(input, init)) },
  });
  return { id, client };
}
