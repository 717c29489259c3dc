import type { ParameterOrJSON, ReservedSql, Sql } from 'postgres';
import * as z from 'zod';
import type { Database, Session } from './database.ts';
import { withoutStatement } from './database-failure.ts';
import { leaseResult, type Lease } from './leased-dialect.ts';

/** What a session needs of the driver: a pool, a transaction and a reserved connection all have it. */
type Sender = Pick<Sql, 'unsafe'>;
/** Parameters as the driver types them; the server describes them first, so every JavaScript value may be given. */
const parameters = z.array(z.custom<ParameterOrJSON<never>>());

function sessionOver(sender: Sender): Session {
  return {
    query: async <Row>(text: string, params: readonly unknown[] = []) => {
      try {
        return [...(await sender.unsafe<Row[]>(text, parameters.parse(params)))];
      } catch (thrown) {
        throw withoutStatement(thrown);
      }
    },
    script: async (text) => {
      try {
        await sender.unsafe(text).simple();
      } catch (thrown) {
        throw withoutStatement(thrown);
      }
    },
  };
}

/** A PostgreSQL server reached over the network, with a pool of connections. */
export class PostgresDatabase implements Database {
  readonly #pool: Sql;
  readonly #session: Session;
  #claim: ReservedSql | undefined;

  constructor(pool: Sql) {
    this.#pool = pool;
    this.#session = sessionOver(pool);
  }

  query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#session.query<Row>(text, params);
  }

  script(text: string): Promise<void> {
    return this.#session.script(text);
  }

  async transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const connection = await this.#pool.reserve();
    const session = sessionOver(connection);
    try {
      await session.script('begin');
      try {
        const result = await work(session);
        await session.script('commit');
        return result;
      } catch (thrown) {
        await session.script('rollback');
        throw thrown;
      }
    } finally {
      connection.release();
    }
  }

  async listen(channel: string, listener: () => void): Promise<void> {
    await this.#pool.listen(channel, listener, listener);
  }

  /**
   * Claims the database for this clinic as long as it is open: two would deliver each other's changes.
   * @returns false when another clinic has it.
   */
  async claim(): Promise<boolean> {
    const connection = await this.#pool.reserve();
    const [row] = await connection.unsafe<{ claimed: boolean }[]>(
      `select pg_try_advisory_lock(hashtext('embedded clinic')) as claimed`,
    );
    if (row?.claimed !== true) connection.release();
    // The lock belongs to the connection, which therefore stays reserved until the end.
    else this.#claim = connection;
    return row?.claimed === true;
  }

  /** Lends a connection of the pool to Kysely. */
  async lease(): Promise<Lease> {
    const connection = await this.#pool.reserve();
    return {
      run: async <Row>(text: string, params: readonly unknown[]) => {
        const result = await connection.unsafe<Row[]>(text, parameters.parse(params));
        return leaseResult<Row>([...result], result.count);
      },
      release: () => connection.release(),
    };
  }

  async close(): Promise<void> {
    this.#claim?.release();
    await this.#pool.end({ timeout: 2 });
  }
}
