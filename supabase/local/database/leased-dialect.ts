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
  run<Row>(text: string, params: readonly unknown[]): Promise<QueryResult<Row>>;
  release(): void;
}

class LeasedConnection implements DatabaseConnection {
  readonly lease: Lease;

  constructor(lease: Lease) {
    this.lease = lease;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.lease.run<Row>(query.sql, query.parameters);
    } catch (thrown) {
      throw withoutStatement(thrown);
    }
  }

  streamQuery(): AsyncIterableIterator<never> {
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

/** A driver's answer in Kysely's form; statements such as `begin` have no count. */
export function leaseResult<Row>(rows: Row[], count: unknown): QueryResult<Row> {
  return typeof count === 'number' ? { rows, numAffectedRows: BigInt(count) } : { rows };
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
