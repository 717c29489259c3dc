// Who asks in the access matrix, each with a client of their own and a token made before anybody was deactivated.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { demoPeople } from '../../../supabase/demo-people.ts';
import type { Clinic } from '../../../supabase/local/index.ts';

/** Only what is asked for by name at run time; the generated types would not let a wrong name through. */
interface AnyTable {
  Row: Record<string, unknown>;
  Insert: Record<string, unknown>;
  Update: Record<string, unknown>;
  Relationships: [];
}
interface AnySchema {
  Tables: Record<string, AnyTable>;
  Views: Record<string, { Row: Record<string, unknown>; Relationships: [] }>;
  Functions: Record<string, { Args: Record<string, unknown>; Returns: unknown }>;
}
export type AnyClient = SupabaseClient<{ public: AnySchema; private: AnySchema; auth: AnySchema }>;

export const members = [
  'patient',
  'doctor',
  'otherPatient',
  'otherDoctor',
  'unverifiedDoctor',
  'deactivatedPatient',
  'deactivatedDoctor',
  'deactivatedAdministrator',
  'administrator',
] as const;
export type Member = (typeof members)[number];
export const askers = [...members, 'anonymous', 'service'] as const;
export type Asker = (typeof askers)[number];

/** Members who come from the demo clinic; the others sign up. */
const demoNames: Partial<Record<Member, string>> = {
  patient: 'sita',
  doctor: 'anisha',
  otherPatient: 'bikash',
  otherDoctor: 'kiran',
  unverifiedDoctor: 'maya',
  administrator: 'pema',
};

export interface People {
  readonly clients: Readonly<Record<Asker, AnyClient>>;
  readonly ids: Readonly<Record<Member, string>>;
  readonly emails: Readonly<Record<Member, string>>;
}

function client(clinic: Clinic, key: string): AnyClient {
  return createClient(clinic.url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

async function enter(clinic: Clinic, member: Member): Promise<{ client: AnyClient; id: string; email: string }> {
  const made = client(clinic, clinic.publishableKey);
  const demo = demoPeople.find((person) => person.email.startsWith(`${demoNames[member] ?? '-'}@`));
  const email = demo?.email ?? `${member.toLowerCase()}@meroclinic.example`;
  const password = demo?.password ?? 'visit-Nobody-1';
  const { data, error } = demo
    ? await made.auth.signInWithPassword({ email, password })
    : await made.auth.signUp({ email, password, options: { data: { full_name: member } } });
  if (error) throw error;
  if (!data.user) throw new Error(`${member} has no account`);
  return { client: made, id: data.user.id, email };
}

/** Signs everybody in and gives the three who will be deactivated their roles; they are still active. */
export async function gather(clinic: Clinic): Promise<People> {
  const entered = new Map<Member, Awaited<ReturnType<typeof enter>>>();
  for (const member of members) entered.set(member, await enter(clinic, member));
  const of = (member: Member) => {
    const person = entered.get(member);
    if (!person) throw new Error(`${member} did not enter`);
    return person;
  };
  const each = <Value>(pick: (member: Member) => Value): Record<Member, Value> => ({
    patient: pick('patient'),
    doctor: pick('doctor'),
    otherPatient: pick('otherPatient'),
    otherDoctor: pick('otherDoctor'),
    unverifiedDoctor: pick('unverifiedDoctor'),
    deactivatedPatient: pick('deactivatedPatient'),
    deactivatedDoctor: pick('deactivatedDoctor'),
    deactivatedAdministrator: pick('deactivatedAdministrator'),
    administrator: pick('administrator'),
  });
  const ids = each((member) => of(member).id);
  for (const [id, role] of [
    [ids.deactivatedDoctor, 'doctor'],
    [ids.deactivatedAdministrator, 'administrator'],
  ] as const) {
    await clinic.sql('update public.profiles set role = $2::public.app_role where id = $1', [id, role]);
    await clinic.sql('delete from public.patient_profiles where id = $1', [id]);
  }
  await clinic.sql(
    `insert into public.doctor_profiles (id, specialty, licence_number, verified_at) values ($1, 'Eyes', 'NMC 7', now())`,
    [ids.deactivatedDoctor],
  );
  await clinic.sql(
    `insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) values ($1, 1, '09:00', '12:00')`,
    [ids.deactivatedDoctor],
  );
  return {
    ids,
    emails: each((member) => of(member).email),
    clients: {
      ...each((member) => of(member).client),
      anonymous: client(clinic, clinic.publishableKey),
      service: client(clinic, clinic.secretKey),
    },
  };
}
