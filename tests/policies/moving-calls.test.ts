// "I need 2 minutes", and a call that moves to another device of the same person.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type Person } from './clinic-people.ts';
import { device, Scene } from './scene.ts';

let scene: Scene;
let anisha: Person;
let sita: Person;
const second = 'second-device-of-theirs';
const half = { fingerprints: ['sha-256 AA:BB'] };
const peerId = () => `peer-${randomUUID()}`;

beforeAll(async () => {
  scene = await Scene.open('postgres');
  anisha = scene.as('anisha');
  sita = scene.as('sita');
});
afterEach(() => scene.clear());
afterAll(() => scene.clinic.close());

const ask = (person: Person, sessionId: string) => person.rpc('ask_for_two_minutes', { p_session_id: sessionId });
const read = async (sessionId: string) => {
  const { data } = await anisha.from('call_sessions').select('*').eq('id', sessionId).single();
  if (!data) throw new Error('no such call');
  return data;
};
/** Seconds from now on the server's clock. */
const secondsUntil = async (sessionId: string, column: 'patient_back_at' | 'ring_expires_at') => {
  const [row] = await scene.clinic.sql<{ seconds: number }>(
    `select extract(epoch from ${column} - now())::float8 as seconds from public.call_sessions where id = $1`,
    [sessionId],
  );
  return row?.seconds ?? Number.NaN;
};
const runOut = (sessionId: string) =>
  scene.clinic.sql(`update public.call_sessions set ring_expires_at = now() - interval '1 second' where id = $1`, [
    sessionId,
  ]);

describe('"I need 2 minutes"', () => {
  it('holds the attempt for two minutes and a whole ring, told to the doctor in the row', async () => {
    const sessionId = await scene.call(await scene.visit(), 'ringing');
    expect(refusal(await ask(sita, sessionId))).toBeNull();
    const row = await read(sessionId);
    expect(row).toMatchObject({ status: 'waiting', patient_joined: false });
    expect(row.patient_rang_at).not.toBeNull();
    expect(Date.parse(row.ring_expires_at) - Date.parse(row.patient_back_at ?? '')).toBe(45_000);
    expect(await secondsUntil(sessionId, 'patient_back_at')).toBeLessThanOrEqual(120);
    // The clock leaves it alone, and it is joined as any other.
    await scene.tick();
    expect((await read(sessionId)).status).toBe('waiting');
    const joined = await sita.rpc('join_call', { p_session_id: sessionId, p_device: device.patient });
    expect(joined.data?.patient_joined).toBe(true);
  });

  it('is given once: asked again, the time does not move', async () => {
    const sessionId = await scene.call(await scene.visit(), 'ringing');
    await ask(sita, sessionId);
    const { patient_back_at: until, version } = await read(sessionId);
    await Promise.all([ask(sita, sessionId), ask(sita, sessionId)]);
    expect(await read(sessionId)).toMatchObject({ patient_back_at: until, version });
  });

  it('ends as unanswered when nobody comes back', async () => {
    const sessionId = await scene.call(await scene.visit(), 'ringing');
    await ask(sita, sessionId);
    await runOut(sessionId);
    await scene.tick();
    expect(await read(sessionId)).toMatchObject({ status: 'ended', end_reason: 'no_answer' });
  });

  it('is refused to the doctor, after the ring and after the end, and does nothing once joined', async () => {
    const sessionId = await scene.call(await scene.visit(), 'ringing');
    expect(refusal(await ask(anisha, sessionId))).toBe('only_the_patient');
    expect(refusal(await ask(scene.as('bikash'), sessionId))).toBe('call_not_found');
    await runOut(sessionId);
    expect(refusal(await ask(sita, sessionId))).toBe('ring_expired');
    await anisha.rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await ask(sita, sessionId))).toBe('call_ended');
    await scene.clear();
    const active = await scene.call(await scene.visit());
    expect((await ask(sita, active)).data).toMatchObject({ status: 'active', patient_back_at: null });
  });
});

