// Who asks and about what: for each of many doctors one visit of every kind that the questions need.
import type { Sql } from 'postgres';
import { personIds, type Size } from './load.ts';

export interface Scene {
  readonly administrator: string;
  readonly doctor: string;
  /** The patient of `visit`, which may be started now. */
  readonly patient: string;
  readonly visit: string;
  /** The doctor's active call. */
  readonly call: string;
  /** A request to come, with its patient. */
  readonly request: string;
  readonly requester: string;
  readonly version: number;
  /** A completed visit with its patient and its summary, and a time nobody has. */
  readonly completed: string;
  readonly treated: string;
  readonly summary: string;
  readonly slot: string;
  readonly today: string;
  /** Of the requester's address the part before the @, which nobody else has. */
  readonly address: string;
}

/** `load.sql` gives these doctors, the 1st, 6th, 11th ..., visits that are about now. */
const everyFifth = 5;

/** The scenes of a loaded clinic: so many of the doctors who are at work now. */
export async function scenes(owner: Sql, size: Size, most: number): Promise<readonly Scene[]> {
  const step = everyFifth * Math.max(1, Math.floor(size.doctors / everyFifth / most));
  const numbers = Array.from(
    { length: Math.min(most, Math.floor(size.doctors / step)) },
    (_, index) => 1 + index * step,
  );
  const doctors = await personIds(owner, numbers);
  const [administrator = ''] = await personIds(owner, [0]);
  // Free slots are told to people of the clinic only.
  await owner.unsafe(`select set_config('request.jwt.claims', json_build_object('sub', $1::text)::text, false)`, [
    administrator,
  ]);
  const rows = await owner.unsafe<Omit<Scene, 'administrator'>[]>(
    `select d.id as doctor, v.patient_id as patient, v.id as visit, c.id as call, r.id as request, r.patient_id as requester,
            r.version, done.id as completed, done.patient_id as treated,
            (select s.id from public.visit_summaries s where s.appointment_id = done.id order by s.version desc limit 1) as summary, slot.starts_at::text as slot, (now() + interval '2 days')::date::text as today,
            split_part(asks.email, '@', 1) as address
       from unnest($1::uuid[]) as d (id)
       join lateral (select * from public.appointments a where a.doctor_id = d.id and a.status = 'confirmed'
                      and a.starts_at between now() - interval '40 minutes' and now() and a.call_status = 'not_started'
                      order by a.starts_at desc limit 1) v on true
       join lateral (select * from public.call_sessions c where c.doctor_id = d.id and c.status = 'active' limit 1) c on true
       join lateral (select * from public.appointments a where a.doctor_id = d.id and a.status = 'requested'
                      and a.starts_at > now() + interval '1 day' limit 1) r on true
       join public.profiles asks on asks.id = r.patient_id
       join lateral (select * from public.appointments a where a.doctor_id = d.id and a.status = 'completed'
                      and a.call_session_id is not null
                      and exists (select from public.visit_summaries s where s.appointment_id = a.id)
                      and exists (select from public.messages m where m.appointment_id = a.id) and a.starts_at > now() - interval '13.5 days' order by a.starts_at desc limit 1) done on true
       join lateral (select * from public.free_slots(d.id, (now() + interval '2 days')::date, 14)
                      order by starts_at desc limit 1) slot on true`,
    [[...doctors]],
  );
  if (rows.length < 2) throw new Error(`only ${String(rows.length)} doctors have a visit of every kind`);
  return rows.map((row) => ({ ...row, administrator }));
}
