import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { withoutStatement } from './database-failure.ts';

/** One connection lent to one transaction or statement. */
export interface Lease {
  run(text: string, params: readonly unknown[]): Promise<{ rows: unknown[]; changes: number | undefined }>;
  release(): void;
}

class LeasedConnection implements DatabaseConnection {
  readonly lease: Lease;

  constructor(lease: Lease) {
    this.lease = lease;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, changes } = await this.lease.run(query.sql, query.parameters);
      return {
        // Kysely's callers name the row type; the driver cannot know it.
        rows: rows as Row[],
        ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }),
      };
    } catch (thrown) {
      throw withoutStatement(thrown);
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('The clinic does not stream query results.');
  }
}

class LeasedDriver implements Driver {
  readonly #acquire: () => Promise<Lease>;

  constructor(acquire: () => Promise<Lease>) {
    this.#acquire = acquire;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LeasedConnection> {
    return new LeasedConnection(await this.#acquire());
  }

  async releaseConnection(connection: LeasedConnection): Promise<void> {
    connection.lease.release();
  }

  async beginTransaction(connection: LeasedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: LeasedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: LeasedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {}
}

/** A Kysely dialect whose connections come from `acquire`; refused statements surface without text and parameters. */
export function leasedDialect(acquire: () => Promise<Lease>): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new LeasedDriver(acquire),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
