import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import * as z from 'zod';
import { connect } from './bare-server.ts';
import { clock, everyone, peopleSql, visitsSql } from './people.ts';

const person = z.object({ id: z.string(), doctor: z.string(), patient: z.string() });
const look = z.object({
  broken: z.array(z.string()),
  since: z.number(),
  sinceAudit: z.number(),
  audited: z.number(),
  changes: z.array(
    z.object({ table: z.string(), op: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  visits: z.array(person.extend({ status: z.string(), call: z.string(), version: z.number(), type: z.string() })),
  calls: z.array(person.extend({ status: z.string(), joined: z.boolean() })),
  summaries: z.array(z.object({ id: z.string(), patient: z.string() })),
  exceptions: z.array(z.object({ id: z.string(), doctor: z.string() })),
  invitations: z.array(z.string()),
  settingsVersion: z.number(),
});
/** The clinic after a step. */
export type Look = z.infer<typeof look>;
/** Arguments by name; what is left out keeps its default. Objects are JSON. */
export type Arguments = Readonly<Record<string, string | number | boolean | object | null>>;

export interface Answer {
  /** PostgreSQL's code, and the message where the database refused with one of ours. */
  readonly refused: { readonly state: string; readonly message: string } | null;
  readonly rows: readonly Record<string, unknown>[];
}

const failure = z.object({ code: z.string(), message: z.string() });
const asText = (value: Arguments[string]): string | null =>
  value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A database for walks, and one session for each person who acts in it, in their role and claims as the API would be. */
export class Stage implements AsyncDisposable {
  readonly functions: readonly string[];
  readonly #url: string;
  readonly #owner: Sql;
  readonly #types: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #required: ReadonlyMap<string, Arguments>;
  readonly #sessions = new Map<string, Sql>();
  #since = 0;
  #sinceAudit = 0;

  private constructor(
    url: string,
    owner: Sql,
    types: ReadonlyMap<string, ReadonlyMap<string, string>>,
    required: ReadonlyMap<string, Arguments>,
  ) {
    this.#url = url;
    this.#owner = owner;
    this.#types = types;
    this.#required = required;
    this.functions = [...types.keys()];
  }

  static async open(url: string): Promise<Stage> {
    const owner = connect(url);
    await owner.unsafe(await readFile(join(import.meta.dirname, 'stage.sql'), 'utf8')).simple();
    await owner.unsafe(peopleSql).simple();
    const rows = await owner.unsafe<{ name: string; names: string[]; types: string[]; required: number }[]>(
      `select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as names,
              array(select format_type(t, null) from unnest(p.proargtypes) as t) as types,
              p.pronargs - p.pronargdefaults as required
         from pg_proc p where p.pronamespace = 'public'::regnamespace
          and (has_function_privilege('authenticated', p.oid, 'execute') or p.proname = 'run_scheduled_tasks') order by 1`,
    );
    const types = new Map(
      rows.map(({ name, names, types: given }) => [
        name,
        new Map(names.map((each, at) => [each, given[at] ?? 'text'])),
      ]),
    );
    const required = new Map(
      rows.map(({ name, names, required: most }) => [
        name,
        Object.fromEntries(names.slice(0, most).map((each) => [each, null])),
      ]),
    );
    return new Stage(url, owner, types, required);
  }

  /** The clinic as every walk finds it. */
  async reset(): Promise<Look> {
    await this.#owner.unsafe('select walks.reset()');
    await this.#owner.unsafe(visitsSql);
    const found = await this.#ask([clock]);
    if (found.broken.some((line) => !line.includes('was not told')))
      throw new Error(`a walk begins broken: ${found.broken.join('; ')}`);
    return found;
  }

  /** What is there after a step of these people, with everything that is wrong. */
  look(actors: readonly string[]): Promise<Look> {
    return this.#ask(actors);
  }

  async pass(seconds: number): Promise<void> {
    await this.#owner.unsafe('select walks.pass($1::text::interval)', [`${String(seconds)} seconds`], {
      prepare: true,
    });
  }

  /** Calls a function as that person; `lane` 1 is a second device of theirs, whose calls run beside those of the first. */
  async call(who: string, lane: 0 | 1, name: string, args: Arguments): Promise<Answer> {
    const types = this.#types.get(name);
    if (types === undefined) throw new Error(`there is no function ${name}`);
    // What has no default and was left out is null: a client can send that too.
    const given = Object.entries({ ...this.#required.get(name), ...args });
    const list = given.map(
      ([key], at) => `${key} => $${String(at + 1)}::text::${types.get(key) ?? `no argument ${key}`}`,
    );
    const session = await this.#session(who, lane);
    try {
      const rows = await session.unsafe(
        `select * from public.${name}(${list.join(', ')})`,
        given.map(([, value]) => asText(value)),
        { prepare: true },
      );
      return { refused: null, rows: [...rows] };
    } catch (thrown) {
      const { code, message } = failure.parse(thrown);
      return { refused: { state: code, message }, rows: [] };
    }
  }

  async #ask(actors: readonly string[]): Promise<Look> {
    const [row] = await this.#owner.unsafe<{ look: unknown }[]>(
      'select walks.look($1, $2, $3) as look',
      [this.#since, this.#sinceAudit, [...actors]],
      { prepare: true },
    );
    const found = look.parse(row?.look);
    this.#since = Math.max(this.#since, found.since);
    this.#sinceAudit = Math.max(this.#sinceAudit, found.sinceAudit);
    return found;
  }

  async #session(who: string, lane: 0 | 1): Promise<Sql> {
    const key = `${who} ${String(lane)}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    if (who !== clock && !everyone.some((id) => id === who)) throw new Error(`nobody is called ${who}`);
    const session = connect(this.#url);
    this.#sessions.set(key, session);
    const role = who === clock ? 'service_role' : 'authenticated';
    const claims = JSON.stringify(who === clock ? { role } : { role, sub: who });
    await session.unsafe(`set role ${role}; set request.jwt.claims = '${claims}'`).simple();
    return session;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#sessions.values(), this.#owner].map((each) => each.end({ timeout: 1 })));
  }
}
