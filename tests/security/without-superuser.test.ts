// On a hosted project the migrations run as `postgres`, who is no superuser there and owns neither `auth` nor `extensions`.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pgliteExtensions } from '../../supabase/local/database/pglite-extensions.ts';
import { openPglite, type LiteBackend } from '../../supabase/local/gateway/lite-connections.ts';
import { installPlatform } from '../../supabase/local/platform/apply-project.ts';
import { readProject } from '../../supabase/local/project.ts';
import { advisors } from './advisors.ts';

/** What the role has on a hosted project, as far as migrations can tell. */
const hostedRole = `
  create role hosted nosuperuser createdb createrole replication bypassrls in role anon, authenticated, service_role, pg_monitor;
  grant create, connect, temporary on database postgres to hosted;
  grant all on schema public to hosted with grant option;
  grant usage on schema auth, extensions to hosted with grant option;
  grant select, insert, update, delete, references, trigger, truncate on all tables in schema auth to hosted;
  alter publication supabase_realtime owner to hosted;
  -- Extensions that a migration asks for are created there by the platform, with its own rights.
  create extension btree_gist with schema extensions;
  create extension pg_trgm with schema extensions;
  alter default privileges for role hosted in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges for role hosted in schema public grant all on functions to anon, authenticated, service_role;
  alter default privileges for role hosted in schema public grant all on sequences to anon, authenticated, service_role;
`;

let backend: LiteBackend;
beforeAll(async () => {
  backend = await openPglite(null, pgliteExtensions, () => undefined);
  await installPlatform(backend.database);
  await backend.database.script(hostedRole);
});
afterAll(() => backend.database.close());

it('the migrations and the seed apply with the rights of a hosted project, and the clinic works', async () => {
  const { database } = backend;
  const { migrations, seeds } = await readProject(join(import.meta.dirname, '../..'));
  for (const { name, text } of [...migrations, ...seeds]) {
    const run = database.transaction(async (session) => {
      await session.script('set local role hosted');
      await session.script(text);
    });
    await expect(run, name).resolves.toBeUndefined();
  }
  const owners = await database.query(
    `select distinct relowner::regrole::text as owner from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
     union select distinct proowner::regrole::text from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)`,
  );
  expect(owners).toEqual([{ owner: 'hosted' }]);

  const as = (person: string, statement: string) =>
    database.transaction(async (session) => {
      await session.script('set local role authenticated');
      await session.query(`select set_config('request.jwt.claims', json_build_object('sub', $1::text)::text, true)`, [
        person,
      ]);
      return session.query(statement);
    });
  const sita = '20000000-0000-4000-8000-000000000001';
  const doctors = await as(
    sita,
    'select id, next_free_at from public.list_doctors() where next_free_at is not null limit 1',
  );
  const [doctor] = doctors;
  expect(doctor).toBeDefined();
  const booked = await as(
    sita,
    `select (b).status::text as status from (select public.book_appointment(id, next_free_at, 'online', '', gen_random_uuid()) as b
       from public.list_doctors() where next_free_at is not null limit 1) x`,
  );
  expect(booked).toEqual([{ status: 'requested' }]);
  expect(await as(sita, 'select count(*)::int as n from public.appointments')).toEqual([{ n: 1 }]);
  await expect(as(sita, `update public.profiles set role = 'administrator'`)).rejects.toThrow(/permission denied/u);
});

it.each(advisors)('and there, too, no advisor finds that $name', async ({ find, accepted = [] }) => {
  const found = await backend.database.query<{ finding: string }>(find);
  expect(found.filter(({ finding }) => !accepted.includes(finding))).toEqual([]);
});
