// A clinic that runs on the first cut of the schema gets the rest: nothing it had is lost, and what is new works for it.
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type Clinic, type ClinicEngine } from '../../supabase/local/index.ts';
import { idOf, project, refusal, signedIn } from './clinic-people.ts';

/** What was released before everything else came. */
const lastOfFirstCut = '20261122090600';
const engine: ClinicEngine = 'postgres';

function upgraded(): Clinic {
  if (clinic === undefined) throw new Error('the upgrade did not come to its end');
  return clinic;
}

type Rows = readonly Record<string, unknown>[];
/** Every row of every table of the first cut, in the columns that it had. */
type Contents = ReadonlyMap<string, { readonly columns: readonly string[]; readonly rows: Rows }>;

let folder: string;
let clinic: Clinic | undefined;
let before: Contents;
let applied: string[] = [];

async function projectWith(name: string, wanted: (migration: string) => boolean): Promise<string> {
  const directory = join(folder, name, 'supabase');
  await mkdir(join(directory, 'migrations'), { recursive: true });
  for (const file of ['config.toml', 'seed.sql']) await cp(join(project, 'supabase', file), join(directory, file));
  for (const migration of await readdir(join(project, 'supabase/migrations'))) {
    if (wanted(migration))
      await cp(join(project, 'supabase/migrations', migration), join(directory, 'migrations', migration));
  }
  return directory;
}

function open(directory: string): Promise<Clinic> {
  applied = [];
  return startClinic({
    project: directory,
    data: join(folder, 'data'),
    port: 0,
    engine,
    log: (line) => applied.push(line),
  });
}

async function contents(of: Clinic, known?: Contents): Promise<Contents> {
  const columns = await of.sql<{ name: string; columns: string[] }>(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns
      where table_schema in ('public', 'auth') and table_name in (select tablename from pg_tables where schemaname = table_schema)
      group by 1 order by 1`,
  );
  const read = new Map<string, { columns: readonly string[]; rows: Rows }>();
  for (const table of columns) {
    const kept = known === undefined ? table.columns : known.get(table.name)?.columns;
    if (kept === undefined) continue;
    const rows = await of.sql<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from (select ${kept.map((column) => `"${column}"`).join(', ')} from ${table.name}) t order by to_jsonb(t)::text`,
    );
    read.set(table.name, { columns: kept, rows: rows.map(({ row }) => row) });
  }
  return read;
}

const states = ['requested', 'proposed', 'confirmed', 'declined', 'cancelled', 'completed', 'no_show'] as const;

