// The whole life of an appointment, through the official client.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, refusal } from './clinic-people.ts';
import { Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
beforeEach(() => scene.clear());
afterAll(() => scene.clinic.close());

const bookAs = (name: 'bikash' | 'sita', startsAt: string, doctor: 'anisha' | 'kiran' = 'anisha') =>
  scene.as(name).rpc('book_appointment', {
    p_doctor_id: idOf(doctor),
    p_starts_at: startsAt,
    p_appointment_type: 'online',
    p_reason: '',
    p_request_id: randomUUID(),
  });
const propose = (id: string, startsAt: string, version?: number) =>
  scene.as('anisha').rpc('propose_time', {
    p_appointment_id: id,
    p_starts_at: startsAt,
    p_reason: 'Surgery runs late',
    ...(version === undefined ? {} : { p_version: version }),
  });
const reschedule = (id: string, startsAt: string) =>
  scene.as('sita').rpc('reschedule_appointment', { p_appointment_id: id, p_starts_at: startsAt });
const accept = (id: string) => scene.as('sita').rpc('accept_proposal', { p_appointment_id: id });
const moment = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null);

describe('another time', () => {
  it('is proposed by the doctor, holds its slot and frees the old one, and is accepted by the patient', async () => {
    const { id, version } = await scene.requested(scene.slot(0));
    const proposed = await propose(id, scene.slot(4), version);
    expect(proposed.data).toMatchObject({ status: 'proposed', proposals: 1, status_reason: 'Surgery runs late' });
    expect(moment(proposed.data?.requested_starts_at)).toBe(scene.slot(0));
    expect(refusal(await bookAs('bikash', scene.slot(4)))).toBe('slot_taken');
    expect(refusal(await bookAs('bikash', scene.slot(0)))).toBeNull();
    expect(refusal(await scene.as('anisha').rpc('accept_proposal', { p_appointment_id: id }))).toBe('only_the_patient');
    expect(refusal(await scene.as('anisha').rpc('confirm_appointment', { p_appointment_id: id }))).toBe(
      'appointment_wrong_state',
    );
    const accepted = await accept(id);
    expect(accepted.data).toMatchObject({ status: 'confirmed', held_until: null });
    expect(moment(accepted.data?.starts_at)).toBe(scene.slot(4));
    expect(await scene.told('sita', id)).toEqual(['appointment_proposed']);
    expect(await scene.told('anisha', id)).toEqual(['appointment_requested', 'appointment_confirmed']);
  });

  it('is declined by the patient, with the reason kept, and frees its slot', async () => {
    const { id } = await scene.requested(scene.slot(0));
    await propose(id, scene.slot(4));
    const declined = await scene.as('sita').rpc('decline_proposal', { p_appointment_id: id, p_reason: 'At work then' });
    expect(declined.data).toMatchObject({ status: 'declined', status_reason: 'At work then' });
    expect(await scene.told('anisha', id)).toEqual(['appointment_requested', 'appointment_declined']);
    expect(refusal(await bookAs('bikash', scene.slot(4)))).toBeNull();
    expect(refusal(await accept(id))).toBe('appointment_wrong_state');
  });

  it('is proposed twice in a row and not a third time, nor where doctor or patient are taken', async () => {
    const { id } = await scene.requested(scene.slot(0));
    await bookAs('bikash', scene.slot(8));
    await scene.visit({ doctor: 'kiran', startsIn: (Date.parse(scene.slot(9)) - Date.now()) / 60_000 });
    expect(refusal(await propose(id, scene.slot(8)))).toBe('slot_taken');
    expect(refusal(await propose(id, scene.slot(9)))).toBe('patient_busy');
    expect(refusal(await propose(id, scene.slot(0)))).toBe('invalid_request');
    expect(refusal(await propose(id, scene.slot(4)))).toBeNull();
    expect(refusal(await propose(id, scene.slot(5)))).toBeNull();
    expect(refusal(await propose(id, scene.slot(6)))).toBe('too_many_proposals');
  });

  it('is asked for by the patient, and the doctor confirms again', async () => {
    const { id } = await scene.requested(scene.slot(0));
    await scene.as('anisha').rpc('confirm_appointment', { p_appointment_id: id });
    expect(
      refusal(
        await scene.as('anisha').rpc('reschedule_appointment', { p_appointment_id: id, p_starts_at: scene.slot(3) }),
      ),
    ).toBe('only_the_patient');
    expect((await reschedule(id, scene.slot(3))).data).toMatchObject({ status: 'requested', proposals: 0 });
    expect(refusal(await bookAs('bikash', scene.slot(0)))).toBeNull();
    expect((await scene.as('anisha').rpc('confirm_appointment', { p_appointment_id: id })).data?.status).toBe(
      'confirmed',
    );
    expect(await scene.told('anisha', id)).toEqual(['appointment_requested', 'appointment_rescheduled']);
    expect(await scene.told('sita', id)).toEqual(['appointment_confirmed', 'appointment_confirmed']);
  });

  it('moves a confirmed visit only with the patient’s word, and none while they are talking', async () => {
    const id = await scene.visit();
    const sessionId = await scene.call(id);
    expect(refusal(await propose(id, scene.slot()))).toBe('call_in_progress');
    expect(refusal(await reschedule(id, scene.slot()))).toBe('call_in_progress');
    await scene.as('anisha').rpc('end_call', { p_session_id: sessionId });
    expect((await propose(id, scene.slot())).data?.status).toBe('proposed');
    expect((await accept(id)).data?.status).toBe('confirmed');
  });

  it('is refused to whoever read an older version', async () => {
    const { id, version } = await scene.requested();
    await propose(id, scene.slot(4), version);
    const stale = { p_appointment_id: id, p_version: version };
    expect([
      refusal(await propose(id, scene.slot(5), version)),
      refusal(await scene.as('sita').rpc('accept_proposal', stale)),
      refusal(await scene.as('sita').rpc('decline_proposal', stale)),
      refusal(await scene.as('sita').rpc('reschedule_appointment', { ...stale, p_starts_at: scene.slot(6) })),
      refusal(await scene.as('anisha').rpc('complete_appointment', stale)),
      refusal(await scene.as('anisha').rpc('mark_no_show', stale)),
    ]).toEqual(Array.from({ length: 6 }, () => 'changed_meanwhile'));
  });
});

