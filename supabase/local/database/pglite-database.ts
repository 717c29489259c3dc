import type { PGlite } from '@electric-sql/pglite';
import type { Database, Session } from './database.ts';
import { withoutStatement } from './database-failure.ts';
import type { ExclusiveLock } from './exclusive-lock.ts';
import { leaseResult, type Lease } from './leased-dialect.ts';

/** PGlite has one connection, so everything that touches it goes through one lock. */
export class PgliteDatabase implements Database {
  readonly #driver: PGlite;
  readonly #lock: ExclusiveLock;

  constructor(driver: PGlite, lock: ExclusiveLock) {
    this.#driver = driver;
    this.#lock = lock;
  }

  async query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#lock.run(() => this.#session.query<Row>(text, params));
  }

  async script(text: string): Promise<void> {
    return this.#lock.run(() => this.#session.script(text));
  }

  async transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#lock.run(async () => {
      await this.#driver.exec('begin');
      try {
        const result = await work(this.#session);
        await this.#driver.exec('commit');
        return result;
      } catch (thrown) {
        await this.#driver.exec('rollback');
        throw withoutStatement(thrown);
      }
    });
  }

  async listen(channel: string, listener: () => void): Promise<void> {
    // The notification is delivered inside the call of whoever committed; the listener must not run as that holder.
    await this.#lock.run(() => this.#driver.listen(channel, () => this.#lock.outside(listener)));
  }

  /** Lends the connection to Kysely. */
  async lease(): Promise<Lease> {
    const release = await this.#lock.acquire();
    return {
      run: async <Row>(text: string, params: readonly unknown[]) => {
        const result = await this.#driver.query<Row>(text, [...params]);
        return leaseResult(result.rows, result.affectedRows);
      },
      release,
    };
  }

  async close(): Promise<void> {
    await this.#lock.run(() => this.#driver.close());
  }

  readonly #session: Session = {
    query: async <Row>(text: string, params: readonly unknown[] = []) => {
      try {
        return (await this.#driver.query<Row>(text, [...params])).rows;
      } catch (thrown) {
        throw withoutStatement(thrown);
      }
    },
    script: async (text) => {
      try {
        await this.#driver.exec(text);
      } catch (thrown) {
        throw withoutStatement(thrown);
      }
    },
  };
}
