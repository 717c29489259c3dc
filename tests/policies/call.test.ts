import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { anonymous, idOf, memoryClinic, refusal, signedIn, type Person } from './clinic-people.ts';

let clinic: Clinic;
let anisha: Person;
let kiran: Person;
let sita: Person;
let bikash: Person;
const doctorDevice = 'device-of-the-doctor';
const patientDevice = 'device-of-the-patient';
const peerId = () => `peer-${randomUUID()}`;
const half = { fingerprints: ['sha-256 AA:BB'] };
let used = 0;

beforeAll(async () => {
  clinic = await memoryClinic();
  anisha = await signedIn(clinic, 'anisha');
  kiran = await signedIn(clinic, 'kiran');
  sita = await signedIn(clinic, 'sita');
  bikash = await signedIn(clinic, 'bikash');
});
afterAll(() => clinic.close());

/** A confirmed online visit around now, each a minute of its own so that none overlap. */
async function visit(changes: { status?: string; type?: string; startsInMinutes?: number } = {}): Promise<string> {
  used += 1;
  const start = changes.startsInMinutes ?? -used * 0.5;
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
     values ($1, $2, $3::public.appointment_status, $4::public.appointment_type, now() + $5 * interval '1 minute',
             now() + $5 * interval '1 minute' + interval '20 seconds', gen_random_uuid()) returning id`,
    [idOf('anisha'), idOf('sita'), changes.status ?? 'confirmed', changes.type ?? 'online', start],
  );
  if (!row) throw new Error('no appointment');
  return row.id;
}
const start = (appointmentId: string, device = doctorDevice) =>
  anisha.rpc('start_call', {
    p_appointment_id: appointmentId,
    p_device: device,
    p_peer_id: peerId(),
    p_signaling: half,
  });
const join = (sessionId: string, device = patientDevice) =>
  sita.rpc('join_call', { p_session_id: sessionId, p_device: device, p_peer_id: peerId(), p_signaling: half });
async function ringing(): Promise<{ appointmentId: string; sessionId: string }> {
  const appointmentId = await visit();
  const { data, error } = await start(appointmentId);
  if (error) throw error;
  return { appointmentId, sessionId: data.id };
}
async function callStatus(appointmentId: string): Promise<string | undefined> {
  const { data } = await sita.from('appointments').select('call_status').eq('id', appointmentId).single();
  return data?.call_status;
}

describe('the call, step by step', () => {
  it('goes not_started, waiting, active, ended, with both told and the appointment saying the same', async () => {
    const appointmentId = await visit();
    expect(await callStatus(appointmentId)).toBe('not_started');
    const started = await start(appointmentId);
    expect(started.data).toMatchObject({ status: 'waiting', attempt: 1, doctor_joined: true, patient_joined: false });
    const sessionId = started.data?.id ?? '';
    expect(await callStatus(appointmentId)).toBe('waiting');
    expect((await sita.rpc('acknowledge_ring', { p_session_id: sessionId })).data?.patient_rang_at).not.toBeNull();
    const joined = await join(sessionId);
    expect(joined.data).toMatchObject({ status: 'waiting', patient_joined: true });
    expect(joined.data?.signaling_data).toEqual({ doctor: half, patient: half });
    const active = await sita.rpc('mark_call_active', { p_session_id: sessionId, p_device: patientDevice });
    expect(active.data?.status).toBe('active');
    expect(await callStatus(appointmentId)).toBe('active');
    const ended = await anisha.rpc('end_call', { p_session_id: sessionId });
    expect(ended.data).toMatchObject({ status: 'ended', end_reason: 'completed', ended_by: idOf('anisha') });
    expect(await callStatus(appointmentId)).toBe('ended');
    const { data: told } = await sita
      .from('notifications')
      .select('kind')
      .eq('call_session_id', sessionId)
      .order('created_at');
    expect(told?.map(({ kind }) => kind)).toEqual(['call_started', 'call_ended']);
  });

  it('is started again as a new attempt after it ended', async () => {
    const { appointmentId, sessionId } = await ringing();
    await anisha.rpc('end_call', { p_session_id: sessionId });
    expect((await start(appointmentId)).data).toMatchObject({ attempt: 2, status: 'waiting' });
  });

  it('is one attempt however often Start is pressed on one device, and refused on a second', async () => {
    const appointmentId = await visit();
    const [one, two] = await Promise.all([start(appointmentId), start(appointmentId)]);
    expect(one.data?.id).toBe(two.data?.id);
    expect(refusal(await start(appointmentId, 'another-device'))).toBe('call_started_elsewhere');
  });

  it('is won by the first of two devices that join', async () => {
    const { sessionId } = await ringing();
    const answers = await Promise.all([join(sessionId), join(sessionId, 'another-device')]);
    expect(new Set(answers.map(refusal))).toEqual(new Set([null, 'call_joined_elsewhere']));
  });

  it('ends once: the second ending changes nothing', async () => {
    const { sessionId } = await ringing();
    await join(sessionId);
    const [one, two] = await Promise.all([
      anisha.rpc('end_call', { p_session_id: sessionId }),
      sita.rpc('end_call', { p_session_id: sessionId }),
    ]);
    expect(one.data?.ended_by).toBe(two.data?.ended_by);
    expect(one.data?.version).toBe(two.data?.version);
  });

  it('is declined by the patient, but not by a device that comes late', async () => {
    const first = await ringing();
    expect((await sita.rpc('decline_call', { p_session_id: first.sessionId })).data).toMatchObject({
      end_reason: 'declined',
    });
    const second = await ringing();
    await join(second.sessionId);
    expect((await sita.rpc('decline_call', { p_session_id: second.sessionId })).data).toMatchObject({
      status: 'waiting',
    });
  });
});

describe('session validation', () => {
  it.each<[string, () => Promise<string>, Person | null, string]>([
    ['that is only requested', () => visit({ status: 'requested' }), null, 'appointment_not_confirmed'],
    ['at the clinic', () => visit({ type: 'offline' }), null, 'appointment_not_online'],
    ['that is hours away', () => visit({ startsInMinutes: 300 }), null, 'call_too_early'],
    ['of yesterday', () => visit({ startsInMinutes: -1_500 }), null, 'call_too_late'],
    ['that does not exist', () => Promise.resolve(randomUUID()), null, 'appointment_not_found'],
  ])('refuses to start a visit %s', async (_name, make, _person, code) => {
    expect(refusal(await start(await make()))).toBe(code);
  });

  it('refuses to start a foreign visit, or one’s own as the patient', async () => {
    const appointmentId = await visit();
    const as = (person: Person) =>
      person.rpc('start_call', { p_appointment_id: appointmentId, p_device: doctorDevice });
    expect(refusal(await as(kiran))).toBe('appointment_not_found');
    expect(refusal(await as(sita))).toBe('only_the_doctor');
    expect(refusal(await as(anonymous(clinic)))).toBe('42501');
  });

  it('refuses everything about a call to a stranger, who does not see it either', async () => {
    const { sessionId } = await ringing();
    const asked = await Promise.all([
      bikash.rpc('join_call', { p_session_id: sessionId, p_device: patientDevice }),
      bikash.rpc('publish_peer', {
        p_session_id: sessionId,
        p_device: patientDevice,
        p_peer_id: peerId(),
        p_signaling: half,
      }),
      bikash.rpc('mark_call_active', { p_session_id: sessionId, p_device: patientDevice }),
      bikash.rpc('heartbeat_call', { p_session_id: sessionId, p_device: patientDevice }),
      bikash.rpc('decline_call', { p_session_id: sessionId }),
      bikash.rpc('end_call', { p_session_id: sessionId }),
      bikash.rpc('acknowledge_ring', { p_session_id: sessionId }),
    ]);
    expect(asked.map(refusal)).toEqual(asked.map(() => 'call_not_found'));
    expect((await bikash.from('call_sessions').select('id').eq('id', sessionId)).data).toEqual([]);
  });

  it('refuses a join after the ring ran out, after the end, and of a cancelled visit', async () => {
    const expired = await ringing();
    await clinic.sql(`update public.call_sessions set ring_expires_at = now() - interval '1 second' where id = $1`, [
      expired.sessionId,
    ]);
    expect(refusal(await join(expired.sessionId))).toBe('ring_expired');
    const ended = await ringing();
    await anisha.rpc('end_call', { p_session_id: ended.sessionId });
    expect(refusal(await join(ended.sessionId))).toBe('call_ended');
    const cancelled = await ringing();
    expect(refusal(await sita.rpc('cancel_appointment', { p_appointment_id: cancelled.appointmentId }))).toBeNull();
    expect(refusal(await join(cancelled.sessionId))).toBe('call_ended');
  });

  it('takes a peer id only from the device that joined, and none that can be guessed or is the other side’s', async () => {
    const { sessionId } = await ringing();
    const publish = (device: string, id: string) =>
      sita.rpc('publish_peer', { p_session_id: sessionId, p_device: device, p_peer_id: id, p_signaling: half });
    expect(refusal(await publish(patientDevice, peerId()))).toBe('call_not_joined');
    await join(sessionId);
    expect(refusal(await publish('another-device', peerId()))).toBe('call_joined_elsewhere');
    expect(refusal(await publish(patientDevice, 'sita'))).toBe('invalid_request');
    const { data } = await sita.from('call_sessions').select('doctor_peer_id').eq('id', sessionId).single();
    expect(refusal(await publish(patientDevice, data?.doctor_peer_id ?? ''))).toBe('invalid_request');
    const fresh = peerId();
    expect((await publish(patientDevice, fresh)).data?.patient_peer_id).toBe(fresh);
  });

  it('is not active before both joined with a peer id', async () => {
    const { sessionId } = await ringing();
    expect(refusal(await anisha.rpc('mark_call_active', { p_session_id: sessionId, p_device: doctorDevice }))).toBe(
      'call_not_joined',
    );
  });
});

describe('the machine of call_sessions, also against its owner', () => {
  it.each([
    [
      'waiting to active without a join',
      `update public.call_sessions set status = 'active', started_at = now() where id = $1`,
      /check|violat/u,
    ],
    ['a changed appointment', `update public.call_sessions set attempt = 7 where id = $1`, /call_wrong_state/u],
  ])('refuses %s', async (_name, statement, words) => {
    const { sessionId } = await ringing();
    await expect(clinic.sql(statement, [sessionId])).rejects.toThrow(words);
  });

  it('never changes an ended attempt, and has one live attempt at most', async () => {
    const { sessionId, appointmentId } = await ringing();
    const second = `insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
       values ($1, $2, $3, 2, now())`;
    await expect(clinic.sql(second, [appointmentId, idOf('anisha'), idOf('sita')])).rejects.toThrow(/one_live_call/u);
    await anisha.rpc('end_call', { p_session_id: sessionId });
    await expect(
      clinic.sql(`update public.call_sessions set status = 'waiting' where id = $1`, [sessionId]),
    ).rejects.toThrow(/call_ended/u);
  });
});

describe('what nobody ends', () => {
  it('is closed by the clinic’s clock with the reason, and both are told', async () => {
    const unreachable = await ringing();
    const unanswered = await ringing();
    await sita.rpc('acknowledge_ring', { p_session_id: unanswered.sessionId });
    const abandoned = await ringing();
    await join(abandoned.sessionId);
    await sita.rpc('mark_call_active', { p_session_id: abandoned.sessionId, p_device: patientDevice });
    await clinic.sql(
      `update public.call_sessions set ring_expires_at = now() - interval '1 second', started_at = case when status = 'active' then now() - interval '10 minutes' end,
         doctor_last_seen_at = now() - interval '9 minutes', patient_last_seen_at = now() - interval '8 minutes'
       where id = any ($1)`,
      [[unreachable.sessionId, unanswered.sessionId, abandoned.sessionId]],
    );
    await clinic.sql('select public.run_scheduled_tasks()');
    const { data } = await anisha
      .from('call_sessions')
      .select('id, end_reason')
      .in('id', [unreachable.sessionId, unanswered.sessionId, abandoned.sessionId]);
    expect(Object.fromEntries((data ?? []).map(({ id, end_reason: reason }) => [id, reason]))).toEqual({
      [unreachable.sessionId]: 'unreachable',
      [unanswered.sessionId]: 'no_answer',
      [abandoned.sessionId]: 'network',
    });
    const { data: told } = await sita.from('notifications').select('kind').eq('call_session_id', unanswered.sessionId);
    expect(told?.map(({ kind }) => kind)).toContain('call_missed');
  });
});
