// The doctor running late, what a patient thought of a visit, and what the lists say of both.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf, refusal } from './clinic-people.ts';
import { Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterEach(() => scene.clear());
afterAll(() => scene.clinic.close());

const visitOf = async (name: Name, id: string) => {
  const { data } = await scene.as(name).rpc('list_my_appointments');
  return data?.find((each) => each.id === id);
};

describe('a doctor who is late', () => {
  const announce = (minutes: number, name: Name = 'anisha') =>
    scene.as(name).rpc('announce_delay', { p_minutes: minutes });

  it('tells everybody whose visit is near and not begun, once for each change', async () => {
    const next = await scene.visit({ startsIn: 30 });
    const waiting = await scene.visit({ patient: 'bikash', startsIn: -5 });
    const tomorrow = await scene.visit({ startsIn: 1_440 });
    const asked = await scene.visit({ startsIn: 60, status: 'requested' });
    const others = await scene.visit({ doctor: 'kiran', patient: 'bikash', startsIn: 60 });
    expect((await announce(20)).data).toBe(2);
    expect((await announce(20)).data).toBe(0);
    expect((await visitOf('sita', next))?.delay_minutes).toBe(20);
    expect((await visitOf('bikash', waiting))?.delay_minutes).toBe(20);
    for (const id of [tomorrow, asked]) expect((await visitOf('sita', id))?.delay_minutes).toBeNull();
    expect((await visitOf('bikash', others))?.delay_minutes).toBeNull();
    expect((await announce(0)).data).toBe(2);
    expect((await visitOf('sita', next))?.delay_minutes).toBeNull();
    expect(await scene.told('sita', next)).toEqual(['doctor_late', 'doctor_late']);
    expect(await scene.told('bikash', waiting)).toEqual(['doctor_late', 'doctor_late']);
  });

  it('is not late for a visit that was called or is no longer confirmed', async () => {
    const called = await scene.visit();
    await scene.call(called);
    const id = await scene.visit({ patient: 'bikash', startsIn: 30 });
    expect((await announce(10)).data).toBe(1);
    await scene.as('bikash').rpc('cancel_appointment', { p_appointment_id: id });
    expect((await visitOf('bikash', id))?.delay_minutes).toBeNull();
    expect((await visitOf('sita', called))?.delay_minutes).toBeNull();
  });

  it('is a doctor, and late by minutes', async () => {
    expect(refusal(await announce(10, 'sita'))).toBe('only_the_doctor');
    for (const minutes of [-1, 241]) expect(refusal(await announce(minutes))).toBe('invalid_request');
  });
});

describe('what a patient thought', () => {
  const rate = (id: string, stars: number, about = 'sound', name: Name = 'sita') =>
    scene.as(name).rpc('rate_visit', { p_appointment_id: id, p_stars: stars, p_about: about });
  const over = async (id: string) => {
    await scene.as('anisha').rpc('end_call', { p_session_id: await scene.call(id) });
    return id;
  };
  const seen = async (name: Name) => (await scene.as(name).from('visit_ratings').select('stars')).data?.length;

  it('is said in two taps after the call, changed later, and read by administrators, not by the doctor', async () => {
    const id = await over(await scene.visit());
    expect((await rate(id, 2)).data).toMatchObject({ stars: 2, about: 'sound' });
    expect((await rate(id, 4, 'care')).data).toMatchObject({ stars: 4, about: 'care' });
    expect(await Promise.all((['sita', 'pema', 'anisha', 'bikash'] as const).map(seen))).toEqual([1, 1, 0, 0]);
  });

  it('is refused before the visit, in the call, too late, by others, and of nonsense', async () => {
    expect(refusal(await rate(await scene.visit({ startsIn: 60 }), 5))).toBe('visit_not_begun');
    const id = await scene.visit();
    const sessionId = await scene.call(id);
    expect(refusal(await rate(id, 5))).toBe('call_in_progress');
    await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await rate(id, 6))).toBe('invalid_request');
    expect(refusal(await rate(id, 5, 'the weather'))).toBe('invalid_request');
    expect(refusal(await rate(id, 5, 'care', 'anisha'))).toBe('only_the_patient');
    expect(refusal(await rate(id, 5, 'care', 'bikash'))).toBe('appointment_not_found');
    const old = await scene.visit({ startsIn: -30_000, status: 'completed' });
    expect(refusal(await rate(old, 5))).toBe('visit_closed');
  });
});

describe('lists and messages', () => {
  it('give the doctor the patient’s telephone number, and name both people of a message', async () => {
    await scene.clinic.sql(`update public.patient_profiles set phone = '+977 1 5550100' where id = $1`, [idOf('sita')]);
    const id = await scene.visit();
    expect((await visitOf('anisha', id))?.patient_phone).toBe('+977 1 5550100');
    const sent = await scene
      .as('sita')
      .rpc('send_message', { p_appointment_id: id, p_body: 'I am here', p_client_id: randomUUID() });
    expect(sent.data).toMatchObject({ doctor_id: idOf('anisha'), patient_id: idOf('sita') });
    expect((await scene.as('bikash').from('messages').select('id')).data).toEqual([]);
    expect((await scene.as('anisha').from('messages').select('id')).data).toHaveLength(1);
  });
});
