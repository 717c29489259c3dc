import { codeOf, reasonOf } from '../clinic-error.ts';
import type { Database } from '../database/database.ts';
import type { Caller } from './access-token.ts';
import { rowTest, type RowTest } from './change-filter.ts';
import type { ChangeRequest } from './join-settings.ts';
import { PublishedTables, type PublishedTable } from './published-tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** The `data` of a `postgres_changes` message. */
export interface ChangeData {
  readonly schema: string;
  readonly table: string;
  readonly commit_timestamp: string;
  readonly type: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly record?: Row;
  readonly old_record?: Row;
  readonly errors: readonly string[] | null;
}

/** Somebody who receives changes: one joined channel. */
export interface ChangeListener {
  readonly caller: Caller;
  deliver(ids: readonly number[], data: ChangeData): void;
}

/** A message written into `realtime.messages`, to be broadcast. */
export interface StoredMessage {
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
  readonly isPrivate: boolean;
}

/** One accepted wish of a client; `id` is what the client knows it by. */
export interface Subscription {
  readonly id: number;
  readonly relations: ReadonlySet<number> | 'all';
  readonly schema: string;
  readonly event: string;
  readonly test: RowTest | null;
  readonly select: readonly string[] | null;
}

interface QueuedChange {
  readonly id: number;
  readonly relation: number;
  readonly kind: ChangeData['type'];
  readonly record: Row | null;
  readonly old_record: Row | null;
  readonly committed_at: string;
}

/** A request for changes that cannot be served; the message goes to the client. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused';
}

/** Callers whose rights are checked in one statement. More would keep PGlite's only connection from others too long. */
const callersAtOnce = 100;
/** Changes taken from the queue in one statement. */
const changesAtOnce = 500;

/** Takes captured changes from the database and delivers each to the listeners that asked for it and may see it. */
export class ChangeFeed {
  readonly #database: Database;
  readonly #log: (line: string) => void;
  readonly #onMessage: (message: StoredMessage) => void;
  readonly #tables: PublishedTables;
  readonly #listeners = new Map<ChangeListener, readonly Subscription[]>();
  #watched = new Set<number>();
  #watching: Promise<void> = Promise.resolve();
  #draining: Promise<void> | undefined;
  #again = false;
  #messages = 0;
  #stopped = false;

  constructor(database: Database, onMessage: (message: StoredMessage) => void, log: (line: string) => void) {
    this.#database = database;
    this.#onMessage = onMessage;
    this.#log = log;
    this.#tables = new PublishedTables(database);
  }

