// A visit that goes on by phone: who says so, who reads it, and what takes it back. Through the official client.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, refusal } from './clinic-people.ts';
import { Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
beforeEach(() => scene.clear());
afterAll(() => scene.clinic.close());

const checkIn = (id: string) => scene.as('sita').rpc('check_in', { p_appointment_id: id, p_device_check: {} });

describe('a visit that goes on by phone', () => {
  const say = (id: string, name: Name = 'anisha', more: { p_by_phone?: boolean; p_version?: number } = {}) =>
    scene.as(name).rpc('continue_by_phone', { p_appointment_id: id, ...more });
  const seen = async (name: Name, id: string) =>
    (await scene.as(name).rpc('list_my_appointments')).data?.find((each) => each.id === id);
  /** A visit whose call was lost. */
  const lost = async () => {
    const id = await scene.visit();
    await scene.as('anisha').rpc('end_call', { p_session_id: await scene.call(id), p_reason: 'network' });
    return id;
  };

  it('is one because its doctor says so after the call; both read it, the patient is told once', async () => {
    const id = await lost();
    await checkIn(id);
    const said = await say(id);
    expect([said.data?.by_phone_since, said.data?.checked_in_at]).toEqual([expect.any(String), null]);
    expect((await say(id)).data?.version).toBe(said.data?.version);
    for (const name of ['anisha', 'sita'] as const) {
      expect((await seen(name, id))?.by_phone_since).toBe(said.data?.by_phone_since);
    }
    expect((await scene.told('sita', id)).filter((kind) => kind === 'continued_by_phone')).toHaveLength(1);
    // Whoever is phoned does not wait, also when their app says so once more; and nobody is late for them.
    await checkIn(id);
    expect((await scene.as('anisha').rpc('waiting_patients')).data).toEqual([]);
    expect((await scene.as('anisha').rpc('announce_delay', { p_minutes: 10 })).data).toBe(0);
    const [line] = await scene.clinic.sql<{ actor: string; changed: string[] }>(
      `select actor_id as actor, details -> 'changed' as changed from public.audit_log
        where record_table = 'appointments' and record_id = $1 and details -> 'changed' ? 'by_phone_since'`,
      [id],
    );
    expect(line).toMatchObject({ actor: idOf('anisha') });
  });

  it('stays one when it is completed, in the list of earlier visits too; the attempt stays what it was', async () => {
    const id = await lost();
    await say(id);
    const note = await scene.as('anisha').rpc('save_note', { p_appointment_id: id, p_body: 'Phoned.', p_version: 0 });
    expect(note.error).toBeNull();
    const done = await scene.as('anisha').rpc('complete_appointment', { p_appointment_id: id });
    expect(done.data).toMatchObject({ status: 'completed', by_phone_since: expect.any(String) });
    const { data } = await scene.as('anisha').rpc('list_earlier_visits');
    expect(data?.find((each) => each.id === id)?.by_phone).toBe(true);
    const { data: attempts } = await scene
      .as('anisha')
      .from('call_sessions')
      .select('end_reason')
      .eq('appointment_id', id);
    expect(attempts).toEqual([{ end_reason: 'network' }]);
    expect(refusal(await say(id, 'anisha', { p_by_phone: false }))).toBe('appointment_wrong_state');
  });

  it('is said in a lost call by its doctor; a patient who says so ends the call and no more', async () => {
    const id = await scene.visit();
    const byPhone = async (name: Name) =>
      scene.as(name).rpc('end_call', { p_session_id: await scene.call(id), p_reason: 'continued_by_phone' });
    expect((await byPhone('sita')).data?.end_reason).toBe('completed');
    expect((await seen('sita', id))?.by_phone_since).toBeNull();
    expect((await byPhone('anisha')).data?.end_reason).toBe('continued_by_phone');
    expect((await seen('sita', id))?.by_phone_since).not.toBeNull();
    expect((await scene.told('sita', id)).slice(-2)).toEqual(['call_started', 'continued_by_phone']);
  });

  it('is one no more when it is taken back, when they see each other again, or when nobody came to the phone', async () => {
    const id = await scene.visit({ startsIn: -5 });
    const since = async () => (await seen('sita', id))?.by_phone_since;
    await say(id);
    expect((await say(id, 'anisha', { p_by_phone: false })).data?.by_phone_since).toBeNull();
    await say(id);
    const ringing = await scene.call(id, 'ringing');
    expect(await since()).not.toBeNull();
    await scene.as('sita').rpc('decline_call', { p_session_id: ringing });
    expect(await since()).not.toBeNull();
    await scene.as('anisha').rpc('mark_no_show', { p_appointment_id: id });
    expect(await since()).toBeNull();
    await scene.clear();
    const again = await lost();
    await say(again);
    await scene.call(again);
    expect((await seen('sita', again))?.by_phone_since).toBeNull();
  });

  it('is refused before its time, in the call, twice over, in person, when it is over, and to others', async () => {
    expect(refusal(await say(await scene.visit({ startsIn: 60 })))).toBe('visit_not_begun');
    const id = await scene.visit();
    const sessionId = await scene.call(id);
    expect(refusal(await say(id))).toBe('call_in_progress');
    await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await say(id, 'anisha', { p_version: 1 }))).toBe('changed_meanwhile');
    expect(refusal(await say(id, 'sita'))).toBe('only_the_doctor');
    expect(refusal(await say(id, 'kiran'))).toBe('appointment_not_found');
    await scene.as('anisha').rpc('complete_appointment', { p_appointment_id: id });
    expect(refusal(await say(id))).toBe('appointment_wrong_state');
    await scene.clear();
    const [inPerson] = await scene.clinic.sql<{ id: string }>(
      `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
       values ($1, $2, 'confirmed', 'offline', now(), now() + interval '15 minutes', gen_random_uuid()) returning id`,
      [idOf('anisha'), idOf('sita')],
    );
    expect(refusal(await say(inPerson?.id ?? ''))).toBe('appointment_not_online');
  });
});
