// Calls over time as an administrator sees them: computed by hand for a small history.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, refusal } from './clinic-people.ts';
import { Scene, type Name } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
  const { clinic } = scene;
  await scene.clear();
  // Two days of calls: [hours after midnight in Kathmandu on 1 March, set-up ms or null, end reason].
  const calls: readonly (readonly [number, number | null, string])[] = [
    [9, 400, 'completed'],
    [10, 600, 'network'],
    [11, null, 'no_answer'],
    [12, null, 'declined'],
    [33, 1_000, 'completed'],
  ];
  for (const [hours, setup, reason] of calls) {
    await clinic.sql(
      `with moment as (select timestamp '2026-03-01' at time zone 'Asia/Kathmandu' + $3 * interval '1 hour' as at),
            visit as (insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
                      select $1, $2, 'completed', 'online', at, at + interval '15 minutes', gen_random_uuid() from moment returning id)
       insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at, created_at,
                                         doctor_joined, patient_joined, patient_joined_at, started_at)
       select visit.id, $1, $2, 1, at, at, true, $4::float8 is not null, case when $4::float8 is not null then at end,
              case when $4::float8 is not null then at + $4::float8 * interval '1 millisecond' end from visit, moment`,
      [idOf('anisha'), idOf('sita'), hours, setup],
    );
    await clinic.sql(
      `update public.call_sessions set status = 'ended', ended_at = now(), end_reason = $1::text::public.call_end_reason where status <> 'ended'`,
      [reason],
    );
  }
  await clinic.sql(
    `insert into public.call_quality_samples (call_session_id, side, at, round_trip_ms, loss_share, relayed, verdict)
     select (select id from public.call_sessions order by created_at limit 1), 'doctor',
            timestamp '2026-03-01 09:01' at time zone 'Asia/Kathmandu' + n * interval '2 seconds', n * 100, 0.02, n = 1,
            (array['good', 'weak', 'very_weak', 'reconnecting'])[n] from generate_series(1, 4) as n`,
  );
  await clinic.sql(
    `update public.appointments set by_phone_since = ends_at where id = (select id from public.appointments order by starts_at limit 1)`,
  );
  await clinic.sql(
    `insert into public.visit_ratings (appointment_id, patient_id, stars, created_at)
     select id, patient_id, 3 + row_number() over (order by starts_at), timestamp '2026-03-02 10:00' at time zone 'Asia/Kathmandu'
       from public.appointments order by starts_at limit 2`,
  );
});
afterAll(() => scene.clinic.close());

const march = { p_from: '2026-02-28T00:00:00Z', p_until: '2026-03-10T00:00:00Z', p_time_zone: 'Asia/Kathmandu' };
const overview = (args: Record<string, unknown> = {}, name: Name = 'pema') =>
  scene.as(name).rpc('call_quality_overview', { ...march, ...args });

describe('the overview of calls', () => {
  it('counts and measures each day of the clinic', async () => {
    const { data } = await overview();
    expect(data).toHaveLength(2);
    expect(data?.[0]).toMatchObject({
      bucket: '2026-02-28T18:15:00+00:00',
      attempts: 4,
      connected: 2,
      unanswered: 1,
      declined: 1,
      lost: 1,
      setup_median_ms: 500,
      setup_slowest_tenth_ms: 580,
      reconnections: 1,
      round_trip_median_ms: 250,
      relayed_share: 0.25,
      ratings: 0,
      stars_mean: null,
      by_phone: 1,
    });
    expect(data?.[0]?.weak_share).toBeCloseTo(2 / 3, 5);
    expect(data?.[0]?.loss_mean).toBeCloseTo(0.02, 5);
    expect(data?.[1]).toMatchObject({ attempts: 1, connected: 1, setup_median_ms: 1_000, ratings: 2, stars_mean: 4.5 });
    expect(data?.[1]?.round_trip_median_ms).toBeNull();
  });

  it('does so by the hour and the week as well, within its limits', async () => {
    expect((await overview({ p_bucket: 'hour' })).data).toHaveLength(6);
    expect((await overview({ p_bucket: 'week' })).data?.map(({ attempts }) => attempts)).toEqual([4, 1]);
    expect((await overview({ p_from: '2026-04-01', p_until: '2026-05-01' })).data).toEqual([]);
    for (const args of [
      { p_bucket: 'century' },
      { p_from: '2026-03-10', p_until: '2026-03-01' },
      { p_bucket: 'hour', p_until: '2026-09-01' },
      { p_until: 'infinity' },
      { p_time_zone: 'Nowhere' },
    ]) {
      expect(refusal(await overview(args)), JSON.stringify(args)).toBe('invalid_request');
    }
    expect(refusal(await overview({}, 'anisha'))).toBe('only_an_administrator');
  });
});

describe('the log and the relay', () => {
  it('name who did something, within the time asked for', async () => {
    const pema = scene.as('pema');
    const [before] = await scene.clinic.sql<{ now: string }>('select now()::text as now');
    await pema.rpc('set_relay', { p_urls: ['turn:relay.example'], p_secret: 'the-secret-of-the-relay' });
    const read = (args: Record<string, string>) => pema.rpc('read_audit_log', { p_record_table: 'relay', ...args });
    const { data } = await read({ p_from: before?.now ?? '' });
    expect(data).toMatchObject([{ action: 'set_relay', actor_name: 'Pema Sherpa', actor_role: 'administrator' }]);
    expect((await read({ p_until: before?.now ?? '' })).data).toEqual([]);
    const relay = await pema.rpc('read_relay');
    expect(relay.data).toEqual([{ urls: ['turn:relay.example'], credential_seconds: 3600 }]);
    expect(refusal(await scene.as('sita').rpc('read_relay'))).toBe('only_an_administrator');
  });
});