  async start(): Promise<void> {
    await this.#database.script('truncate clinic.watched, clinic.changes');
    const [row] = await this.#database.query<{ relation: number }>(
      `select 'realtime.messages'::regclass::oid::int8 as relation`,
    );
    this.#messages = row?.relation ?? 0;
    await this.#watch();
    await this.#database.listen('clinic_changes', () => this.#drainSoon());
    await this.#database.listen('pgrst', () => this.#schemaChanged());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#draining;
    await this.#watching;
  }

  /**
   * Checks what a client asked for. `ids` are given by the caller because the client hears them before this is done.
   * @throws SubscriptionRefused or FilterRefused with words for the client.
   */
  async prepare(requests: readonly ChangeRequest[], ids: readonly number[]): Promise<Subscription[]> {
    return Promise.all(
      requests.map(async (request, index): Promise<Subscription> => {
        const { schema, event } = request;
        const base = { id: ids[index] ?? 0, event, schema, select: request.select ?? null };
        const name = request.table ?? '*';
        if (name === '*' || schema === '*') return { ...base, relations: 'all', test: null };
        const table = await this.#tables.find(schema, name);
        if (table === undefined) {
          throw new SubscriptionRefused(
            'Unable to subscribe to changes with given parameters. Please check Realtime is enabled for the given ' +
              `connect parameters: [event: ${event}, schema: ${schema}, table: ${name}, filters: []]`,
          );
        }
        const filter = request.filter ?? '';
        const test = filter === '' ? null : await rowTest(this.#database, filter, table);
        return { ...base, relations: new Set([table.relation]), test };
      }),
    );
  }

  /** From the end of this call on, no matching change is missed. */
  async add(listener: ChangeListener, subscriptions: readonly Subscription[]): Promise<void> {
    this.#listeners.set(listener, subscriptions);
    await this.#watch();
  }

  remove(listener: ChangeListener): void {
    if (this.#listeners.delete(listener)) this.#watchLater();
  }

  #schemaChanged(): void {
    this.#tables.forget();
    this.#watchLater();
  }

  #watchLater(): void {
    if (this.#stopped) return;
    this.#watch().catch((thrown: unknown) => {
      this.#log(`realtime could not follow the schema: ${codeOf(thrown) ?? reasonOf(thrown)}`);
    });
  }

  /** Brings the list of watched tables up to date, one update after another. */
  #watch(): Promise<void> {
    const update = this.#watching.then(() => this.#updateWatched());
    this.#watching = update.catch(() => undefined);
    return update;
  }

  /** Tells the capturing triggers which tables matter; the others cost their writers next to nothing. */
  async #updateWatched(): Promise<void> {
    const published = [...(await this.#tables.all()).values()];
    const wanted = new Set([this.#messages]);
    for (const subscriptions of this.#listeners.values()) {
      for (const subscription of subscriptions) {
        for (const table of published) if (concerns(subscription, table)) wanted.add(table.relation);
      }
    }
    const same = wanted.size === this.#watched.size && [...wanted].every((relation) => this.#watched.has(relation));
    if (same) return;
    await this.#database.transaction(async (session) => {
      await session.query('delete from clinic.watched');
      await session.query('insert into clinic.watched select unnest($1::text::oid[])', [`{${[...wanted].join()}}`]);
    });
    this.#watched = wanted;
  }

  #drainSoon(): void {
    if (this.#stopped) return;
    if (this.#draining !== undefined) {
      this.#again = true;
      return;
    }
    this.#draining = this.#drain().finally(() => {
      this.#draining = undefined;
      if (this.#again) {
        this.#again = false;
        this.#drainSoon();
      }
    });
  }

  async #drain(): Promise<void> {
    try {
      for (;;) {
        const changes = await this.#database.query<QueuedChange>(
          `delete from clinic.changes where id in (select id from clinic.changes order by id limit ${changesAtOnce})
           returning id, relation::int8 as relation, kind, record, old_record, committed_at`,
        );
        for (const change of changes.toSorted((left, right) => left.id - right.id)) {
          await this.#publishSafely(change);
        }
        if (changes.length < changesAtOnce) return;
      }
    } catch (thrown) {
      if (!this.#stopped) this.#log(`realtime lost changes: ${codeOf(thrown) ?? reasonOf(thrown)}`);
    }
  }

  /** A change that cannot be delivered must not take the ones behind it along. */
  async #publishSafely(change: QueuedChange): Promise<void> {
    try {
      await this.#publish(change);
    } catch (thrown) {
      if (!this.#stopped) this.#log(`realtime lost a change: ${codeOf(thrown) ?? reasonOf(thrown)}`);
    }
  }

  async #publish(change: QueuedChange): Promise<void> {
    if (change.relation === this.#messages) {
      const { topic, event, payload, private: isPrivate, extension } = change.record ?? {};
      if (extension !== 'broadcast' || typeof topic !== 'string' || typeof event !== 'string') return;
      this.#onMessage({ topic, event, payload, isPrivate: isPrivate === true });
      return;
    }
    const table = (await this.#tables.all()).get(change.relation);
    if (table === undefined) return;
    const wanting = this.#wanting(change, table);
    if (wanting.length === 0) return;
    const visible = change.kind === 'DELETE' ? null : await this.#visible(change, table, wanting);
    for (const { listener, subscriptions } of wanting) {
      if (visible !== null && !visible.has(listener.caller.claimsText)) continue;
      const readable = await this.#tables.readable(table, listener.caller.claims.role);
      for (const { select, ids } of bySelection(subscriptions)) {
        const columns = table.columns.filter(
          ({ name, isKey }) => readable.has(name) && (select === null || isKey || select.includes(name)),
        );
        if (columns.length > 0) listener.deliver(ids, changeData(change, table, columns));
      }
    }
  }

  #wanting(
    change: QueuedChange,
    table: PublishedTable,
  ): { listener: ChangeListener; subscriptions: readonly Subscription[] }[] {
    const row = change.kind === 'DELETE' ? oldRow(change, table) : (change.record ?? {});
    return [...this.#listeners].flatMap(([listener, all]) => {
      const subscriptions = all.filter(
        (subscription) =>
          concerns(subscription, table) &&
          (subscription.event === '*' || subscription.event === change.kind) &&
          (subscription.test === null || subscription.test(row)),
      );
      return subscriptions.length === 0 ? [] : [{ listener, subscriptions }];
    });
  }

  /** Claims of those who may see the row as it is now; a row that is gone or hidden by now is seen by nobody. */
  async #visible(
    change: QueuedChange,
    table: PublishedTable,
    wanting: readonly { listener: ChangeListener }[],
  ): Promise<Set<string>> {
    const callers = [...new Set(wanting.map(({ listener }) => listener.caller.claimsText))];
    if (!table.hasPolicies) return new Set(callers);
    const keys = table.columns.filter((column) => column.isKey);
    if (keys.length === 0) return new Set();
    const record = change.record ?? {};
    const where = keys.map(
      ({ name, fullType }) => `"${name.replaceAll('"', '""')}" = '${literal(record[name])}'::${fullType}`,
    );
    const probe = `select exists (select from ${table.qualified} where ${where.join(' and ')})`;
    const visible = new Set<string>();
    for (let start = 0; start < callers.length; start += callersAtOnce) {
      const asked = callers.slice(start, start + callersAtOnce);
      const [row] = await this.#database.query<{ answers: boolean[] }>(
        `select to_jsonb(clinic.visible_to($1, array(select jsonb_array_elements_text($2::jsonb)))) as answers`,
        [probe, JSON.stringify(asked)],
      );
      for (const [index, caller] of asked.entries()) if (row?.answers[index] === true) visible.add(caller);
    }
    return visible;
  }
}