describe('a held time', () => {
  it('is held for the clinic’s hours, but not beyond the visit itself', async () => {
    const { held_until: held, created_at: asked } = await scene.requested(scene.slot(8));
    expect(Date.parse(held ?? '') - Date.parse(asked)).toBe(24 * 3_600_000);
    const soon = await bookAs('bikash', new Date(Date.parse(scene.slot()) - 20 * 3_600_000).toISOString());
    expect(moment(soon.data?.held_until)).toBe(moment(soon.data?.starts_at));
  });

  it.each(['requested', 'proposed'] as const)(
    'that is %s and not answered expires: both are told, the slot is free',
    async (status) => {
      const { id } = await scene.requested(scene.slot(0));
      if (status === 'proposed') await propose(id, scene.slot(2));
      await scene.clinic.sql(`update public.appointments set held_until = now() - interval '1 second' where id = $1`, [
        id,
      ]);
      expect(await scene.tick()).toMatchObject({ holds_expired: 1 });
      const { data } = await scene.as('sita').from('appointments').select('status, starts_at').eq('id', id).single();
      expect(data?.status).toBe('cancelled');
      expect((await scene.told('sita', id)).at(-1)).toBe('appointment_expired');
      expect((await scene.told('anisha', id)).at(-1)).toBe('appointment_expired');
      expect(refusal(await bookAs('bikash', data?.starts_at ?? ''))).toBeNull();
      expect(refusal(await accept(id))).toBe('appointment_wrong_state');
      expect(await scene.tick()).toMatchObject({ holds_expired: 0 });
    },
  );
});

describe('the waiting room', () => {
  const checkIn = (id: string, name: 'sita' | 'bikash' = 'sita', check: Record<string, unknown> | string[] = {}) =>
    scene.as(name).rpc('check_in', { p_appointment_id: id, p_device_check: JSON.parse(JSON.stringify(check)) });

  it('opens with the visit’s window, tells the doctor once, and is a queue by who came first', async () => {
    const early = await scene.visit({ startsIn: 16 });
    expect(refusal(await checkIn(early))).toBe('check_in_too_early');
    await scene.clear();
    const first = await scene.visit({ startsIn: 14 });
    const second = await scene.visit({ patient: 'bikash', startsIn: -1, lasts: 10 });
    expect((await checkIn(first, 'sita', { camera: 'ok' })).data?.device_check).toEqual({ camera: 'ok' });
    await checkIn(second, 'bikash');
    const again = await checkIn(first, 'sita', { camera: 'missing' });
    expect(again.data?.device_check).toEqual({ camera: 'missing' });
    expect(await scene.told('anisha', first)).toEqual(['patient_waiting']);
    const queue = async () => (await scene.as('anisha').rpc('waiting_patients')).data?.map((row) => row.patient_name);
    expect(await queue()).toEqual(['Sita Gurung', 'Bikash Thapa']);
    expect((await scene.as('kiran').rpc('waiting_patients')).data).toEqual([]);
    await scene.as('sita').rpc('leave_waiting_room', { p_appointment_id: first });
    expect(await queue()).toEqual(['Bikash Thapa']);
  });

  it('is for confirmed visits of the patient, until the visit is over, with a device check of reasonable size', async () => {
    const requested = await scene.visit({ status: 'requested' });
    expect(refusal(await checkIn(requested))).toBe('appointment_not_confirmed');
    const confirmed = await scene.visit({ patient: 'bikash', startsIn: -100 });
    expect(refusal(await checkIn(confirmed, 'sita'))).toBe('appointment_not_found');
    expect(refusal(await checkIn(confirmed, 'bikash'))).toBe('call_too_late');
    const now = await scene.visit({ startsIn: 11 });
    expect(refusal(await checkIn(now, 'sita', ['camera']))).toBe('invalid_request');
    expect(refusal(await checkIn(now, 'sita', { camera: 'x'.repeat(1_001) }))).toBe('invalid_request');
    expect(refusal(await scene.as('anisha').rpc('check_in', { p_appointment_id: now }))).toBe('only_the_patient');
  });

  it('keeps, of a completed visit, when the patient came', async () => {
    const id = await scene.visit();
    await checkIn(id);
    await scene.as('anisha').rpc('complete_appointment', { p_appointment_id: id });
    const left = await scene.as('sita').rpc('leave_waiting_room', { p_appointment_id: id });
    expect(left.data?.checked_in_at).not.toBeNull();
    expect((await scene.as('anisha').rpc('waiting_patients')).data).toEqual([]);
  });
});

