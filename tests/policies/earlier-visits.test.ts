// What a doctor looks back on: their own visits only, page by page, by name; and who waits after a call.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../renderer/backend/database.types.ts';
import { idOf } from './clinic-people.ts';
import { Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterEach(() => scene.clear());
afterAll(() => scene.clinic.close());

type Asked = Database['public']['Functions']['list_earlier_visits']['Args'];
const earlier = async (name: Name, asked: Asked = {}) => {
  const { data, error } = await scene.as(name).rpc('list_earlier_visits', asked);
  if (error) throw error;
  return data;
};

describe('earlier visits', () => {
  it('are one’s own, whose time has come, newest first, with the newest summary and the own note', async () => {
    const first = await scene.visit({ startsIn: -3_000, status: 'completed', reason: 'A cough' });
    const second = await scene.visit({ startsIn: -60, status: 'no_show', patient: 'bikash' });
    await scene.visit({ startsIn: 60 });
    await scene.visit({ startsIn: -120, status: 'requested' });
    await scene.visit({ startsIn: -200, status: 'completed', doctor: 'kiran' });
    await scene.as('anisha').rpc('save_note', { p_appointment_id: first, p_body: 'dry', p_version: 0 });
    for (const findings of ['a cold', 'a cold, getting better']) {
      const shared = await scene.as('anisha').rpc('share_summary', {
        p_appointment_id: first,
        p_findings: findings,
        p_medicines: '',
        p_next_step: 'Rest.',
      });
      expect(shared.error).toBeNull();
    }
    expect(await earlier('anisha')).toMatchObject([
      { id: second, patient_name: 'Bikash Thapa', status: 'no_show', note: null, findings: null },
      {
        id: first,
        patient_birth_date: '1988-04-12',
        reason: 'A cough',
        note: 'dry',
        findings: 'a cold, getting better',
        next_step: 'Rest.',
      },
    ]);
    expect(await earlier('kiran')).toHaveLength(1);
    const { data: summaries } = await scene.as('sita').rpc('list_my_summaries');
    expect(summaries).toMatchObject([{ appointment_id: first, version: 2, findings: 'a cold, getting better' }]);
    for (const nobody of ['bikash', 'anisha', 'pema'] as const)
      expect((await scene.as(nobody).rpc('list_my_summaries')).data).toEqual([]);
    expect(await earlier('sita')).toEqual([]);
    expect(await earlier('pema')).toEqual([]);
  });

  it('come page by page, by patient and by a part of the name', async () => {
    const ids: string[] = [];
    for (const days of [1, 2, 3]) {
      ids.push(
        await scene.visit({ startsIn: -1_440 * days, status: 'completed', patient: days === 2 ? 'bikash' : 'sita' }),
      );
    }
    const [last] = await earlier('anisha', { p_limit: 1 });
    expect(last?.id).toBe(ids[0]);
    const rest = await earlier('anisha', { p_before: last?.starts_at ?? '', p_before_id: last?.id ?? '' });
    expect(rest.map(({ id }) => id)).toEqual(ids.slice(1));
    const names = async (p_search: string) => (await earlier('anisha', { p_search })).map(({ id }) => id);
    expect(await names('GURUNG')).toEqual([ids[0], ids[2]]);
    expect(await names('%')).toEqual([]);
    const ofBikash = await earlier('anisha', { p_patient_id: idOf('bikash') });
    expect(ofBikash.map(({ id }) => id)).toEqual([ids[1]]);
  });
});

describe('a patient', () => {
  const patient = async (name: Name) => (await scene.as(name).rpc('read_patient', { p_patient_id: idOf('sita') })).data;

  it('is known to a doctor who has a visit of theirs, and to nobody else', async () => {
    await scene.visit({ startsIn: 3_000, status: 'requested' });
    await scene.visit({ startsIn: -3_000, status: 'completed' });
    expect(await patient('anisha')).toEqual([
      {
        id: idOf('sita'),
        full_name: 'Sita Gurung',
        birth_date: '1988-04-12',
        phone: '+977 980 000 0001',
        language: 'en',
        visits: 1,
      },
    ]);
    for (const name of ['kiran', 'sita', 'bikash', 'pema'] as const) expect(await patient(name)).toEqual([]);
  });
});

describe('who talked', () => {
  it('does not wait any more, and waits again from when they come back', async () => {
    const id = await scene.visit();
    const checkIn = () => scene.as('sita').rpc('check_in', { p_appointment_id: id, p_device_check: {} });
    const waiting = async () =>
      (await scene.as('anisha').rpc('waiting_patients')).data?.map((row) => row.appointment_id);
    await checkIn();
    const session = await scene.call(id, 'ringing');
    expect(await waiting()).toEqual([id]);
    const side = { p_session_id: session, p_device: 'device-of-the-patient' };
    await scene.as('sita').rpc('join_call', { ...side, p_peer_id: 'peer-of-the-patient-1', p_signaling: {} });
    const active = await scene.as('sita').rpc('mark_call_active', side);
    expect(active.error).toBeNull();
    expect(await waiting()).toEqual([]);
    await scene.as('anisha').rpc('end_call', { p_session_id: session });
    expect(await waiting()).toEqual([]);
    await checkIn();
    expect(await waiting()).toEqual([id]);
  });
});
