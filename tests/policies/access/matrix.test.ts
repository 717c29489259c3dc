// Everybody asks for everything, through the official client; what is expected stands in the two tables of expectations.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, project } from '../clinic-people.ts';
import { functions } from './function-expectations.ts';
import { askers, type Asker } from './people.ts';
import { privateTables, publicTables, type TableExpectation, type Verb } from './table-expectations.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.clinic.close());

const verbs: readonly Verb[] = ['insert', 'update', 'delete'];
const tables = Object.entries(publicTables);

async function everybody<Answer>(ask: (asker: Asker) => Promise<Answer>): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const asker of askers) answers[asker] = await ask(asker);
  return answers;
}

/** The labels of all rows with what tells them apart, as the owner of the database sees them. */
async function ownersView(table: string, { key, owner }: TableExpectation): Promise<Map<string, string>> {
  const columns = [...new Set([...key, ...(owner === null ? [] : [owner])])];
  const rows = await world.clinic.sql(
    `select ${columns.map((column) => `to_jsonb(${column}) #>> '{}' as ${column}`).join(', ')} from public.${table}`,
  );
  return new Map(
    rows.map((row) => [
      key
        .filter((column) => column !== 'at')
        .map((column) => String(row[column]))
        .join(' '),
      owner === null ? 'clinic' : world.label(row[owner]),
    ]),
  );
}

async function seen(asker: Asker, table: string, { key }: TableExpectation): Promise<string[] | string> {
  const answer = await world.people.clients[asker].from(table).select(key.join(','));
  const code = refusal(answer);
  if (code !== null) return code;
  const rows: unknown = answer.data;
  if (!Array.isArray(rows)) throw new Error('no rows');
  return rows.map((row: Record<string, unknown>) =>
    key
      .filter((column) => column !== 'at')
      .map((column) => String(row[column]))
      .join(' '),
  );
}

/** Nobody's rows are meant: a right that is missing is missed before any row is looked for. */
async function write(asker: Asker, schema: 'public' | 'private', table: string, verb: Verb, column: string) {
  const from = world.people.clients[asker].schema(schema).from(table);
  const row: Record<string, unknown> = { [column]: null };
  const answer = await (verb === 'insert'
    ? from.insert(row)
    : verb === 'update'
      ? from.update(row).is(column, null)
      : from.delete().is(column, null));
  const code = refusal(answer);
  // The service may write; that an empty row is not a good one is the table's own affair.
  return code?.startsWith('23') === true ? null : code;
}