describe('the end of a visit', () => {
  const complete = (id: string) => scene.as('anisha').rpc('complete_appointment', { p_appointment_id: id });
  const noShow = (id: string) => scene.as('anisha').rpc('mark_no_show', { p_appointment_id: id });

  it('is said by the doctor, once, not before it began nor while they talk', async () => {
    expect(refusal(await complete(await scene.visit({ startsIn: 60 })))).toBe('visit_not_begun');
    const id = await scene.visit();
    const sessionId = await scene.call(id);
    expect(refusal(await complete(id))).toBe('call_in_progress');
    await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
    const done = await complete(id);
    expect(done.data?.status).toBe('completed');
    expect((await complete(id)).data?.version).toBe(done.data?.version);
    expect((await scene.told('sita', id)).at(-1)).toBe('appointment_completed');
    expect(refusal(await noShow(id))).toBe('appointment_wrong_state');
    expect(refusal(await scene.as('sita').rpc('cancel_appointment', { p_appointment_id: id }))).toBe(
      'appointment_wrong_state',
    );
    expect(refusal(await scene.as('anisha').rpc('start_call', { p_appointment_id: id, p_device: 'any-device' }))).toBe(
      'appointment_not_confirmed',
    );
  });

  it('is a no-show only after the start, and only where nobody talked', async () => {
    expect(refusal(await noShow(await scene.visit({ startsIn: 5 })))).toBe('visit_not_begun');
    await scene.clear();
    const talked = await scene.visit({ startsIn: -20 });
    const sessionId = await scene.call(talked);
    expect(refusal(await noShow(talked))).toBe('patient_was_there');
    await scene.as('anisha').rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await noShow(talked))).toBe('patient_was_there');
    const missed = await scene.visit({ startsIn: -5 });
    expect((await noShow(missed)).data?.status).toBe('no_show');
    expect(await scene.told('sita', missed)).toEqual(['appointment_missed']);
  });
});

describe('reminders', () => {
  it('come a day, an hour and five minutes before, once each and to both', async () => {
    const visits = {
      reminder_day: await scene.visit({ startsIn: 23 * 60, askedAgo: 4_000 }),
      reminder_hour: await scene.visit({ startsIn: 50, askedAgo: 4_000 }),
      reminder_soon: await scene.visit({ startsIn: 4, lasts: 10, askedAgo: 4_000 }),
    };
    const justBooked = await scene.visit({ startsIn: 30, askedAgo: 1 });
    const notConfirmed = await scene.visit({ startsIn: 120, status: 'requested', askedAgo: 4_000 });
    const farAway = await scene.visit({ startsIn: 25 * 60, askedAgo: 4_000 });
    await scene.clinic.sql('delete from public.notifications');
    expect(await scene.tick()).toMatchObject({ reminders: 3 });
    expect(await scene.tick()).toMatchObject({ reminders: 0 });
    for (const [kind, id] of Object.entries(visits)) {
      expect(await scene.told('sita', id)).toEqual([kind]);
      expect(await scene.told('anisha', id)).toEqual([kind]);
    }
    for (const id of [justBooked, notConfirmed, farAway]) expect(await scene.told('sita', id)).toEqual([]);
  });

  it('come again for the new time of a visit that was moved', async () => {
    const id = await scene.visit({ startsIn: 20 * 60, askedAgo: 4_000 });
    await scene.tick();
    const later = new Date(Date.parse(scene.slot()) - 8 * 3_600_000).toISOString();
    await reschedule(id, later);
    await scene.as('anisha').rpc('confirm_appointment', { p_appointment_id: id });
    expect(await scene.tick()).toMatchObject({ reminders: 1 });
    expect((await scene.told('sita', id)).filter((kind) => kind === 'reminder_day')).toHaveLength(2);
  });
});
