// Other people of the clinic with their apps open: signed in, subscribed to their own rows as the client subscribes.
import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';

/** How many connect at once; more would measure the machine's patience with sockets. */
const batch = 25;

export class Bystanders implements AsyncDisposable {
  private readonly clients: SupabaseClient[] = [];
  private readonly clinic: { url: string; publishableKey: string; jwtSecret: string };

  constructor(clinic: { url: string; publishableKey: string; jwtSecret: string }) {
    this.clinic = clinic;
  }

  /** Brings their number to `count`; resolves when each is told that changes arrive. */
  async grow(count: number): Promise<void> {
    while (this.clients.length < count) {
      const more = Math.min(batch, count - this.clients.length);
      this.clients.push(...(await Promise.all(Array.from({ length: more }, () => this.connect()))));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.clients.map((client) => client.removeAllChannels()));
    await Promise.all(this.clients.map((client) => client.realtime.disconnect()));
  }

  private async connect(): Promise<SupabaseClient> {
    const person = randomUUID();
    const token = await new SignJWT({ role: 'authenticated', aud: 'authenticated', session_id: randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(person)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(this.clinic.jwtSecret));
    const client = createClient(this.clinic.url, this.clinic.publishableKey, {
      accessToken: () => Promise.resolve(token),
    });
    const channel = client.channel(`person:${person}`);
    const changes = { event: '*', schema: 'public' } as const;
    await new Promise<void>((ready, failed) => {
      channel
        .on(
          'postgres_changes',
          { ...changes, table: 'appointments', filter: `patient_id=eq.${person}` },
          () => undefined,
        )
        .on(
          'postgres_changes',
          { ...changes, table: 'call_sessions', filter: `patient_id=eq.${person}` },
          () => undefined,
        )
        .on('postgres_changes', { ...changes, table: 'notifications', filter: `user_id=eq.${person}` }, () => undefined)
        .on('system', {}, ({ status }: { status?: string }) => {
          if (status === 'ok') ready();
        })
        .subscribe((_state, error) => {
          if (error) failed(error);
        });
    });
    return client;
  }
}
