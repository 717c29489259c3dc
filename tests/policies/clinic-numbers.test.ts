// The clinic's settings, its relay, and the log of who did what: through the official client.
import { createHmac } from 'node:crypto';
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

async function settings(): Promise<{ version: number } & Record<string, unknown>> {
  const { data, error } = await scene.as('pema').from('clinic_settings').select('*').single();
  if (error) throw error;
  return data;
}
const change = (changes: Json, version: number) =>
  scene.as('pema').rpc('change_settings', { p_changes: changes, p_version: version });

describe('settings', () => {
  it('can each be changed, one column being as good as another', async () => {
    const before = await settings();
    for (const [name, value] of Object.entries(before)) {
      if (name === 'id' || name === 'version') continue;
      const wanted = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${String(value)}!`;
      const { version } = await settings();
      expect(refusal(await change({ [name]: wanted }, version)), name).toBeNull();
      expect(await settings()).toMatchObject({ [name]: wanted, version: version + 1 });
      const { data: logged } = await scene
        .as('pema')
        .rpc('read_audit_log', { p_record_table: 'clinic_settings', p_limit: 1 });
      expect(logged?.[0]).toMatchObject({ action: 'update', actor_id: idOf('pema'), details: { changed: [name] } });
      await change({ [name]: JSON.parse(JSON.stringify(value)) }, version + 1);
    }
    expect({ ...(await settings()), version: 0 }).toEqual({ ...before, version: 0 });
  });

  it('are refused when unknown, out of range, of another kind, or read before somebody else changed them', async () => {
    const { version } = await settings();
    const bad: Json[] = [
      { colour: 'red' },
      { id: false },
      { version: 1 },
      { ring_seconds: 9 },
      { ring_seconds: 1e12 },
      { ring_seconds: 'long' },
      { ring_seconds: null },
      { keep_messages: 'perhaps' },
      { retain_records_days: 29 },
      { clinic_name: '' },
      { hold_hours: 24, max_proposals: 0 },
      [],
      ['ring_seconds'],
    ];
    for (const changes of bad) {
      expect(refusal(await change(changes, version)), JSON.stringify(changes)).toBe('invalid_request');
    }
    expect(refusal(await change({ ring_seconds: 30 }, version - 1))).toBe('changed_meanwhile');
    expect((await settings()).version).toBe(version);
  });
});

describe('the relay', () => {
  const secret = 'the-secret-that-coturn-shares';
  const urls = ['turn:relay.example:3478?transport=udp', 'turns:relay.example:5349'];
  const setRelay = (addresses: string[], words: string, seconds = 600) =>
    scene.as('pema').rpc('set_relay', { p_urls: addresses, p_secret: words, p_credential_seconds: seconds });
  const credentials = (sessionId: string, name: Name) =>
    scene.as(name).rpc('relay_credentials', { p_session_id: sessionId });

  it('has no credentials to give before one is set', async () => {
    const { data } = await credentials(await scene.call(await scene.visit()), 'anisha');
    expect(data).toMatchObject([{ urls: [], username: '', credential: '', relay_only: false }]);
  });

  it('gives each participant of a live call short-lived credentials that coturn will accept', async () => {
    expect(refusal(await setRelay(urls, secret))).toBeNull();
    const sessionId = await scene.call(await scene.visit());
    const given = await Promise.all((['anisha', 'sita'] as const).map((name) => credentials(sessionId, name)));
    const names = given.map(({ data }) => {
      const [one] = data ?? [];
      expect(one?.urls).toEqual(urls);
      const username = one?.username ?? '';
      expect(one?.credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
      expect(username).toMatch(/^\d+:[0-9a-f]{16}$/u);
      const expiry = Number(username.split(':')[0]);
      expect(expiry).toBe(Math.floor(Date.parse(one?.expires_at ?? '') / 1_000));
      expect(expiry).toBeGreaterThan(Date.now() / 1_000);
      expect(expiry).toBeLessThanOrEqual(Date.now() / 1_000 + 600);
      return username;
    });
    expect(new Set(names).size).toBe(2);
  });

  it('gives none to strangers, and none after the end', async () => {
    const sessionId = await scene.call(await scene.visit());
    for (const name of ['bikash', 'kiran', 'pema'] as const) {
      expect(refusal(await credentials(sessionId, name))).toBe('call_not_found');
    }
    await scene.as('sita').rpc('end_call', { p_session_id: sessionId });
    expect(refusal(await credentials(sessionId, 'anisha'))).toBe('call_ended');
    expect(refusal(await credentials(sessionId, 'sita'))).toBe('call_ended');
  });

  it('is not set to nonsense, and its secret is in no log', async () => {
    const answers = [
      await setRelay(['http://relay.example'], secret),
      await setRelay(['turn:relay.example bad'], secret),
      await setRelay([], secret),
      await setRelay(
        Array.from({ length: 9 }, () => 'turn:relay.example'),
        secret,
      ),
      await setRelay(urls, 'short'),
      await setRelay(urls, secret, 59),
      await setRelay(urls, secret, 86_401),
    ];
    expect(answers.map(refusal)).toEqual(answers.map(() => 'invalid_request'));
    const { data } = await scene.as('pema').rpc('read_audit_log', { p_record_table: 'relay' });
    expect(data?.[0]).toMatchObject({ action: 'set_relay', actor_id: idOf('pema'), details: {} });
    expect(JSON.stringify(data)).not.toContain(secret);
  });
});

describe('the audit log', () => {
  it('says who did what to which record, from the request to the summary, and not a word of what was written', async () => {
    const { id } = await scene.requested();
    await scene.as('anisha').rpc('confirm_appointment', { p_appointment_id: id });
    await scene.as('anisha').rpc('save_note', { p_appointment_id: id, p_body: 'PRIVATE-NOTE', p_version: 0 });
    const summary = await scene.as('anisha').rpc('share_summary', {
      p_appointment_id: id,
      p_findings: 'PRIVATE-FINDING',
      p_medicines: 'PRIVATE-MEDICINE',
      p_next_step: '',
    });
    await scene
      .as('sita')
      .rpc('acknowledge_summary', { p_summary_id: summary.data?.id ?? '', p_question: 'PRIVATE-QUESTION' });
    await scene.as('sita').rpc('send_message', { p_appointment_id: id, p_body: 'PRIVATE-MESSAGE', p_client_id: id });
    await scene.as('sita').rpc('cancel_appointment', { p_appointment_id: id, p_reason: 'PRIVATE-REASON' });

    const of = async (table: string, recordId: string) => {
      const { data } = await scene.as('pema').rpc('read_audit_log', { p_record_table: table, p_record_id: recordId });
      return data?.map(({ action, actor_id: actor, details }) => ({ action, actor, details })).toReversed();
    };
    expect(await of('appointments', id)).toEqual([
      { action: 'insert', actor: idOf('sita'), details: {} },
      {
        action: 'update',
        actor: idOf('anisha'),
        details: { changed: ['held_until', 'status'], from: 'requested', to: 'confirmed' },
      },
      {
        action: 'update',
        actor: idOf('sita'),
        details: { changed: ['status', 'status_reason'], from: 'confirmed', to: 'cancelled' },
      },
    ]);
    expect(await of('visit_notes', id)).toEqual([{ action: 'insert', actor: idOf('anisha'), details: {} }]);
    expect(await of('visit_summaries', summary.data?.id ?? '')).toEqual([
      { action: 'insert', actor: idOf('anisha'), details: {} },
      { action: 'update', actor: idOf('sita'), details: { changed: ['acknowledged_at', 'question'] } },
    ]);
    const all = await scene.clinic.sql('select to_jsonb(l)::text as line from public.audit_log l');
    expect(JSON.stringify(all)).not.toMatch(/PRIVATE|A cough/u);
  });

  it('is read in pages, newest first, by record and by person', async () => {
    const { id } = await scene.requested();
    const first = await scene.as('pema').rpc('read_audit_log', { p_limit: 2 });
    const ids = first.data?.map((line) => line.id) ?? [];
    expect(ids[0]).toBeGreaterThan(ids[1] ?? Infinity);
    const next = await scene.as('pema').rpc('read_audit_log', { p_limit: 2, p_before_id: ids[1] ?? 0 });
    expect(next.data?.[0]?.id).toBeLessThan(ids[1] ?? 0);
    const bySita = await scene.as('pema').rpc('read_audit_log', { p_actor_id: idOf('sita'), p_record_id: id });
    expect(bySita.data).toMatchObject([{ action: 'insert', record_table: 'appointments' }]);
  });
});

describe('people of the same name', () => {
  it('all appear when they are read page by page', async () => {
    await scene.clinic.sql(
      `insert into auth.users (id, aud, role, email, raw_user_meta_data)
       select gen_random_uuid(), 'authenticated', 'authenticated', 'ram' || n || '@meroclinic.example', '{"full_name":"Ram Thapa"}'
         from generate_series(1, 5) as n`,
    );
    const seen: string[] = [];
    for (let last: { full_name: string; id: string } | undefined; ;) {
      const { data } = await scene.as('pema').rpc('list_people', {
        p_limit: 2,
        p_search: 'ram thapa',
        ...(last === undefined ? {} : { p_after_name: last.full_name, p_after_id: last.id }),
      });
      if (!data || data.length === 0) break;
      seen.push(...data.map(({ email }) => email));
      last = data.at(-1);
    }
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5].map((n) => `ram${n}@meroclinic.example`));
  });
});
