import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionContextOptions, IntrospectResult, VarsContext } from '@supabase/lite';
import { PgliteConnection } from '@supabase/lite/pglite';
import { PostgresConnection } from '@supabase/lite/postgres';
import type { PGliteOptions } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { ClinicError, reasonOf } from '../clinic-error.ts';
import type { Database } from '../database/database.ts';
import { ExclusiveLock } from '../database/exclusive-lock.ts';
import { leasedDialect } from '../database/leased-dialect.ts';
import { PgliteDatabase } from '../database/pglite-database.ts';
import { PostgresDatabase } from '../database/postgres-database.ts';
import { keepTemplate, readTemplate } from '../database/pglite-template.ts';
import { createCluster, removeUnfinished } from '../database/unfinished-cluster.ts';
import { booleanText, jsonText, timestampText, typeOid } from '../database/value-text.ts';
import { libraryError } from './error-report.ts';
import { becomeCaller } from './request-context.ts';

/** What the library's context function may be asked; its test-only rollback mode is not supported here. */
type ContextWork<Result> = (db: Kysely<unknown>) => Promise<Result>;

/** The library's connection together with our own way to the same database. */
export interface LiteBackend {
  readonly database: Database;
  readonly connection: PgliteConnection | PostgresConnection;
}

/**
 * Runs a request in a transaction as its caller. This replaces the library's own version, whose first call grants all
 * rights on all tables to `anon` and `authenticated` and so undoes every REVOKE of the migrations.
 */
async function inContext<Result>(
  kysely: Kysely<unknown>,
  vars: VarsContext | undefined,
  work: ContextWork<Result>,
  options: ConnectionContextOptions | undefined,
): Promise<Result> {
  if (vars === undefined) return work(kysely);
  const outer = options?.transaction;
  if (outer !== undefined) {
    await becomeCaller(outer, vars, options?.rpc);
    return work(outer);
  }
  return kysely.transaction().execute(async (transaction) => {
    await becomeCaller(transaction, vars, options?.rpc);
    return work(transaction);
  });
}

/** Lets requests that need the schema at the same moment share one reading of it; it takes twenty statements. */
class SharedReading<Result> {
  #reading: Promise<Result> | undefined;

  run(read: () => Promise<Result>): Promise<Result> {
    this.#reading ??= read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }
}

class ClinicPgliteConnection extends PgliteConnection {
  readonly lock = new ExclusiveLock();
  readonly database: PgliteDatabase;

  readonly #schema = new SharedReading<IntrospectResult>();
  constructor(directory: string | null, options: Pick<PGliteOptions, 'extensions' | 'loadDataDir'>) {
    super({
      ...(directory === null ? {} : { url: directory }),
      pgliteOptions: {
        ...options,
        parsers: { [typeOid.timestamp]: timestampText, [typeOid.timestamptz]: timestampText },
        serializers: { [typeOid.boolean]: booleanText, [typeOid.json]: jsonText, [typeOid.jsonb]: jsonText },
      },
    });
    this.database = new PgliteDatabase(this.driver, this.lock);
    this.kysely = new Kysely({ dialect: leasedDialect(() => this.database.lease()) });
  }

  override withContext<Result>(
    vars: VarsContext | undefined,
    work: ContextWork<Result>,
    options?: ConnectionContextOptions,
  ): Promise<Result> {
    return this.lock.run(() => inContext(this.kysely, vars, work, options));
  }

  override runInTransaction<Result>(work: ContextWork<Result>): Promise<Result> {
    return this.lock.run(() => super.runInTransaction(work));
  }

  override introspect(options?: { useCache?: boolean }): Promise<IntrospectResult> {
    return this.#schema.run(() => super.introspect(options));
  }

  override normalizeDbError(thrown: unknown): unknown {
    return libraryError(thrown);
  }
}

class ClinicPostgresConnection extends PostgresConnection {
  readonly database: PostgresDatabase;

