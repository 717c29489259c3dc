import { AsyncLocalStorage } from 'node:async_hooks';

interface Ticket {
  held: boolean;
}

/**
 * Gives one asynchronous task at a time the only connection of an embedded database, so that the statements of two
 * people's transactions never interleave. A task that already holds the lock may enter again.
 */
export class ExclusiveLock {
  readonly #holder = new AsyncLocalStorage<Ticket>();
  #last: Promise<void> = Promise.resolve();

  /** Runs `work` alone. Nested calls made by `work` itself do not wait. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#holder.getStore()?.held === true) return work();
    const ticket: Ticket = { held: true };
    const release = await this.#enter();
    try {
      return await this.#holder.run(ticket, work);
    } finally {
      ticket.held = false;
      release();
    }
  }

  /** Waits for the lock and returns its release; free of charge inside `run`. For callers that cannot pass a function. */
  async acquire(): Promise<() => void> {
    if (this.#holder.getStore()?.held === true) return () => undefined;
    return this.#enter();
  }

  /** Runs `callback` as somebody who does not hold the lock, although it may be called from inside a holder's work. */
  outside(callback: () => void): void {
    this.#holder.exit(callback);
  }

  async #enter(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const previous = this.#last;
    this.#last = promise;
    await previous;
    return resolve;
  }
}