describe('tables', () => {
  it('all have expectations', async () => {
    const rows = await world.clinic.sql<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1, 2`,
    );
    const expected = [
      ...privateTables.map((name) => `private.${name}`),
      ...tables.map(([name]) => `public.${name}`),
    ].sort();
    expect(rows.map(({ schema, name }) => `${schema}.${name}`)).toEqual(expected);
  });

  it.each(tables)('%s: everybody sees their own rows and no others', async (table, expectation) => {
    const labels = await ownersView(table, expectation);
    const expected = await everybody<string[] | string>((asker) => {
      const sight = expectation.sees[asker];
      if (typeof sight === 'string') return Promise.resolve(sight);
      const rows = [...labels].filter(([, label]) => sight.includes(label));
      // An expectation about rows that do not exist would say nothing.
      expect(new Set(rows.map(([, label]) => label)), `${asker} of ${table}`).toEqual(new Set(sight));
      return Promise.resolve(rows.map(([key]) => key).sort());
    });
    const found = await everybody<string[] | string>(async (asker) => {
      const rows = await seen(asker, table, expectation);
      return typeof rows === 'string' ? rows : rows.sort();
    });
    expect(found).toEqual(expected);
  });

  it.each(tables.flatMap(([table, expectation]) => verbs.map((verb) => ({ table, verb, expectation }))))(
    '$table: $verb is for nobody but the service',
    async ({ table, verb, expectation }) => {
      const column = expectation.update ?? expectation.key[0] ?? 'id';
      const found = await everybody((asker) => write(asker, 'public', table, verb, column));
      const service = expectation.serviceWrites.includes(verb) ? null : '42501';
      expect(found).toEqual({ ...Object.fromEntries(askers.map((asker) => [asker, '42501'])), service });
    },
  );

  it.each(privateTables)('private.%s is not served to anybody', async (table) => {
    for (const verb of ['select', ...verbs] as const) {
      const found = await everybody(async (asker) =>
        verb === 'select'
          ? refusal(await world.people.clients[asker].schema('private').from(table).select())
          : write(asker, 'private', table, verb, 'id'),
      );
      expect(found, verb).toEqual(Object.fromEntries(askers.map((asker) => [asker, 'PGRST106'])));
    }
  });

  it('in private are closed by rights as well, should the schema ever be served', async () => {
    const open = await world.clinic.sql(
      `select c.relname, r.name from pg_class c, unnest(array['anon', 'authenticated']) as r(name)
        where c.relnamespace = 'private'::regnamespace and c.relkind = 'r'
          and (has_table_privilege(r.name, c.oid, 'select, insert, update, delete, truncate, references, trigger')
               or has_any_column_privilege(r.name, c.oid, 'select, insert, update, references'))`,
    );
    expect(open).toEqual([]);
  });
});

describe('columns', () => {
  it.each(tables)('%s: all are readable but those hidden', async (table, { hidden = [] }) => {
    const columns = await world.clinic.sql<{ name: string }>(
      `select attname::text as name from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [`public.${table}`],
    );
    const answers: Record<string, string | null> = {};
    for (const { name } of columns) {
      answers[name] = refusal(await world.people.clients.administrator.from(table).select(name).limit(1));
    }
    expect(answers).toEqual(
      Object.fromEntries(columns.map(({ name }) => [name, hidden.includes(name) ? '42501' : null])),
    );
  });

  it('are writable by no person, in no table', async () => {
    const open = await world.clinic.sql(
      `select c.relname, a.attname, r.name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
              unnest(array['anon', 'authenticated']) as r(name)
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and has_column_privilege(r.name, c.oid, a.attnum, 'insert, update, references')`,
    );
    expect(open).toEqual([]);
  });

  it('role: nobody gives themselves one, through their own row or at sign-up', async () => {
    const found = await everybody(async (asker) => {
      if (asker === 'anonymous' || asker === 'service') return '42501';
      const { clients, ids } = world.people;
      return refusal(await clients[asker].from('profiles').update({ role: 'administrator' }).eq('id', ids[asker]));
    });
    expect(new Set(Object.values(found))).toEqual(new Set(['42501']));
  });
});

describe('functions', () => {
  it('of the API all have expectations, and one signature each', async () => {
    const rows = await world.clinic.sql<{ name: string }>(
      `select p.proname::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(functions).sort());
  });

  it.each(Object.entries(functions))('%s: everybody gets their answer', async (name, { answers, ask }) => {
    const found = await everybody(async (asker) => {
      const args = await ask(world, asker);
      const before = await world.trace();
      const answer = await world.people.clients[asker].rpc(name, args);
      const code = refusal(answer);
      const data: unknown = answer.data;
      const outcome = code ?? (Array.isArray(data) && data.length === 0 ? 'empty' : 'ok');
      const changed = outcome !== 'ok' && !isDeepStrictEqual(await world.trace(), before);
      await world.tidy();
      return changed ? `${outcome}, but something changed` : outcome;
    });
    expect(found).toEqual(answers);
  });

  it('of the private schema: a signed-in person may run the two that policies ask, nobody else any', async () => {
    const rows = await world.clinic.sql<{ name: string; role: string }>(
      `select p.proname::text as name, r.name as role from pg_proc p, unnest(array['anon', 'authenticated']) as r(name)
        where p.pronamespace = 'private'::regnamespace and has_function_privilege(r.name, p.oid, 'execute') order by 1`,
    );
    expect(rows).toEqual([
      { name: 'is_active', role: 'authenticated' },
      { name: 'is_administrator', role: 'authenticated' },
    ]);
  });
});

it('is as large as the README says', () => {
  const tableCells = (tables.length + privateTables.length) * 4 * askers.length;
  const functionCells = Object.keys(functions).length * askers.length;
  const count = (tableCells + functionCells).toLocaleString('en');
  console.log(
    `access matrix: ${count} cells (${tables.length + privateTables.length} tables x 4 verbs x ${askers.length} askers, ` +
      `${Object.keys(functions).length} functions x ${askers.length} askers)`,
  );
  expect(readFileSync(join(project, 'README.md'), 'utf8')).toContain(`${count} cells`);
});