describe('a call that moves to another device', () => {
  const sides = [
    { side: 'doctor', column: 'doctor', person: () => anisha, old: device.doctor, refused: 'call_started_elsewhere' },
    { side: 'patient', column: 'patient', person: () => sita, old: device.patient, refused: 'call_joined_elsewhere' },
  ] as const;
  const take = (person: Person, sessionId: string, p_device: string, p_peer_id: string) =>
    person.rpc('take_over_call', { p_session_id: sessionId, p_device, p_peer_id, p_signaling: half });

  it.each(sides)('belongs to the newer device of the $side alone', async ({ column, person, old, refused }) => {
    const sessionId = await scene.call(await scene.visit());
    const address = peerId();
    const taken = await take(person(), sessionId, second, address);
    expect(taken.data).toMatchObject({
      status: 'active',
      [`${column}_device`]: second,
      [`${column}_peer_id`]: address,
      signaling_data: { [column]: half },
    });
    const late = { p_session_id: sessionId, p_device: old };
    expect(refusal(await person().rpc('heartbeat_call', late))).toBe(refused);
    expect(refusal(await person().rpc('mark_call_active', late))).toBe(refused);
    expect(refusal(await person().rpc('publish_peer', { ...late, p_peer_id: peerId(), p_signaling: half }))).toBe(
      refused,
    );
    // An ending kept from before the move ends nothing.
    const version = (await read(sessionId)).version;
    expect((await person().rpc('end_call', late)).data).toMatchObject({ status: 'active', version });
    expect(refusal(await person().rpc('heartbeat_call', { p_session_id: sessionId, p_device: second }))).toBeNull();
    expect((await person().rpc('end_call', { p_session_id: sessionId, p_device: second })).data?.status).toBe('ended');
  });

  it.each(sides)('keeps the addresses of the $side apart from every other', async ({ column, person }) => {
    const sessionId = await scene.call(await scene.visit());
    const { doctor_peer_id: doctors, patient_peer_id: patients } = await read(sessionId);
    for (const used of [doctors ?? '', patients ?? '', 'short']) {
      expect(refusal(await take(person(), sessionId, second, used)), used).toBe('invalid_request');
    }
    expect(await read(sessionId)).toMatchObject({ [`${column}_device`]: device[column] });
  });

  it('goes to whichever of two devices asked last, and only one of them holds it', async () => {
    const sessionId = await scene.call(await scene.visit());
    const devices = [second, 'third-device-of-theirs'];
    await Promise.all(devices.map((each) => take(sita, sessionId, each, peerId())));
    const held = (await read(sessionId)).patient_device;
    expect(devices).toContain(held);
    const beats = await Promise.all(
      devices.map((each) => sita.rpc('heartbeat_call', { p_session_id: sessionId, p_device: each })),
    );
    expect(beats.map(refusal)).toEqual(devices.map((each) => (each === held ? null : 'call_joined_elsewhere')));
  });

  it('is refused before the join and after the end, and has its own time to be connected', async () => {
    const ringing = await scene.call(await scene.visit(), 'ringing');
    expect(refusal(await take(sita, ringing, second, peerId()))).toBe('call_not_joined');
    await sita.rpc('join_call', { p_session_id: ringing, p_device: device.patient, p_peer_id: peerId() });
    await scene.clinic.sql(
      `update public.call_sessions set patient_joined_at = now() - interval '5 minutes', doctor_joined_at = now() - interval '5 minutes' where id = $1`,
      [ringing],
    );
    expect(refusal(await take(anisha, ringing, second, peerId()))).toBeNull();
    await scene.tick();
    expect((await read(ringing)).status).toBe('waiting');
    await anisha.rpc('end_call', { p_session_id: ringing });
    expect(refusal(await take(sita, ringing, second, peerId()))).toBe('call_ended');
  });
});
