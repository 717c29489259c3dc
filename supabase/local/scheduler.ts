import type { Database } from './database/database.ts';
import { codeOf, reasonOf } from './clinic-error.ts';

/** How often scheduled work runs, in milliseconds. On hosted projects pg_cron calls the same function. */
const interval = 15_000;

/** Calls `public.run_scheduled_tasks()` every 15 s, if the project has it. */
export class Scheduler {
  readonly #database: Database;
  readonly #log: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(database: Database, log: (line: string) => void) {
    this.#database = database;
    this.#log = log;
  }

  start(): void {
    this.#plan();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  #plan(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => {
        if (this.#timer !== undefined) this.#plan();
      });
    }, interval);
  }

  async #run(): Promise<void> {
    try {
      const [row] = await this.#database.query<{ exists: boolean }>(
        `select to_regprocedure('public.run_scheduled_tasks()') is not null as exists`,
      );
      if (row?.exists === true) await this.#database.query('select public.run_scheduled_tasks()');
    } catch (thrown) {
      this.#log(`scheduled tasks failed: ${codeOf(thrown) ?? reasonOf(thrown)}`);
    }
  }
}
