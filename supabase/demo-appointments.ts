import { demoPeople } from './demo-people.ts';

/** Runs one statement as the owner of the database. */
type Sql = (text: string, params?: unknown[]) => Promise<unknown>;

const idOf = (email: string): string => {
  const person = demoPeople.find((candidate) => candidate.email === `${email}@meroclinic.example`);
  if (!person) throw new Error(`no demo person ${email}`);
  return person.id;
};

/**
 * Gives the demo clinic visits around now, at every start: a confirmed video visit that can be started at once, a
 * request waiting for an answer, and a visit at the clinic. What is still to come is left as it is.
 */
export async function ensureDemoAppointments(sql: Sql): Promise<void> {
  const anisha = idOf('anisha');
  const kiran = idOf('kiran');
  const sita = idOf('sita');
  const bikash = idOf('bikash');
  // The next quarter of an hour lies within the 15 minutes before a visit in which its call may be started.
  await sql(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     select $1, $2, 'confirmed', 'online', slot.start, slot.start + interval '15 minutes', 'Cough for a week', gen_random_uuid()
       from (select to_timestamp(ceil(extract(epoch from now()) / 900) * 900) as start) slot
      where not exists (
        select 1 from public.appointments a
         where a.doctor_id = $1 and a.patient_id = $2 and a.status = 'confirmed' and a.appointment_type = 'online'
           and a.call_status = 'not_started' and now() between a.starts_at - interval '15 minutes' and a.ends_at + interval '60 minutes')
     on conflict do nothing`,
    [anisha, sita],
  );
  await sql(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     select $1, $2, 'requested', 'online', slot.start, slot.start + interval '15 minutes', 'Blood pressure check', gen_random_uuid()
       from (select to_timestamp(ceil(extract(epoch from now()) / 900) * 900) + interval '25 hours' as start) slot
      where not exists (
        select 1 from public.appointments a where a.doctor_id = $1 and a.patient_id = $2 and a.status = 'requested' and a.starts_at > now())
     on conflict do nothing`,
    [anisha, bikash],
  );
  await sql(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     select $1, $2, 'confirmed', 'offline', slot.starts_at, slot.ends_at, 'Itching on both hands', gen_random_uuid()
       from (select s.starts_at, s.ends_at from private.working_slots($1, ((now() + interval '2 days') at time zone 'Asia/Kathmandu')::date, 4) s order by s.starts_at limit 1) slot
      where not exists (
        select 1 from public.appointments a where a.doctor_id = $1 and a.patient_id = $2 and a.status = 'confirmed' and a.starts_at > now())
     on conflict do nothing`,
    [kiran, sita],
  );
}
