// What is written about a call beside its row, and what is gone when it is over.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf, refusal } from './clinic-people.ts';
import { device, Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('postgres');
});
afterEach(() => scene.clear());
afterAll(() => scene.clinic.close());

describe('a partner that an app refused', () => {
  const report = (sessionId: string, p_code: string, name: Name = 'sita') =>
    scene.as(name).rpc('report_partner_refused', { p_session_id: sessionId, p_code, p_device: device.patient });
  const lines = (sessionId: string) =>
    scene.clinic.sql<{ actor_id: string; details: unknown }>(
      `select actor_id, details from public.audit_log where record_id = $1 and action = 'partner_refused' order by id`,
      [sessionId],
    );

  it('is a line of the audit log, also after the end', async () => {
    const sessionId = await scene.call(await scene.visit());
    expect(refusal(await report(sessionId, 'partner_not_verified'))).toBeNull();
    await scene.as('anisha').rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await report(sessionId, 'stranger_refused', 'anisha'))).toBeNull();
    expect(await lines(sessionId)).toEqual([
      { actor_id: idOf('sita'), details: { code: 'partner_not_verified', side: 'patient', device: device.patient } },
      { actor_id: idOf('anisha'), details: { code: 'stranger_refused', side: 'doctor', device: device.patient } },
    ]);
  });

  it('is at most ten lines of a kind an attempt, also when they come at once, and noise hides nothing', async () => {
    const sessionId = await scene.call(await scene.visit());
    const answers = await Promise.all(Array.from({ length: 15 }, () => report(sessionId, 'signal_refused')));
    expect(new Set(answers.map(refusal))).toEqual(new Set([null]));
    expect(await lines(sessionId)).toHaveLength(10);
    await report(sessionId, 'partner_not_verified');
    expect((await lines(sessionId)).at(-1)).toMatchObject({ details: { code: 'partner_not_verified' } });
    expect(await lines(sessionId)).toHaveLength(11);
  });

  it('is read by both sides in the row, when the device that holds its side could not verify the other', async () => {
    const sessionId = await scene.call(await scene.visit());
    const refusedBy = async () => {
      const rows = await scene.clinic.sql<{ partner_refused_by: string | null }>(
        'select partner_refused_by from public.call_sessions where id = $1',
        [sessionId],
      );
      return rows[0]?.partner_refused_by;
    };
    await scene.as('sita').rpc('join_call', { p_session_id: sessionId, p_device: device.patient });
    await report(sessionId, 'stranger_refused');
    // The doctor's own, but from a device that does not hold the doctor's side.
    await report(sessionId, 'partner_not_verified', 'anisha');
    expect(await refusedBy()).toBeNull();
    await report(sessionId, 'partner_not_verified');
    expect(await refusedBy()).toBe('patient');
    // Told again each time, also when the log has had its ten lines.
    for (let count = 0; count < 10; count += 1) await report(sessionId, 'partner_not_verified');
    await scene.clinic.sql(
      'update public.call_sessions set partner_refused_by = null, partner_refused_at = null where id = $1',
      [sessionId],
    );
    await report(sessionId, 'partner_not_verified');
    expect(await refusedBy()).toBe('patient');
  });

  it('is nobody else’s to report, and nothing else', async () => {
    const sessionId = await scene.call(await scene.visit());
    expect(refusal(await report(sessionId, 'stranger_refused', 'bikash'))).toBe('call_not_found');
    expect(refusal(await report(sessionId, 'a long story about somebody'))).toBe('invalid_request');
    expect(await lines(sessionId)).toEqual([]);
  });
});

describe('relay credentials before there is a call', () => {
  const ask = (visit: string, name: Name) =>
    scene.as(name).rpc('relay_credentials_for_visit', { p_appointment_id: visit });

  it('are for the two people of a visit whose waiting room is open', async () => {
    await scene.as('pema').rpc('set_relay', { p_urls: ['turn:relay.example'], p_secret: 'the-secret-of-the-relay' });
    const visit = await scene.visit();
    for (const name of ['anisha', 'sita'] as const) {
      expect((await ask(visit, name)).data).toMatchObject([{ urls: ['turn:relay.example'], relay_only: false }]);
    }
    for (const name of ['bikash', 'kiran', 'pema'] as const) {
      expect(refusal(await ask(visit, name))).toBe('appointment_not_found');
    }
    expect(refusal(await ask(await scene.visit({ startsIn: 300 }), 'sita'))).toBe('check_in_too_early');
    expect(refusal(await ask(await scene.visit({ startsIn: -1_500 }), 'sita'))).toBe('call_too_late');
    expect(refusal(await ask(await scene.visit({ startsIn: 60, status: 'requested' }), 'sita'))).toBe(
      'appointment_not_confirmed',
    );
  });
});

describe('quality of the call, in full', () => {
  const sample = {
    round_trip_ms: 80,
    loss_share: 0.01,
    jitter_ms: 4,
    send_kbit_s: 900,
    receive_kbit_s: 850,
    frames_per_second: 24,
    height_px: 480,
    path: 'relay-tls',
    verdict: 'weak',
  };
  const record = (sessionId: string, at: string, more: Record<string, string | number> = {}) =>
    scene.as('sita').rpc('record_quality', { p_session_id: sessionId, p_samples: [{ at, ...sample, ...more }] });

  it('is kept as it was seen, one sample a second', async () => {
    const sessionId = await scene.call(await scene.visit());
    const second = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    expect((await record(sessionId, second.toISOString())).data).toBe(1);
    expect((await record(sessionId, new Date(second.getTime() + 700).toISOString())).data).toBe(0);
    const { data } = await scene.as('anisha').from('call_quality_samples').select('*').single();
    expect(data).toMatchObject({ ...sample, loss_share: 0.01, relayed: true, side: 'patient' });
  });

  it('knows its own words only, and no time after the call', async () => {
    const sessionId = await scene.call(await scene.visit());
    const now = new Date().toISOString();
    expect(refusal(await record(sessionId, now, { path: 'carrier pigeon' }))).toBe('invalid_request');
    expect(refusal(await record(sessionId, now, { verdict: 'lovely' }))).toBe('invalid_request');
    await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
    expect((await record(sessionId, now)).data).toBe(1);
    const later = new Date(Date.now() + 120_000).toISOString();
    expect((await record(sessionId, later)).data).toBe(0);
  });
});

describe('nothing lingers', () => {
  it('of addresses and fingerprints when an attempt ends, whoever ends it', async () => {
    for (const end of ['person', 'clock']) {
      const sessionId = await scene.call(await scene.visit());
      if (end === 'person') await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
      else {
        await scene.clinic.sql(
          `update public.call_sessions set started_at = now() - interval '1 hour', doctor_last_seen_at = null, patient_last_seen_at = null
            where id = $1`,
          [sessionId],
        );
        await scene.tick();
      }
      const { data } = await scene.as('anisha').from('call_sessions').select('*').eq('id', sessionId).single();
      expect(data, end).toMatchObject({
        status: 'ended',
        doctor_peer_id: null,
        patient_peer_id: null,
        signaling_data: {},
      });
      await scene.clear();
    }
  });

  it('of an old e-mail address: the profile follows the one a person signs in with', async () => {
    await scene.clinic.sql(`update auth.users set email = 'sita.new@meroclinic.example' where id = $1`, [idOf('sita')]);
    const { data } = await scene.as('sita').from('profiles').select('email').single();
    expect(data?.email).toBe('sita.new@meroclinic.example');
    await scene.clinic.sql(`update auth.users set email = 'sita@meroclinic.example' where id = $1`, [idOf('sita')]);
  });
});
