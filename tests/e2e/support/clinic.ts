// A clinic of its own for a spec file, and what a spec may look at behind the screens.
import { createClient } from '@supabase/supabase-js';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import type { Database } from '../../../renderer/backend/database.types.ts';
import { demoPeople, type DemoPerson } from '../../../supabase/demo-people.ts';
import { startClinic, type Clinic } from '../../../supabase/local/index.ts';

export const projectFolder = new URL('../../..', import.meta.url).pathname;

export function memoryClinic(): Promise<Clinic> {
  return startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
}

export function person(name: string): DemoPerson {
  const found = demoPeople.find((candidate) => candidate.email.startsWith(`${name}@`));
  if (!found) throw new Error(`no demo person called ${name}`);
  return found;
}

/** What a client has to know of a clinic. */
export type ClinicAddress = Pick<Clinic, 'url' | 'publishableKey' | 'peerServer'>;

export function clientConfig(clinic: ClinicAddress): ClientConfig {
  return { supabaseUrl: clinic.url, publishableKey: clinic.publishableKey, peerServer: clinic.peerServer };
}

/** A demo person through the official client, outside of any screen. */
export async function signedInClient(clinic: Clinic, name: string) {
  const client = createClient<Database>(clinic.url, clinic.publishableKey, {
    auth: { persistSession: false, detectSessionInUrl: false },
  });
  const { email, password } = person(name);
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return client;
}

/** A confirmed video visit of Sita with Dr Rahman whose call may be started now. */
export async function confirmedVisit(clinic: Clinic): Promise<string> {
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     values ($1, $2, 'confirmed', 'online', now(), now() + interval '15 minutes', 'Cough', gen_random_uuid()) returning id`,
    [person('anisha').id, person('sita').id],
  );
  if (!row) throw new Error('no appointment was made');
  return row.id;
}

/** The values `appointments.call_status` has gone through since the recording began, as a client is told them. */
export async function recordCallStatus(clinic: Clinic, name: string, appointmentId: () => string | null) {
  const client = await signedInClient(clinic, name);
  const seen: string[] = [];
  const channel = client
    .channel('recording')
    .on('postgres_changes', { event: 'UPDATE', schema: 'public', table: 'appointments' }, ({ new: row }) => {
      const status: unknown = row['call_status'];
      if (row['id'] === appointmentId() && typeof status === 'string' && seen.at(-1) !== status) seen.push(status);
    });
  await new Promise<void>((ready, failed) => {
    channel
      .on('system', {}, ({ status }: { status?: string }) => {
        if (status === 'ok') ready();
      })
      .subscribe((_state, error) => {
        if (error) failed(error);
      });
  });
  return { seen, end: () => client.removeAllChannels() };
}
