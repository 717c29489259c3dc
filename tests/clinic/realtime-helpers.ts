import type { RealtimeChannel, RealtimePostgresChangesPayload, SupabaseClient } from '@supabase/supabase-js';

type Row = Record<string, unknown>;
export type Change = RealtimePostgresChangesPayload<Row>;

export interface SystemMessage {
  readonly status: string;
  readonly message: string;
  readonly extension: string;
}

/** A channel with everything it heard, and waits that end as soon as what is awaited arrives. */
export class Listening {
  readonly channel: RealtimeChannel;
  readonly changes: Change[] = [];
  readonly system: SystemMessage[] = [];
  readonly statuses: string[] = [];
  readonly errors: Error[] = [];

  readonly #client: SupabaseClient;

  constructor(client: SupabaseClient, topic: string) {
    this.#client = client;
    this.channel = client.channel(topic);
    this.channel.on('system', {}, (message: SystemMessage) => this.system.push(message));
  }

  on(wish: { event?: '*' | 'INSERT' | 'UPDATE' | 'DELETE'; schema?: string; table?: string; filter?: string }): this {
    const { event = '*', ...rest } = wish;
    const filter = { schema: 'public', ...rest };
    const hear = (change: Change): void => {
      this.changes.push(change);
    };
    // The client declares each event by itself.
    switch (event) {
      case '*':
        this.channel.on('postgres_changes', { event, ...filter }, hear);
        break;
      case 'INSERT':
        this.channel.on('postgres_changes', { event, ...filter }, hear);
        break;
      case 'UPDATE':
        this.channel.on('postgres_changes', { event, ...filter }, hear);
        break;
      case 'DELETE':
        this.channel.on('postgres_changes', { event, ...filter }, hear);
    }
    return this;
  }

  join(): this {
    void this.#subscribe();
    return this;
  }

  async #subscribe(): Promise<void> {
    // The client puts the token it has at this moment into its join, and fetches its first one in the background.
    await this.#client.realtime.setAuth();
    this.channel.subscribe((status, error) => {
      this.statuses.push(status);
      if (error !== undefined) this.errors.push(error);
    });
  }

  /** Ends when the server says that changes flow. */
  async flowing(times = 1): Promise<this> {
    await until(
      () => this.system.filter((message) => message.status === 'ok').length >= times,
      () => this.told,
    );
    return this;
  }

  async status(wanted: string): Promise<this> {
    await until(
      () => this.statuses.includes(wanted),
      () => this.told,
    );
    return this;
  }

  async heard(count: number): Promise<readonly Change[]> {
    await until(
      () => this.changes.length >= count,
      () => this.told,
    );
    return this.changes;
  }

  get told(): string {
    const { statuses, system, changes, errors } = this;
    return JSON.stringify({ statuses, system, changes, errors: errors.map((error) => error.message) });
  }
}

export function listen(client: SupabaseClient, topic: string): Listening {
  return new Listening(client, topic);
}

/** Polls until `condition` holds. `told` explains a wait that was in vain. */
export async function until(condition: () => boolean, told: () => string = () => '', limit = 20_000): Promise<void> {
  const end = performance.now() + limit;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain. ${told()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
