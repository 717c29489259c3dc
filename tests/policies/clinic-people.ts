// The demo clinic in memory, and its people signed in through the official client.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { demoPeople } from '../../supabase/demo-people.ts';
import { startClinic, type Clinic, type ClinicEngine } from '../../supabase/local/index.ts';
import type { Database } from '../../renderer/backend/database.types.ts';

export type Person = SupabaseClient<Database>;

export const project = new URL('../..', import.meta.url).pathname;

/** Whatever is about rules holds on both engines; `CLINIC_ENGINE=postgres` runs these tests where races are real. */
const usualEngine: ClinicEngine = process.env['CLINIC_ENGINE'] === 'postgres' ? 'postgres' : 'pglite';

export function memoryClinic(engine: ClinicEngine = usualEngine): Promise<Clinic> {
  return startClinic({ project, data: 'memory', port: 0, engine, scheduled: false });
}

/** A client nobody signed in to. */
export function anonymous(clinic: Clinic): Person {
  return createClient<Database>(clinic.url, clinic.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

export function idOf(name: string): string {
  const person = demoPeople.find((candidate) => candidate.email.startsWith(`${name}@`));
  if (!person) throw new Error(`no demo person called ${name}`);
  return person.id;
}

/** Signs a demo person in, by the first part of their address: "anisha", "sita". */
export async function signedIn(clinic: Clinic, name: string): Promise<Person> {
  const person = demoPeople.find((candidate) => candidate.email.startsWith(`${name}@`));
  if (!person) throw new Error(`no demo person called ${name}`);
  const client = anonymous(clinic);
  const { error } = await client.auth.signInWithPassword({ email: person.email, password: person.password });
  if (error) throw error;
  return client;
}

/** The code of a refused request: our own where the database raised it, PostgreSQL's otherwise, null when it passed. */
export function refusal(answer: { error: { code: string; message: string } | null }): string | null {
  if (!answer.error) return null;
  return answer.error.code === 'P0001' ? answer.error.message : answer.error.code;
}