/** A visit in every state, each with the calls it may have had, and what was told about them. */
async function live(of: Clinic): Promise<void> {
  for (const [index, status] of states.entries()) {
    await of.sql(
      `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, status_reason, request_id)
       values ($1, $2, $3::text::public.appointment_status, 'online', now() + $4 * interval '1 hour', now() + $4 * interval '1 hour' + interval '15 minutes',
               $5, $6, gen_random_uuid())`,
      [
        idOf('anisha'),
        idOf('sita'),
        status,
        status === 'completed' || status === 'no_show' ? -index : index + 30,
        `Reason ${status}`,
        'Why',
      ],
    );
  }
  const anisha = await signedIn(of, 'anisha');
  const sita = await signedIn(of, 'sita');
  const bikash = await signedIn(of, 'bikash');
  const now = await of.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
     select $1, patient, 'confirmed', 'online', now() + n * interval '20 minutes', now() + n * interval '20 minutes' + interval '15 minutes', gen_random_uuid()
       from unnest($2::uuid[]) with ordinality as given (patient, n) cross join lateral (select 1) one where n <= 2
     returning id`,
    [idOf('anisha'), `{${idOf('sita')},${idOf('bikash')}}`],
  );
  // However slow this machine, nothing runs out in between.
  await of.sql(
    `update public.clinic_settings set check_in_minutes = 120, ring_seconds = 180, abandoned_seconds = 3600 where id`,
  );
  const [first = { id: '' }, second = { id: '' }] = now;
  const call = async (id: string, patient: typeof sita, device: string): Promise<string> => {
    const started = await anisha.rpc('start_call', {
      p_appointment_id: id,
      p_device: `doctor-${device}`,
      p_peer_id: `peer-of-the-doctor-${device}`,
    });
    if (started.error) throw started.error;
    const joined = await patient.rpc('join_call', {
      p_session_id: started.data.id,
      p_device: `patient-${device}`,
      p_peer_id: `peer-of-the-patient-${device}`,
    });
    if (joined.error) throw joined.error;
    const active = await patient.rpc('mark_call_active', {
      p_session_id: started.data.id,
      p_device: `patient-${device}`,
    });
    if (active.error) throw active.error;
    return started.data.id;
  };
  // One call is over, with a second attempt still going on; another one has only begun to ring.
  await anisha.rpc('end_call', { p_session_id: await call(first.id, sita, 'one') });
  await call(first.id, sita, 'two');
  const ringing = await anisha.rpc('start_call', { p_appointment_id: second.id, p_device: 'doctor-three' });
  if (ringing.error) throw ringing.error;
  await sita.rpc('mark_notifications_read');
  await bikash.rpc('mark_notifications_read', { p_ids: [] });
}

const withoutAddresses = (row: Record<string, unknown>) =>
  row['status'] === 'ended' ? { ...row, doctor_peer_id: null, patient_peer_id: null, signaling_data: {} } : row;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clinic-upgrade-'));
  // Root lends the server another user, who has to walk through.
  await chmod(folder, 0o711);
  const old = await open(await projectWith('first-cut', (name) => name.slice(0, 14) <= lastOfFirstCut));
  await live(old);
  before = await contents(old);
  await old.close();
  clinic = await open(await projectWith('whole', () => true));
});
afterAll(async () => {
  await clinic?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an upgrade of the first cut', () => {
  it('had something to lose, and everything else to apply', () => {
    const counts = Object.fromEntries([...before].map(([name, { rows }]) => [name, rows.length]));
    expect(counts).toMatchObject({ 'public.profiles': 6, 'public.appointments': 9, 'public.call_sessions': 3 });
    expect(counts['public.notifications']).toBeGreaterThan(4);
    expect(new Set(before.get('public.appointments')?.rows.map((row) => row['status']))).toEqual(new Set(states));
    expect(applied.some((line) => line.includes('20261122100000_words.sql'))).toBe(true);
    expect(applied.some((line) => line.includes('20261122090000_people.sql'))).toBe(false);
  });

  it('keeps every row and every value of it, but for the addresses of calls that are over', async () => {
    const after = await contents(upgraded(), before);
    const order = (rows: Rows | undefined) =>
      rows?.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    for (const [name, { rows }] of before) {
      const kept = name === 'public.call_sessions' ? rows.map(withoutAddresses) : rows;
      expect([name, order(after.get(name)?.rows)]).toEqual([name, order(kept)]);
    }
  });

  it('gives held times an end and visits to come their reminders', async () => {
    const held = await upgraded().sql(
      `select status, held_until between now() and now() + interval '24 hours' as soon from public.appointments where status in ('requested', 'proposed') order by 1`,
    );
    expect(held).toEqual([
      { status: 'requested', soon: true },
      { status: 'proposed', soon: true },
    ]);
    const [planned] = await upgraded().sql<{ missing: string }>(
      `select count(*)::text as missing from public.appointments a
        where a.status = 'confirmed' and a.starts_at > now() and not exists (select from private.reminders_due d where d.appointment_id = a.id)`,
    );
    expect(planned).toEqual({ missing: '0' });
  });

  it('lets people go on where they were', async () => {
    const [anisha, sita, bikash, pema] = await Promise.all(
      ['anisha', 'sita', 'bikash', 'pema'].map((name) => signedIn(upgraded(), name)),
    );
    if (!anisha || !sita || !bikash || !pema) throw new Error('somebody could not sign in');
    // The call that went on is ended, the one that rang is joined.
    const calls = await anisha
      .from('call_sessions')
      .select('id, status, patient_id')
      .neq('status', 'ended')
      .order('status');
    const [ringing, talking] = calls.data ?? [];
    expect([ringing?.status, talking?.status]).toEqual(['waiting', 'active']);
    const ended = await anisha.rpc('end_call', { p_session_id: talking?.id ?? '' });
    expect(ended.data?.end_reason).toBe('completed');
    const joined = await bikash.rpc('join_call', { p_session_id: ringing?.id ?? '', p_device: 'patient-three' });
    expect([null, 'ring_expired']).toContain(refusal(joined));

    const { data: mine } = await sita.rpc('list_my_appointments');
    expect(mine?.length).toBe(8);
    const of = (status: string): string => mine?.find((each) => each.status === status)?.id ?? '';
    const accepted = await sita.rpc('accept_proposal', { p_appointment_id: of('proposed') });
    expect(accepted.data?.status).toBe('confirmed');
    const confirmed = await anisha.rpc('confirm_appointment', { p_appointment_id: of('requested') });
    expect(confirmed.data?.status).toBe('confirmed');
    const noted = await anisha.rpc('save_note', {
      p_appointment_id: of('completed'),
      p_body: 'Well again',
      p_version: 0,
    });
    expect(noted.data?.version).toBe(1);
    const { data: log } = await pema.rpc('read_audit_log', { p_record_id: of('requested') });
    expect(log?.map(({ actor_id: actor }) => actor)).toEqual([idOf('anisha')]);
    await expect(upgraded().sql('select public.run_scheduled_tasks()')).resolves.toHaveLength(1);
  });
});