function concerns(subscription: Subscription, table: PublishedTable): boolean {
  if (subscription.relations !== 'all') return subscription.relations.has(table.relation);
  return subscription.schema === '*' || subscription.schema === table.schema;
}

function literal(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''");
}

/** The old row as far as clients may know it: the primary key, or all of it with `replica identity full`. */
function oldRow(change: QueuedChange, table: PublishedTable): Row {
  const old = change.old_record ?? {};
  if (table.keepsOldRow) return old;
  return only(
    old,
    table.columns.filter((column) => column.isKey).map((column) => column.name),
  );
}

function only(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
}

function bySelection(
  subscriptions: readonly Subscription[],
): { select: readonly string[] | null; ids: readonly number[] }[] {
  const groups = Map.groupBy(subscriptions, ({ select }) => JSON.stringify(select));
  return [...groups.values()].map((group) => ({ select: group[0]?.select ?? null, ids: group.map(({ id }) => id) }));
}

function changeData(change: QueuedChange, table: PublishedTable, columns: PublishedTable['columns']): ChangeData {
  const names = columns.map((column) => column.name);
  const keys = columns.filter((column) => column.isKey).map((column) => column.name);
  // With row-level security nobody checks who may see a deleted row, so nobody gets more than its key.
  const oldNames = change.kind === 'DELETE' && table.hasPolicies ? keys : names;
  return {
    schema: table.schema,
    table: table.name,
    commit_timestamp: change.committed_at,
    type: change.kind,
    columns: columns.map(({ name, type }) => ({ name, type })),
    ...(change.record === null ? {} : { record: only(change.record, names) }),
    ...(change.old_record === null ? {} : { old_record: only(oldRow(change, table), oldNames) }),
    errors: null,
  };
}
