import type { ParameterOrJSON, Sql } from 'postgres';
import type { Database, Session } from './database.ts';
import { withoutStatement } from './database-failure.ts';
import type { Lease } from './leased-dialect.ts';

/** What a session needs of the driver: a pool, a transaction and a reserved connection all have it. */
type Sender = Pick<Sql, 'unsafe'>;
/** Parameters as the driver types them; the server describes them first, so every JavaScript value may be given. */
type Parameters = ParameterOrJSON<never>[];

function sessionOver(sender: Sender): Session {
  return {
    query: async <Row>(text: string, params: readonly unknown[] = []) => {
      try {
        return [...(await sender.unsafe(text, [...params] as Parameters))] as Row[];
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

  /** Lends a connection of the pool to Kysely. */
  async lease(): Promise<Lease> {
    const connection = await this.#pool.reserve();
    return {
      run: async (text, params) => {
        const result = await connection.unsafe(text, [...params] as Parameters);
        // The driver's type hides that statements such as `begin` have no count.
        const count: unknown = result.count;
        return { rows: [...result], changes: typeof count === 'number' ? count : undefined };
      },
      release: () => connection.release(),
    };
  }

  async close(): Promise<void> {
    await this.#pool.end({ timeout: 2 });
  }
}
