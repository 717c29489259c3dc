// Do the walks notice? Each of these takes one of the clinic's safeguards away, and must be found out.
import { asyncProperty, check } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, startBareServer, type BareServer } from './bare-server.ts';
import { Stage } from './stage.ts';
import { walk } from './walk.ts';
import { Walker } from './walker.ts';

/** Enough for each to be found many times over; the first finding ends it. */
const walks = 300;
/** Repeatable: what is asked here is whether it can be noticed, not how soon. */
const seed = 20_261_122;

let server: BareServer;
beforeAll(async () => {
  server = await startBareServer({ seed: true });
});
afterAll(() => server[Symbol.asyncDispose]());

const saboteurs: readonly (readonly [string, string, string])[] = [
  ['nothing writes the audit log of calls', 'drop trigger audit_row on public.call_sessions', 'not in the audit log'],
  ['nobody is told of a call', 'drop trigger notify_of_call on public.call_sessions', 'was not told'],
  [
    'appointments no longer say what their call says',
    'drop trigger mirror_call_status on public.call_sessions',
    'is mirrored as',
  ],
  [
    'versions stand still',
    `create or replace function private.guard_appointment() returns trigger language plpgsql as $$ begin
      if new.status not in ('requested', 'proposed') then new.held_until := null; end if; return new; end $$`,
    'from version',
  ],
  [
    'times are no longer exclusive',
    `alter table public.appointments drop constraint doctor_not_double_booked, drop constraint patient_not_double_booked;
    create or replace function private.check_slot(p_doctor public.doctor_profiles, p_patient_id uuid, p_starts_at timestamptz, p_except uuid default null)
    returns void language plpgsql as $$ begin
      if p_starts_at is null then perform private.refuse('invalid_request', 'starts_at'); end if; end $$`,
    'double booked',
  ],
  [
    'a cancelled visit keeps ringing',
    `create or replace function public.cancel_appointment(p_appointment_id uuid, p_reason text default null, p_version integer default null)
    returns public.appointments language plpgsql security definer set search_path = '' as $$
    declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
    begin
      update public.appointments set status = 'cancelled' where id = appointment.id returning * into appointment;
      return appointment;
    end $$`,
    'a live call of the cancelled visit',
  ],
  [
    'a plain error instead of a code',
    `alter table public.appointments add constraint surprise check (reason <> 'Because') not valid`,
    'without a code',
  ],
];

describe('walks notice that', () => {
  it.each(saboteurs.map(([what, sql, finding], n) => ({ what, sql, finding, n })))(
    '$what',
    async ({ sql, finding, n }) => {
      const url = await server.create(`sabotaged_${String(n)}`);
      const owner = connect(url);
      await owner.unsafe(sql).simple();
      await owner.end();
      await using stage = await Stage.open(url);
      const found = await check(
        asyncProperty(walk, async (steps) => {
          const walker = new Walker(stage, { passed: new Map(), refused: new Map() }, await stage.reset());
          for (const each of steps) await walker.take(each);
        }),
        { numRuns: walks, seed, endOnFailure: true },
      );
      expect(found.failed).toBe(true);
      expect(found.errorInstance).toMatchObject({ message: expect.stringContaining(finding) });
    },
  );
});
