// The people of a walk: the demo clinic's and a few in states that the demo has nobody in.
import { demoPeople } from '../../../supabase/demo-people.ts';

const demo = (name: string): string => {
  const person = demoPeople.find((candidate) => candidate.email.startsWith(`${name}@`));
  if (person === undefined) throw new Error(`no demo person called ${name}`);
  return person.id;
};

export const doctors = [demo('anisha'), demo('kiran')] as const;
const unverified = demo('maya');
const tara = '20000000-0000-4000-8000-000000000003';
export const patients = [demo('sita'), demo('bikash'), tara] as const;
export const administrators = [demo('pema'), '30000000-0000-4000-8000-000000000002'] as const;
const deactivated = '20000000-0000-4000-8000-000000000004';
/** Signed up and invited as a doctor. */
export const candidate = { id: '20000000-0000-4000-8000-000000000005', email: 'candidate@walk.example' } as const;
export const everyone = [...doctors, unverified, ...patients, ...administrators, deactivated, candidate.id] as const;

/** What the clock does is done by nobody. */
export const clock = 'clock';

const names: ReadonlyMap<string, string> = new Map([
  ...demoPeople.map(({ id, name }) => [id, name] as const),
  [tara, 'Tara'],
  [administrators[1], 'Second administrator'],
  [deactivated, 'Deactivated patient'],
  [candidate.id, 'Candidate'],
]);
export const nameOf = (who: string): string => names.get(who) ?? who;

/** Adds them to the demo clinic. Dr Kiran works around the clock here as well, with a buffer between visits. */
export const peopleSql = `
  insert into auth.users (id, aud, role, email, raw_user_meta_data)
  values ('${tara}', 'authenticated', 'authenticated', 'tara@walk.example', '{"full_name": "Tara Rai"}'),
         ('${administrators[1]}', 'authenticated', 'authenticated', 'second@walk.example', '{"full_name": "Second Administrator"}'),
         ('${deactivated}', 'authenticated', 'authenticated', 'gone@walk.example', '{"full_name": "Gone"}'),
         ('${candidate.id}', 'authenticated', 'authenticated', '${candidate.email}', '{"full_name": "Candidate"}');
  update public.profiles set role = 'administrator' where id = '${administrators[1]}';
  delete from public.patient_profiles where id = '${administrators[1]}';
  update public.profiles set deactivated_at = now() where id = '${deactivated}';
  update public.doctor_profiles set buffer_minutes = 10 where id = '${doctors[1]}';
  delete from public.availability_rules where doctor_id = '${doctors[1]}';
  insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
  select '${doctors[1]}', weekday, '00:00', '24:00' from generate_series(0, 6) as weekday;
  select walks.keep(name::regclass)
    from unnest('{public.profiles,public.doctor_profiles,public.patient_profiles,public.availability_rules,public.clinic_settings}'::text[]) as name;
`;

/** What each walk finds: two visits that may begin, a request, a proposal, one that is over. */
export const visitsSql = `
  insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, held_until, request_id, created_at)
  select doctor_id::uuid, patient_id::uuid, status::public.appointment_status, 'online', now() + from_now, now() + from_now + interval '15 minutes', now() + held, gen_random_uuid(),
         now() - interval '2 days' + n * interval '1 second'
    from (values (1, '${doctors[0]}', '${patients[0]}', 'confirmed', interval '-5 minutes', null::interval),
                 (2, '${doctors[0]}', '${patients[1]}', 'requested', interval '23 hours', interval '20 hours'),
                 (3, '${doctors[1]}', '${patients[2]}', 'confirmed', interval '3 minutes', null),
                 (4, '${doctors[1]}', '${patients[0]}', 'proposed', interval '2 hours', interval '1 hour'),
                 (5, '${doctors[0]}', '${patients[2]}', 'completed', interval '-26 hours', null)) as v (n, doctor_id, patient_id, status, from_now, held)`;
