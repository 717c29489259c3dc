// What stays of a visit: note, summary, messages, quality of the call; and how it goes when the clinic no longer keeps it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../renderer/backend/database.types.ts';
import { idOf, refusal } from './clinic-people.ts';
import { Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
beforeEach(() => scene.clear());
afterAll(() => scene.clinic.close());

describe('the doctor’s note', () => {
  const save = (id: string, body: string, version: number, name: Name = 'anisha') =>
    scene.as(name).rpc('save_note', { p_appointment_id: id, p_body: body, p_version: version });

  it('is not overwritten by whoever read an older one, and repeating it changes nothing', async () => {
    const id = await scene.visit();
    expect(refusal(await save(id, 'first', 1))).toBe('changed_meanwhile');
    expect((await save(id, 'first', 0)).data).toMatchObject({ version: 1 });
    expect(refusal(await save(id, 'other', 0))).toBe('changed_meanwhile');
    expect((await save(id, 'second', 1)).data).toMatchObject({ body: 'second', version: 2 });
    expect((await save(id, 'second', 1)).data).toMatchObject({ version: 2 });
    expect(refusal(await save(id, 'third', 1))).toBe('changed_meanwhile');
    expect(refusal(await save(id, 'x'.repeat(20_001), 2))).toBe('reason_too_long');
  });

  it('is the doctor’s own', async () => {
    const id = await scene.visit();
    await save(id, 'for me only', 0);
    for (const name of ['sita', 'kiran', 'pema'] as const) {
      expect((await scene.as(name).from('visit_notes').select('body')).data).toEqual([]);
    }
    expect(refusal(await save(id, 'mine', 1, 'sita'))).toBe('only_the_doctor');
    expect(refusal(await save(id, 'mine', 1, 'kiran'))).toBe('appointment_not_found');
  });

  it('is written about visits that take place, and no longer than the clinic allows', async () => {
    expect(refusal(await save(await scene.visit({ status: 'requested', startsIn: 60 }), 'x', 0))).toBe(
      'appointment_wrong_state',
    );
    const day = -24 * 60;
    expect(refusal(await save(await scene.visit({ startsIn: 13 * day }), 'x', 0))).toBeNull();
    expect(refusal(await save(await scene.visit({ startsIn: 15 * day }), 'x', 0))).toBe('visit_closed');
  });
});

describe('the summary', () => {
  const share = (id: string, findings: string) =>
    scene
      .as('anisha')
      .rpc('share_summary', { p_appointment_id: id, p_findings: findings, p_medicines: '', p_next_step: '' });
  const acknowledge = (id: string, name: Name = 'sita', question?: string) =>
    scene
      .as(name)
      .rpc('acknowledge_summary', { p_summary_id: id, ...(question === undefined ? {} : { p_question: question }) });

  it('has versions; only the newest is acknowledged, so that nobody agrees to words they did not see', async () => {
    const id = await scene.visit();
    const first = await share(id, 'A cold');
    expect(first.data?.version).toBe(1);
    expect((await share(id, 'A cold')).data?.id).toBe(first.data?.id);
    const second = await share(id, 'The flu');
    expect(second.data?.version).toBe(2);
    expect(refusal(await acknowledge(first.data?.id ?? ''))).toBe('changed_meanwhile');
    const understood = await acknowledge(second.data?.id ?? '', 'sita', ' How long? ');
    expect(understood.data).toMatchObject({ question: 'How long?' });
    const again = await acknowledge(second.data?.id ?? '', 'sita', 'How long?');
    expect(again.data?.acknowledged_at).toBe(understood.data?.acknowledged_at);
    expect(await scene.told('sita', id)).toEqual(['summary_shared', 'summary_shared']);
    expect((await scene.told('anisha', id)).filter((kind) => kind.startsWith('summary'))).toEqual([
      'summary_acknowledged',
    ]);
    const { data } = await scene.as('sita').from('visit_summaries').select('version').order('version');
    expect(data).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('is for the patient of the visit, and says something', async () => {
    const id = await scene.visit();
    const { data } = await share(id, 'A cold');
    for (const name of ['bikash', 'kiran', 'anisha', 'pema'] as const) {
      expect(refusal(await acknowledge(data?.id ?? '', name))).toBe('summary_not_found');
    }
    for (const name of ['bikash', 'kiran', 'pema'] as const) {
      expect((await scene.as(name).from('visit_summaries').select('id')).data).toEqual([]);
    }
    expect(refusal(await share(id, '  '))).toBe('invalid_request');
    expect(refusal(await share(id, 'x'.repeat(4_001)))).toBe('reason_too_long');
    expect(refusal(await acknowledge(data?.id ?? '', 'sita', 'x'.repeat(1_001)))).toBe('reason_too_long');
  });
});

describe('messages', () => {
  const send = (id: string, body: string, clientId: string = randomUUID(), name: Name = 'sita') =>
    scene.as(name).rpc('send_message', { p_appointment_id: id, p_body: body, p_client_id: clientId });

  it('are kept once, however often they arrive, and read by the two people', async () => {
    const id = await scene.visit();
    const clientId = randomUUID();
    const answers = await Promise.all([send(id, 'Hello', clientId), send(id, 'Hello', clientId)]);
    expect(new Set(answers.map(({ data }) => data?.id)).size).toBe(1);
    await send(id, ' Good day ', randomUUID(), 'anisha');
    const read = async (name: Name) => {
      const { data } = await scene
        .as(name)
        .from('messages')
        .select('body')
        .eq('appointment_id', id)
        .order('created_at');
      return data?.map(({ body }) => body);
    };
    expect(await read('anisha')).toEqual(['Hello', 'Good day']);
    expect(await read('sita')).toEqual(['Hello', 'Good day']);
    for (const name of ['bikash', 'kiran', 'pema'] as const) expect(await read(name)).toEqual([]);
    expect(refusal(await send(id, 'Hello', randomUUID(), 'bikash'))).toBe('appointment_not_found');
    expect(refusal(await send(id, '   '))).toBe('invalid_request');
    expect(refusal(await send(id, 'x'.repeat(4_001)))).toBe('reason_too_long');
    expect(refusal(await send(await scene.visit({ status: 'requested', startsIn: 60 }), 'Hello'))).toBe(
      'appointment_wrong_state',
    );
  });

  it('are not kept where the clinic does not keep them', async () => {
    const id = await scene.visit();
    await scene.clinic.sql('update public.clinic_settings set keep_messages = false where id');
    try {
      expect(refusal(await send(id, 'Hello'))).toBe('messages_not_kept');
    } finally {
      await scene.clinic.sql('update public.clinic_settings set keep_messages = true where id');
    }
  });
});

describe('quality of the call', () => {
  const record = (sessionId: string, samples: Json, name: Name = 'sita') =>
    scene.as(name).rpc('record_quality', { p_session_id: sessionId, p_samples: samples });

  it('is written per side and moment, once', async () => {
    const sessionId = await scene.call(await scene.visit());
    const at = new Date().toISOString();
    expect((await record(sessionId, [{ at, round_trip_ms: 80, loss_share: 0.01, relayed: false }])).data).toBe(1);
    expect((await record(sessionId, [{ at, round_trip_ms: 90 }])).data).toBe(0);
    expect((await record(sessionId, [{ at, round_trip_ms: 70 }], 'anisha')).data).toBe(1);
    const { data } = await scene.as('anisha').from('call_quality_samples').select('side, round_trip_ms').order('side');
    expect(data?.toSorted((a, b) => a.side.localeCompare(b.side))).toEqual([
      { side: 'doctor', round_trip_ms: 70 },
      { side: 'patient', round_trip_ms: 80 },
    ]);
    expect((await scene.as('bikash').from('call_quality_samples').select('side')).data).toEqual([]);
  });

  it('is refused where it cannot be, and as a whole where a part is wrong', async () => {
    const at = new Date().toISOString();
    const ringing = await scene.call(await scene.visit(), 'ringing');
    expect(refusal(await record(ringing, []))).toBe('call_not_joined');
    await scene.clear();
    const sessionId = await scene.call(await scene.visit());
    const bad: Json[] = [
      { at },
      [{ at, loss_share: 2 }],
      [{ at, round_trip_ms: 'fast' }],
      [{ at: 'some day' }],
      [{ at }, { at, jitter_ms: -1 }],
      Array.from({ length: 201 }, () => ({ at })),
    ];
    for (const samples of bad) expect(refusal(await record(sessionId, samples))).toBe('invalid_request');
    const elsewhen = [{ at: '2001-01-01T00:00:00Z' }, { at: '2999-01-01T00:00:00Z' }, {}, 'a word'];
    expect((await record(sessionId, elsewhen)).data).toBe(0);
    expect(refusal(await record(sessionId, [], 'bikash'))).toBe('call_not_found');
  });
});

describe('retention', () => {
  const counts = async (): Promise<Record<string, number> | undefined> => {
    const [row] = await scene.clinic.sql<Record<string, number>>(
      `select (select count(*)::int from public.notifications) as notifications, (select count(*)::int from public.messages) as messages,
              (select count(*)::int from public.call_quality_samples) as samples, (select count(*)::int from public.visit_notes) as notes,
              (select count(*)::int from public.visit_summaries) as summaries, (select count(*)::int from public.appointments) as appointments`,
    );
    return row;
  };

  /** A visit with one of everything, all of it that many days old. */
  async function visitOf(daysAgo: number): Promise<string> {
    const id = await scene.visit({ startsIn: -daysAgo * 1_440, reason: 'A cough', status: 'confirmed' });
    const sql = (statement: string, params: unknown[]) => scene.clinic.sql<{ id: string }>(statement, params);
    await sql(
      `update public.appointments set status_reason = 'words', device_check = '{"camera":"ok"}' where id = $1`,
      [id],
    );
    const [session] = await sql(
      `insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
       select id, doctor_id, patient_id, 1, now() from public.appointments where id = $1 returning id`,
      [id],
    );
    const at = `now() - $2 * interval '1 day'`;
    await sql(
      `insert into public.messages (appointment_id, sender_id, body, client_id, created_at) values ($1, $3, 'x', gen_random_uuid(), ${at})`,
      [id, daysAgo, idOf('sita')],
    );
    await sql(`insert into public.call_quality_samples (call_session_id, side, at) values ($1, 'doctor', ${at})`, [
      session?.id,
      daysAgo,
    ]);
    await sql(`insert into public.visit_notes (appointment_id, doctor_id, body) values ($1, $2, 'x')`, [
      id,
      idOf('anisha'),
    ]);
    await sql(
      `insert into public.visit_summaries (appointment_id, version, findings, written_by) values ($1, 1, 'x', $2)`,
      [id, idOf('anisha')],
    );
    await sql(`update public.notifications set created_at = ${at} where appointment_id = $1`, [id, daysAgo]);
    return id;
  }

  it('really deletes what is too old, keeps what is not, keeps the bare appointment, and says how much it was', async () => {
    await scene.clinic.sql('update public.clinic_settings set retain_records_days = 400 where id');
    const old = await visitOf(500);
    const young = await visitOf(20);
    const [toldOfOld] = await scene.clinic.sql<{ told: number }>(
      'select count(*)::int as told from public.notifications where appointment_id = $1',
      [old],
    );
    const before = await counts();
    expect(before).toMatchObject({ messages: 2, samples: 2, notes: 2, summaries: 2, appointments: 2 });
    const { retention } = await scene.tick();
    expect(retention).toMatchObject({
      notifications: toldOfOld?.told,
      messages: 1,
      samples: 1,
      notes: 1,
      summaries: 1,
    });
    expect(await counts()).toMatchObject({ messages: 1, samples: 1, notes: 1, summaries: 1, appointments: 2 });
    const words = await scene.clinic.sql(
      'select id, reason, status_reason, device_check from public.appointments order by starts_at',
    );
    expect(words).toEqual([
      { id: old, reason: '', status_reason: null, device_check: {} },
      { id: young, reason: 'A cough', status_reason: 'words', device_check: { camera: 'ok' } },
    ]);
    const { data: logged } = await scene
      .as('pema')
      .rpc('read_audit_log', { p_record_table: 'clinic_settings', p_limit: 1 });
    expect(logged?.[0]).toMatchObject({
      action: 'apply_retention',
      actor_id: null,
      details: { messages: 1, notes: 1 },
    });
    expect((await scene.tick())['retention']).toMatchObject({ notifications: 0, messages: 0, notes: 0, summaries: 0 });
  });

  it('runs once an hour, not at every tick of the clock', async () => {
    expect((await scene.tick())['retention']).not.toBeNull();
    const again = () =>
      scene.clinic.sql<{ done: Record<string, unknown> }>('select public.run_scheduled_tasks() as done');
    expect((await again())[0]?.done['retention']).toBeNull();
    await scene.clinic.sql(`update private.task_runs set ran_at = now() - interval '1 hour'`);
    expect((await again())[0]?.done['retention']).not.toBeNull();
  });
});
