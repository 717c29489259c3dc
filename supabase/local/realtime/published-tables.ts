import type { Database } from '../database/database.ts';

export interface TableColumn {
  readonly name: string;
  /** Short type name, as the client's converter knows it: `int8`, `_text`, `timestamptz`. */
  readonly type: string;
  /** Type as SQL writes it, safe to put into a statement. */
  readonly fullType: string;
  readonly isKey: boolean;
}

/** A table whose changes Realtime delivers. */
export interface PublishedTable {
  readonly relation: number;
  readonly schema: string;
  readonly name: string;
  /** Schema and table as SQL writes them. */
  readonly qualified: string;
  readonly columns: readonly TableColumn[];
  /** Whether changes carry the whole old row (`replica identity full`). */
  readonly keepsOldRow: boolean;
  readonly hasPolicies: boolean;
}

/** What is published now, read anew whenever the schema changes. */
export class PublishedTables {
  readonly #database: Database;
  #tables: Promise<ReadonlyMap<number, PublishedTable>> | undefined;
  #readable = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Forgets what was read; the next call reads again and captures changes of newly published tables. */
  forget(): void {
    this.#tables = undefined;
    this.#readable = new Map();
  }

  all(): Promise<ReadonlyMap<number, PublishedTable>> {
    if (this.#tables === undefined) {
      const reading = this.#read();
      this.#tables = reading;
      // A failed reading is not kept; whoever asked hears of it through the promise returned here.
      reading.catch(() => {
        if (this.#tables === reading) this.#tables = undefined;
      });
    }
    return this.#tables;
  }

  /** The table of that name. One that is not known may have been published this moment, so it is looked for again. */
  async find(schema: string, name: string): Promise<PublishedTable | undefined> {
    const known = named(await this.all(), schema, name);
    if (known !== undefined) return known;
    this.forget();
    return named(await this.all(), schema, name);
  }

  /** Columns of `table` that `role` may read. */
  readable(table: PublishedTable, role: string): Promise<ReadonlySet<string>> {
    const key = `${table.relation} ${role}`;
    const known = this.#readable.get(key);
    if (known !== undefined) return known;
    const asked = this.#database
      .query<{ name: string }>(
        `select attname as name from pg_attribute
         where attrelid = $1 and attnum > 0 and not attisdropped and has_column_privilege($2, $1::oid, attnum, 'select')`,
        [table.relation, role],
      )
      .then((rows) => new Set(rows.map((row) => row.name)));
    this.#readable.set(key, asked);
    return asked;
  }

  async #read(): Promise<ReadonlyMap<number, PublishedTable>> {
    await this.#database.query('select clinic.capture_published()');
    const rows = await this.#database.query<PublishedTable>(`
      select c.oid::int8 as relation, n.nspname as schema, c.relname as name,
        format('%I.%I', n.nspname, c.relname) as qualified,
        c.relreplident = 'f' as "keepsOldRow", c.relrowsecurity as "hasPolicies",
        (select jsonb_agg(jsonb_build_object(
            'name', a.attname, 'type', t.typname, 'fullType', format_type(a.atttypid, a.atttypmod),
            'isKey', coalesce(a.attnum = any (i.indkey), false)) order by a.attnum)
          from pg_attribute a
            join pg_type t on t.oid = a.atttypid
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_publication_tables p
        join pg_namespace n on n.nspname = p.schemaname
        join pg_class c on c.relname = p.tablename and c.relnamespace = n.oid
      where p.pubname = 'supabase_realtime'`);
    return new Map(rows.map((table) => [table.relation, table]));
  }
}

function named(tables: ReadonlyMap<number, PublishedTable>, schema: string, name: string): PublishedTable | undefined {
  return [...tables.values()].find((table) => table.schema === schema && table.name === name);
}
