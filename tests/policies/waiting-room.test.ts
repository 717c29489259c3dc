// Addresses given in the waiting room, and a start that admits whoever waits there without a ring.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type Person } from './clinic-people.ts';
import { device, Scene } from './scene.ts';

let scene: Scene;
let anisha: Person;
let sita: Person;
const half = { fingerprints: ['sha-256 AA:BB'] };
const peerId = () => `peer-${randomUUID()}`;

beforeAll(async () => {
  scene = await Scene.open('postgres');
  anisha = scene.as('anisha');
  sita = scene.as('sita');
});
afterEach(() => scene.clear());
afterAll(() => scene.clinic.close());

const offer = (person: Person, visit: string, p_device: string, p_peer_id = peerId()) =>
  person.rpc('offer_waiting_peer', { p_appointment_id: visit, p_device, p_peer_id, p_signaling: half });
const start = (visit: string, p_peer_id = peerId()) =>
  anisha.rpc('start_call', { p_appointment_id: visit, p_device: device.doctor, p_peer_id, p_signaling: half });
const addresses = async (person: Person, visit: string) => {
  const { data } = await person
    .from('waiting_peers')
    .select('side, device')
    .eq('appointment_id', visit)
    .not('peer_id', 'is', null)
    .order('side');
  return data?.map((row) => `${row.side} ${row.device ?? ''}`) ?? [];
};
const checkIn = (visit: string) => sita.rpc('check_in', { p_appointment_id: visit });
const grown = (visit: string, seconds: number) =>
  scene.clinic.sql(
    `update public.waiting_peers set seen_at = now() - $2 * interval '1 second' where appointment_id = $1`,
    [visit, seconds],
  );
async function waiting(): Promise<{ visit: string; address: string }> {
  const visit = await scene.visit();
  const address = peerId();
  await checkIn(visit);
  expect(refusal(await offer(sita, visit, device.patient, address))).toBeNull();
  return { visit, address };
}

describe('an address of the waiting room', () => {
  it('is seen by the two people of the visit and by nobody else', async () => {
    const visit = await scene.visit();
    await offer(sita, visit, device.patient);
    await offer(anisha, visit, device.doctor);
    const both = [`patient ${device.patient}`, `doctor ${device.doctor}`];
    expect(await addresses(sita, visit)).toEqual(both);
    expect(await addresses(anisha, visit)).toEqual(both);
    expect(await addresses(scene.as('bikash'), visit)).toEqual([]);
    expect(await addresses(scene.as('pema'), visit)).toEqual([]);
  });

  it('is held by the first device until that one leaves or is not seen for a minute', async () => {
    const visit = await scene.visit();
    await offer(sita, visit, device.patient);
    expect((await offer(sita, visit, 'another-device')).data?.device).toBe(device.patient);
    await sita.rpc('withdraw_waiting_peer', { p_appointment_id: visit, p_device: 'another-device' });
    expect(await addresses(anisha, visit)).toEqual([`patient ${device.patient}`]);
    await grown(visit, 61);
    expect((await offer(sita, visit, 'another-device')).data?.device).toBe('another-device');
    await sita.rpc('withdraw_waiting_peer', { p_appointment_id: visit, p_device: 'another-device' });
    expect(await addresses(anisha, visit)).toEqual([]);
    expect((await offer(sita, visit, device.patient)).data?.device).toBe(device.patient);
  });

  it('of two devices that enter at once is one, and both are told which', async () => {
    const visit = await scene.visit();
    const answers = await Promise.all(['one-of-two', 'two-of-two'].map((each) => offer(sita, visit, each)));
    expect(new Set(answers.map(({ data }) => data?.device)).size).toBe(1);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['that is not confirmed', () => scene.visit({ status: 'requested' }), 'appointment_not_confirmed'],
    ['that is hours away', () => scene.visit({ startsIn: 300 }), 'check_in_too_early'],
    ['of yesterday', () => scene.visit({ startsIn: -1_500 }), 'call_too_late'],
    ['of somebody else', () => scene.visit({ patient: 'bikash' }), 'appointment_not_found'],
  ])('is refused for a visit %s', async (_name, make, code) => {
    expect(refusal(await offer(sita, await make(), device.patient))).toBe(code);
  });

  it('is no other side’s address and cannot be guessed', async () => {
    const visit = await scene.visit();
    const address = peerId();
    await offer(anisha, visit, device.doctor, address);
    expect(refusal(await offer(sita, visit, device.patient, address))).toBe('invalid_request');
    expect(refusal(await offer(sita, visit, device.patient, 'sita'))).toBe('invalid_request');
  });

  it('is forgotten with the waiting room left, the call ended, the visit cancelled, and after an hour', async () => {
    const { visit } = await waiting();
    await sita.rpc('leave_waiting_room', { p_appointment_id: visit });
    expect(await addresses(sita, visit)).toEqual([]);
    await offer(sita, visit, device.patient);
    await offer(anisha, visit, device.doctor);
    const { data } = await start(visit);
    expect(await addresses(sita, visit)).toHaveLength(2);
    await anisha.rpc('end_call', { p_session_id: data?.id ?? '' });
    expect(await addresses(sita, visit)).toEqual([]);
    await offer(sita, visit, device.patient);
    await grown(visit, 3_601);
    expect(await scene.tick()).toMatchObject({ addresses_forgotten: 2 });
    await offer(sita, visit, device.patient);
    await sita.rpc('cancel_appointment', { p_appointment_id: visit });
    expect(await addresses(sita, visit)).toEqual([]);
  });
});

