import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { startClinic, type Clinic, type ClinicEngine } from '../../supabase/local/index.ts';

export const fixtureProject = join(import.meta.dirname, 'project');

const chosen = process.env['CLINIC_ENGINE'];
export const engines: readonly ClinicEngine[] =
  chosen === 'pglite' || chosen === 'postgres' ? [chosen] : ['pglite', 'postgres'];

/** Starts one clinic per engine for all tests declared by `declare`. */
export function onEachEngine(name: string, declare: (clinic: () => Clinic) => void): void {
  describe.each(engines)(`${name} on %s`, (engine) => {
    let clinic: Clinic | undefined;
    beforeAll(async () => {
      clinic = await startClinic({ project: fixtureProject, data: 'memory', port: 0, engine });
    });
    afterAll(async () => {
      await clinic?.close();
    });
    afterEach(disconnectClients);
    declare(() => {
      if (clinic === undefined) throw new Error('the clinic has not started');
      return clinic;
    });
  });
}

/** A client nobody has signed in with. */
export function visitor(clinic: Clinic, key = clinic.publishableKey): SupabaseClient {
  return keep(createClient(clinic.url, key, { auth: { persistSession: false, autoRefreshToken: false } }));
}

export interface TokenOptions {
  /** Seconds from now; negative for a token that has ended. */
  readonly lifetime?: number;
  readonly secret?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A token as the Auth service would sign it. */
export async function tokenFor(
  clinic: Pick<Clinic, 'jwtSecret'>,
  id: string,
  options: TokenOptions = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const lifetime = options.lifetime ?? 3600;
  return new SignJWT({ role: 'authenticated', aud: 'authenticated', ...options.claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setIssuedAt(lifetime < 0 ? now + lifetime - 60 : now)
    .setExpirationTime(now + lifetime)
    .sign(new TextEncoder().encode(options.secret ?? clinic.jwtSecret));
}

export interface Person {
  readonly id: string;
  readonly token: string;
  readonly client: SupabaseClient;
}

/** A signed-in client over a token of ours, which spares the slow hashing of a password. */
export function clientWith(clinic: Clinic, token: string | (() => string)): SupabaseClient {
  const current = typeof token === 'string' ? () => token : token;
  const accessToken = (): Promise<string> => Promise.resolve(current());
  return keep(createClient(clinic.url, clinic.publishableKey, { accessToken }));
}

const clients = new Set<SupabaseClient>();

/** Clients lose their sockets at the end of the test that made them. */
function keep(client: SupabaseClient): SupabaseClient {
  clients.add(client);
  return client;
}

/** Ends all sockets of clients made so far. */
export async function disconnectClients(): Promise<void> {
  const all = [...clients];
  clients.clear();
  await Promise.all(all.map((client) => client.realtime.disconnect()));
}

/** Adds somebody to the clinic and signs them in. */
export async function addPerson(clinic: Clinic, name = 'Somebody'): Promise<Person> {
  const id = randomUUID();
  await clinic.sql(
    `insert into auth.users (id, aud, role, email, raw_user_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, $3)`,
    [id, `${id}@clinic.example`, { name }],
  );
  const token = await tokenFor(clinic, id);
  return { id, token, client: clientWith(clinic, token) };
}
