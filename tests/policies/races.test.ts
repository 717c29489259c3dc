// Two or twenty people press at once, over HTTP through the official client, on the real PostgreSQL. Each race is run several
// times: who wins may change, that there is one winner and that the others are told why may not.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { idOf, memoryClinic, refusal, type Person } from './clinic-people.ts';
import { clientOf, newPerson } from './token-people.ts';

const rounds = 5;
const crowd = 20;
let clinic: Clinic;
let anisha: Person;
let sita: Person;
let pema: Person;
let secondAdministrator: Person;
let patients: readonly { readonly id: string; readonly client: Person }[];

beforeAll(async () => {
  clinic = await memoryClinic('postgres');
  // Dr Kiran keeps ten minutes between visits and works around the clock here.
  await clinic.sql(`update public.doctor_profiles set buffer_minutes = 10 where id = $1`, [idOf('kiran')]);
  await clinic.sql(`delete from public.availability_rules where doctor_id = $1`, [idOf('kiran')]);
  await clinic.sql(
    `insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
     select $1, weekday, '00:00', '24:00' from generate_series(0, 6) as weekday`,
    [idOf('kiran')],
  );
  anisha = await clientOf(clinic, idOf('anisha'));
  sita = await clientOf(clinic, idOf('sita'));
  pema = await clientOf(clinic, idOf('pema'));
  const second = await newPerson(clinic, 'Second administrator');
  await clinic.sql(`update public.profiles set role = 'administrator' where id = $1`, [second]);
  secondAdministrator = await clientOf(clinic, second);
  patients = await Promise.all(
    Array.from({ length: crowd }, async (_, index) => {
      const id = await newPerson(clinic, `Patient ${String(index)}`);
      return { id, client: await clientOf(clinic, id) };
    }),
  );
});
afterAll(() => clinic.close());