describe('Start while the patient waits in the room', () => {
  it('admits at once, with the address that was given there, and rings nobody', async () => {
    const { visit, address } = await waiting();
    const started = await start(visit);
    expect(started.data).toMatchObject({
      status: 'waiting',
      patient_joined: true,
      patient_device: device.patient,
      patient_peer_id: address,
      signaling_data: { doctor: half, patient: half },
    });
    expect(await scene.told('sita', visit)).toEqual([]);
    const sessionId = started.data?.id ?? '';
    const active = await sita.rpc('mark_call_active', { p_session_id: sessionId, p_device: device.patient });
    expect(active.data?.status).toBe('active');
    await anisha.rpc('end_call', { p_session_id: sessionId });
    expect(await scene.told('sita', visit)).toEqual(['call_ended']);
  });

  it('gives up after the time to be connected, not after the ring, and calls that no missed call', async () => {
    const { visit } = await waiting();
    const sessionId = (await start(visit)).data?.id ?? '';
    const pass = (column: string, seconds: number) =>
      scene.clinic.sql(`update public.call_sessions set ${column} = now() - $2 * interval '1 second' where id = $1`, [
        sessionId,
        seconds,
      ]);
    await pass('ring_expires_at', 10);
    await scene.tick();
    const status = async () =>
      (await sita.from('call_sessions').select('status, end_reason').eq('id', sessionId).single()).data;
    expect(await status()).toMatchObject({ status: 'waiting' });
    await pass('patient_joined_at', 61);
    await pass('doctor_joined_at', 61);
    await scene.tick();
    expect(await status()).toEqual({ status: 'ended', end_reason: 'network' });
    expect(await scene.told('sita', visit)).toEqual(['call_ended']);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'never checked in',
      async () => {
        const visit = await scene.visit();
        await offer(sita, visit, device.patient);
        return visit;
      },
    ],
    [
      'gave no address',
      async () => {
        const visit = await scene.visit();
        await checkIn(visit);
        return visit;
      },
    ],
    [
      'took the address back',
      async () => {
        const { visit } = await waiting();
        await sita.rpc('withdraw_waiting_peer', { p_appointment_id: visit, p_device: device.patient });
        return visit;
      },
    ],
    [
      'was not seen for a minute',
      async () => {
        const { visit } = await waiting();
        await grown(visit, 61);
        return visit;
      },
    ],
  ])('rings when the patient %s', async (_name, make) => {
    const visit = await make();
    expect((await start(visit)).data).toMatchObject({ patient_joined: false, patient_peer_id: null });
    expect(await scene.told('sita', visit)).toContain('call_started');
  });

  it('does not take the patient’s address for the doctor’s own', async () => {
    const { visit, address } = await waiting();
    expect(refusal(await start(visit, address))).toBe('invalid_request');
  });

  it('and leaving at the same moment give an attempt that either admits or rings, never one without an address', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { visit } = await waiting();
      const [started] = await Promise.all([
        start(visit),
        sita.rpc('withdraw_waiting_peer', { p_appointment_id: visit, p_device: device.patient }),
      ]);
      expect(started.data?.patient_joined).toBe(started.data?.patient_peer_id !== null);
      await scene.clear();
    }
  });
});