  readonly #schema = new SharedReading<IntrospectResult>();
  constructor(url: string) {
    super({
      url,
      postgresOptions: {
        max: 12,
        onnotice: () => undefined,
        connection: { search_path: '"$user", public, extensions', application_name: 'clinic' },
        types: {
          boolean: {
            to: typeOid.boolean,
            from: [typeOid.boolean],
            serialize: booleanText,
            parse: (text: string) => text === 't',
          },
          json: { to: typeOid.json, from: [typeOid.json], serialize: jsonText, parse: JSON.parse },
          jsonb: { to: typeOid.jsonb, from: [typeOid.jsonb], serialize: jsonText, parse: JSON.parse },
          timestamp: { to: typeOid.timestamp, from: [typeOid.timestamp], serialize: String, parse: timestampText },
          timestamptz: {
            to: typeOid.timestamptz,
            from: [typeOid.timestamptz],
            serialize: String,
            parse: timestampText,
          },
        },
      },
    });
    this.database = new PostgresDatabase(this.driver);
    this.kysely = new Kysely({ dialect: leasedDialect(() => this.database.lease()) });
  }

  override withContext<Result>(
    vars: VarsContext | undefined,
    work: ContextWork<Result>,
    options?: ConnectionContextOptions,
  ): Promise<Result> {
    return inContext(this.kysely, vars, work, options);
  }

  override introspect(options?: { useCache?: boolean }): Promise<IntrospectResult> {
    return this.#schema.run(() => super.introspect(options));
  }

  override normalizeDbError(thrown: unknown): unknown {
    return libraryError(thrown);
  }
}

/** Opens PGlite over `directory`, or in memory when it is null; new databases start from a kept empty one. */
export async function openPglite(
  directory: string | null,
  extensions: NonNullable<PGliteOptions['extensions']>,
  log: (line: string) => void,
): Promise<LiteBackend> {
  const open = async (template: Blob | null): Promise<ClinicPgliteConnection> => {
    const connection = new ClinicPgliteConnection(directory, {
      extensions,
      ...(template === null ? {} : { loadDataDir: template }),
    });
    await connection.driver.waitReady;
    return connection;
  };
  const create = async (): Promise<ClinicPgliteConnection> => {
    const template = await readTemplate();
    const connection = await open(template);
    if (template === null) await keepTemplate(connection.driver, log);
    return connection;
  };
  if (directory !== null) await removeUnfinished(directory);
  const isNew = directory === null || !existsSync(join(directory, 'PG_VERSION'));
  const connection = await (directory !== null && isNew
    ? createCluster(directory, create)
    : isNew
      ? create()
      : open(null));
  await connection.driver.exec(`set timezone = 'UTC'; set search_path = "$user", public, extensions;`);
  return { database: connection.database, connection };
}

/**
 * Opens a PostgreSQL server by its address.
 * @throws ClinicError when it cannot be reached, its user lacks rights, or another clinic uses it.
 */
export async function openPostgres(url: string): Promise<LiteBackend> {
  const connection = new ClinicPostgresConnection(url);
  const { database } = connection;
  try {
    if (!(await database.claim())) {
      throw new ClinicError(
        'DATA_IN_USE',
        'Another clinic is using this PostgreSQL database.',
        'Stop that one, or name another database in DATABASE_URL.',
      );
    }
    const [user] = await database.query<{ rolsuper: boolean }>(
      'select rolsuper from pg_roles where rolname = current_user',
    );
    if (user?.rolsuper === true) return { database, connection };
    throw new ClinicError(
      'DATABASE_RIGHTS',
      'The user of this PostgreSQL database is not a superuser, so the clinic cannot create what Supabase provides.',
      'Name a superuser in DATABASE_URL. A hosted Supabase project needs no clinic: use it directly.',
    );
  } catch (thrown) {
    await database.close();
    if (thrown instanceof ClinicError) throw thrown;
    throw new ClinicError(
      'DATABASE_UNREACHABLE',
      `The PostgreSQL server cannot be used: ${reasonOf(thrown)}`,
      'Check that it runs and that DATABASE_URL is right.',
      { cause: thrown },
    );
  }
}