type Doctor = 'anisha' | 'kiran';
const hour = 3_600_000;
/** Nepal's midnight in two days; the grids of both doctors stand on it and meet at every full hour. */
const midnight = (Math.floor(Date.now() / (24 * hour)) + 2) * 24 * hour + 18.25 * hour;
let hoursUsed = 0;
/** A time that both doctors have free and no other race wants. */
function freeSlot(): string {
  hoursUsed += 1;
  return new Date(midnight + hoursUsed * hour).toISOString();
}
const request = (doctor: Doctor, startsAt: string, requestId: string = randomUUID()) => ({
  p_doctor_id: idOf(doctor),
  p_starts_at: startsAt,
  p_appointment_type: 'online' as const,
  p_reason: 'A cough',
  p_request_id: requestId,
});
/** A confirmed online visit that may begin, of Dr Anisha and a patient of their own, past the constraints' reach of others. */
async function visit(patient: string, status = 'confirmed'): Promise<string> {
  await clinic.sql(
    `update public.call_sessions set status = 'ended', end_reason = 'completed', ended_at = now() where status <> 'ended'`,
  );
  await clinic.sql(
    `update public.appointments set status = 'completed' where status = 'confirmed' and starts_at < now() + interval '1 hour'`,
  );
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
     values ($1, $2, $3::text::public.appointment_status, 'online', now(), now() + interval '15 minutes', gen_random_uuid()) returning id`,
    [idOf('anisha'), patient, status],
  );
  if (!row) throw new Error('no appointment');
  return row.id;
}
const start = (client: Person, appointmentId: string, device = 'device-of-the-doctor') =>
  client.rpc('start_call', {
    p_appointment_id: appointmentId,
    p_device: device,
    p_peer_id: `peer-${randomUUID()}`,
    p_signaling: { fingerprints: ['sha-256 AA'] },
  });
const join = (sessionId: string, device: string) =>
  sita.rpc('join_call', {
    p_session_id: sessionId,
    p_device: device,
    p_peer_id: `peer-${randomUUID()}`,
    p_signaling: { fingerprints: ['sha-256 BB'] },
  });
async function ringing(): Promise<{ readonly appointmentId: string; readonly sessionId: string }> {
  const appointmentId = await visit(idOf('sita'));
  const { data, error } = await start(anisha, appointmentId);
  if (error) throw error;
  return { appointmentId, sessionId: data.id };
}
async function liveCallsOfCancelled(): Promise<number> {
  const [row] = await clinic.sql<{ count: string }>(
    `select count(*)::text as count from public.call_sessions c join public.appointments a on a.id = c.appointment_id
      where c.status <> 'ended' and a.status <> 'confirmed'`,
  );
  return Number(row?.count);
}
const each = Array.from({ length: rounds }, (_, round) => round + 1);
const byDoctor = each.flatMap((round): readonly [Doctor, number][] => [
  ['anisha', round],
  ['kiran', round],
]);
const answers = (list: readonly (string | null)[]): Record<string, number> =>
  list.reduce<Record<string, number>>(
    (counts, code) => ({ ...counts, [code ?? 'done']: (counts[code ?? 'done'] ?? 0) + 1 }),
    {},
  );

describe('booking at once', () => {
  it.each(byDoctor)(
    'twenty people press for one slot of %s: one has it, nineteen are told (round %i)',
    async (doctor) => {
      const slot = freeSlot();
      const pressed = await Promise.all(
        patients.map(({ client }) => client.rpc('book_appointment', request(doctor, slot))),
      );
      expect(answers(pressed.map(refusal))).toEqual({ done: 1, slot_taken: crowd - 1 });
    },
  );

  it.each(byDoctor)('one press that arrives ten times books once with %s (round %i)', async (doctor) => {
    const twice = request(doctor, freeSlot());
    const pressed = await Promise.all(Array.from({ length: 10 }, () => sita.rpc('book_appointment', twice)));
    expect(answers(pressed.map(refusal))).toEqual({ done: 10 });
    expect(new Set(pressed.map(({ data }) => data?.id)).size).toBe(1);
  });

  it.each(each)('one patient on two computers is with one doctor only (round %i)', async () => {
    const slot = freeSlot();
    const pressed = await Promise.all([
      sita.rpc('book_appointment', request('anisha', slot)),
      sita.rpc('book_appointment', request('kiran', slot)),
    ]);
    expect(answers(pressed.map(refusal))).toEqual({ done: 1, patient_busy: 1 });
  });

  it.each(each)('six visits that move to one slot: one gets there (round %i)', async () => {
    const booked = await Promise.all(
      patients.slice(0, 6).map(async ({ client }) => {
        const made = await client.rpc('book_appointment', request('anisha', freeSlot()));
        if (made.error) throw made.error;
        return { client, id: made.data.id };
      }),
    );
    const slot = freeSlot();
    const moved = await Promise.all(
      booked.map(({ client, id }) => client.rpc('reschedule_appointment', { p_appointment_id: id, p_starts_at: slot })),
    );
    expect(answers(moved.map(refusal))).toEqual({ done: 1, slot_taken: booked.length - 1 });
  });
});

describe('answers at once', () => {
  it.each(each)('the doctor proposes another time while the patient accepts this one (round %i)', async () => {
    const made = await sita.rpc('book_appointment', request('anisha', freeSlot()));
    if (made.error) throw made.error;
    const id = made.data.id;
    const proposed = await anisha.rpc('propose_time', {
      p_appointment_id: id,
      p_starts_at: freeSlot(),
    });
    if (proposed.error) throw proposed.error;
    const version = proposed.data.version;
    const other = freeSlot();
    const [again, accepted] = await Promise.all([
      anisha.rpc('propose_time', { p_appointment_id: id, p_starts_at: other, p_version: version }),
      sita.rpc('accept_proposal', { p_appointment_id: id, p_version: version }),
    ]);
    expect(answers([refusal(again), refusal(accepted)])).toEqual({ done: 1, changed_meanwhile: 1 });
    const { data } = await sita.from('appointments').select('status, version').eq('id', id).single();
    expect(data).toEqual({ status: accepted.error ? 'proposed' : 'confirmed', version: version + 1 });
    await sita.rpc('cancel_appointment', { p_appointment_id: id });
  });

  it.each(each)('the doctor confirms while the patient cancels (round %i)', async () => {
    const made = await sita.rpc('book_appointment', request('anisha', freeSlot()));
    if (made.error) throw made.error;
    const { id, version } = made.data;
    const both = await Promise.all([
      anisha.rpc('confirm_appointment', { p_appointment_id: id, p_version: version }),
      sita.rpc('cancel_appointment', { p_appointment_id: id, p_version: version }),
    ]);
    expect(answers(both.map(refusal))).toEqual({ done: 1, changed_meanwhile: 1 });
    await sita.rpc('cancel_appointment', { p_appointment_id: id });
  });

  it.each(each)('two administrators change the settings: one is told that they changed (round %i)', async (round) => {
    const { data: settings } = await pema.from('clinic_settings').select('version').single();
    const both = await Promise.all(
      [pema, secondAdministrator].map((administrator, index) =>
        administrator.rpc('change_settings', {
          p_changes: { ring_seconds: 40 + round + index * 10 },
          p_version: settings?.version ?? 0,
        }),
      ),
    );
    expect(answers(both.map(refusal))).toEqual({ done: 1, changed_meanwhile: 1 });
  });

  it.each(each)('two windows save the first note: one is told, nothing is overwritten (round %i)', async () => {
    const appointmentId = await visit(idOf('sita'));
    const both = await Promise.all(
      ['One', 'Two'].map((body) =>
        anisha.rpc('save_note', { p_appointment_id: appointmentId, p_body: body, p_version: 0 }),
      ),
    );
    expect(answers(both.map(refusal))).toEqual({ done: 1, changed_meanwhile: 1 });
  });

  it.each(each)('an invitation is accepted once (round %i)', async () => {
    const id = await newPerson(clinic, 'Invited');
    const client = await clientOf(clinic, id);
    const invited = await pema.rpc('invite_doctor', { p_email: `${id}@race.example`, p_specialty: 'Heart' });
    const code = invited.data?.[0]?.code ?? '';
    const both = await Promise.all([1, 2].map(() => client.rpc('accept_invitation', { p_code: code })));
    expect(answers(both.map(refusal))).toEqual({ done: 1, invitation_not_valid: 1 });
  });
});

describe('a call at once', () => {
  it.each(each)('is joined by one of two devices (round %i)', async () => {
    const { sessionId } = await ringing();
    const joined = await Promise.all(['first-device', 'second-device'].map((device) => join(sessionId, device)));
    expect(answers(joined.map(refusal))).toEqual({ done: 1, call_joined_elsewhere: 1 });
    const { data } = await sita.from('call_sessions').select('patient_device').eq('id', sessionId).single();
    expect(data?.patient_device).toBe(joined.find(({ error }) => error === null)?.data?.patient_device);
  });

  it.each(each)('is started on one of two computers (round %i)', async () => {
    const appointmentId = await visit(idOf('sita'));
    const started = await Promise.all(
      ['first-computer', 'second-computer'].map((device) => start(anisha, appointmentId, device)),
    );
    expect(answers(started.map(refusal))).toEqual({ done: 1, call_started_elsewhere: 1 });
  });

  it.each(each)('is never live in a visit that is cancelled while it starts (round %i)', async () => {
    const appointmentId = await visit(idOf('sita'));
    const [started, cancelled] = await Promise.all([
      start(anisha, appointmentId),
      sita.rpc('cancel_appointment', { p_appointment_id: appointmentId }),
    ]);
    expect(refusal(cancelled)).toBeNull();
    expect([null, 'appointment_not_confirmed']).toContain(refusal(started));
    expect(await liveCallsOfCancelled()).toBe(0);
  });

  it.each(each)('is cancelled or becomes active, not both (round %i)', async () => {
    const { appointmentId, sessionId } = await ringing();
    await join(sessionId, 'first-device');
    const [active, cancelled] = await Promise.all([
      sita.rpc('mark_call_active', { p_session_id: sessionId, p_device: 'first-device' }),
      anisha.rpc('cancel_appointment', { p_appointment_id: appointmentId }),
    ]);
    expect([
      [null, 'call_in_progress'],
      ['call_ended', null],
    ]).toContainEqual([refusal(active), refusal(cancelled)]);
    expect(await liveCallsOfCancelled()).toBe(0);
    await anisha.rpc('end_call', { p_session_id: sessionId });
  });

  it.each(each)('ends once, however many end, decline, join, cancel and beat at once (round %i)', async () => {
    const { appointmentId, sessionId } = await ringing();
    const all = await Promise.all([
      anisha.rpc('end_call', { p_session_id: sessionId }),
      sita.rpc('end_call', { p_session_id: sessionId }),
      sita.rpc('decline_call', { p_session_id: sessionId }),
      join(sessionId, 'first-device'),
      anisha.rpc('heartbeat_call', { p_session_id: sessionId, p_device: 'device-of-the-doctor' }),
      sita.rpc('acknowledge_ring', { p_session_id: sessionId, p_device: 'second-device' }),
      anisha.rpc('cancel_appointment', { p_appointment_id: appointmentId }),
      clinic.sql('select public.run_scheduled_tasks()').then(() => ({ error: null })),
    ]);
    for (const code of all.map(refusal)) expect([null, 'call_ended', 'appointment_not_confirmed']).toContain(code);
    const endings = await clinic.sql<{ count: string }>(
      `select count(*)::text as count from public.audit_log where record_id = $1 and details ->> 'to' = 'ended'`,
      [sessionId],
    );
    expect(endings).toEqual([{ count: '1' }]);
    expect(await liveCallsOfCancelled()).toBe(0);
  });

  it.each(each)('has one ending when both press End (round %i)', async () => {
    const { sessionId } = await ringing();
    await join(sessionId, 'first-device');
    const [one, two] = await Promise.all([anisha, sita].map((who) => who.rpc('end_call', { p_session_id: sessionId })));
    expect([refusal(one ?? { error: null }), refusal(two ?? { error: null })]).toEqual([null, null]);
    expect(one?.data).toEqual(two?.data);
  });
});

describe('a person who is deactivated at that moment', () => {
  it.each(each)('moves a visit or does not, and nobody waits for nobody (round %i)', async () => {
    const id = await newPerson(clinic, 'Leaving');
    const leaving = await clientOf(clinic, id);
    const made = await leaving.rpc('book_appointment', request('anisha', freeSlot()));
    if (made.error) throw made.error;
    const [moved, proposed, deactivated] = await Promise.all([
      leaving.rpc('reschedule_appointment', {
        p_appointment_id: made.data.id,
        p_starts_at: freeSlot(),
      }),
      anisha.rpc('propose_time', { p_appointment_id: made.data.id, p_starts_at: freeSlot() }),
      pema.rpc('deactivate_person', { p_person_id: id }),
    ]);
    expect(refusal(deactivated)).toBeNull();
    expect([null, 'account_deactivated', 'appointment_wrong_state']).toContain(refusal(moved));
    expect([null, 'account_deactivated', 'appointment_wrong_state']).toContain(refusal(proposed));
    const left = await clinic.sql('select status from public.appointments where id = $1', [made.data.id]);
    expect(left).toEqual([{ status: 'cancelled' }]);
  });

  it.each(each)('has no visit to come and no live call left (round %i)', async () => {
    const id = await newPerson(clinic, 'Leaving');
    const leaving = await clientOf(clinic, id);
    const appointmentId = await visit(id);
    const slot = freeSlot();
    const [booked, started, deactivated] = await Promise.all([
      leaving.rpc('book_appointment', request('anisha', slot)),
      start(anisha, appointmentId),
      pema.rpc('deactivate_person', { p_person_id: id }),
    ]);
    expect(refusal(deactivated)).toBeNull();
    expect([null, 'account_deactivated']).toContain(refusal(booked));
    expect([null, 'appointment_not_confirmed', 'person_not_found']).toContain(refusal(started));
    const left = await clinic.sql(
      `select a.status, c.status as call from public.appointments a left join public.call_sessions c on c.appointment_id = a.id and c.status <> 'ended'
        where a.patient_id = $1 and (a.status in ('requested', 'proposed', 'confirmed') or c.id is not null)`,
      [id],
    );
    expect(left).toEqual([]);
  });
});
