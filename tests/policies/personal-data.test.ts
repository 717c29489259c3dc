// One's own data: changed, copied, and the account closed with what the clinic has to keep kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { anonymous, idOf, refusal, type Person } from './clinic-people.ts';
import { Scene } from './scene.ts';
import { clientOf, newPerson } from './token-people.ts';

let scene: Scene;
let clinic: Clinic;
beforeAll(async () => {
  scene = await Scene.open('postgres');
  clinic = scene.clinic;
});
afterAll(() => clinic.close());

/** A patient of their own for each test, since an account is closed for good. */
async function patient(name: string): Promise<{ id: string; email: string; client: Person }> {
  const id = await newPerson(clinic, name);
  await clinic.sql(`update public.patient_profiles set birth_date = '1990-05-01', phone = '+977 1' where id = $1`, [
    id,
  ]);
  return { id, email: `${id}@race.example`, client: await clientOf(clinic, id) };
}
async function visit(patientId: string, status: string, startsIn: string, reason = 'A secret cough'): Promise<string> {
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id, held_until)
     values ($1, $2, $3::text::public.appointment_status, 'online', now() + $4::interval, now() + $4::interval + interval '15 minutes', $5,
             gen_random_uuid(), case when $3 = 'requested' then now() + interval '1 hour' end) returning id`,
    [idOf('anisha'), patientId, status, startsIn, reason],
  );
  if (!row) throw new Error('no visit');
  return row.id;
}
const profile = async (id: string) => {
  const [row] = await clinic.sql(
    `select p.full_name, p.email, p.deactivated_at is not null as closed, p.erased_at is not null as erased, d.birth_date::text, d.phone
       from public.profiles p join public.patient_profiles d on d.id = p.id where p.id = $1`,
    [id],
  );
  return row;
};

describe('a profile', () => {
  it('is changed by name, in part, and only to what fits', async () => {
    const { client } = await patient('Asha');
    const change = (p_changes: Record<string, string | null>) => client.rpc('update_my_profile', { p_changes });
    const { data } = await change({ full_name: ' Asha Rai ', birth_date: null, language: 'ne' });
    expect(data).toMatchObject([{ full_name: 'Asha Rai', birth_date: null, language: 'ne', phone: '+977 1' }]);
    for (const changes of [
      { full_name: ' ' },
      { full_name: null },
      { time_zone: 'Nowhere' },
      { language: 'Klingon' },
      { birth_date: '2999-01-01' },
      { birth_date: 'long ago' },
      { phone: '0'.repeat(41) },
      { role: 'administrator' },
      { email: 'else@race.example' },
    ]) {
      expect(refusal(await change(changes)), JSON.stringify(changes)).toBe('invalid_request');
    }
    expect((await client.rpc('my_details')).data).toMatchObject([{ full_name: 'Asha Rai', role: 'patient' }]);
    const doctor = scene.as('anisha');
    expect(refusal(await doctor.rpc('update_my_profile', { p_changes: { phone: '1' } }))).toBe('not_a_patient');
  });
});

describe('a copy of one’s data', () => {
  it('has everything about the person and nothing of anybody else', async () => {
    const { id, client } = await patient('Copy');
    const own = await visit(id, 'completed', '-1 day', 'my own words');
    await visit(idOf('bikash'), 'completed', '-2 days', 'another’s words');
    await clinic.sql(
      `insert into public.visit_notes (appointment_id, doctor_id, body) values ($1, $2, 'a doctor’s note')`,
      [own, idOf('anisha')],
    );
    await clinic.sql(
      `insert into public.visit_summaries (appointment_id, version, findings, written_by) values ($1, 1, 'all well', $2)`,
      [own, idOf('anisha')],
    );
    const { data } = await client.rpc('export_my_data');
    const written = JSON.stringify(data);
    for (const word of ['my own words', 'all well', '1990-05-01', 'Dr Anisha Rahman']) expect(written).toContain(word);
    for (const word of ['another’s words', 'a doctor’s note', 'Bikash']) expect(written).not.toContain(word);
    expect(JSON.stringify((await scene.as('anisha').rpc('export_my_data')).data)).toContain('a doctor’s note');
    const log = await clinic.sql(`select action from public.audit_log where actor_id = $1`, [id]);
    expect(log).toContainEqual({ action: 'export_my_data' });
  });
});

describe('a closed account', () => {
  const close = (client: Person, p_email: string) => client.rpc('delete_my_account', { p_email });

  it('keeps the clinic’s records and nothing else, frees the address, and tells the doctor', async () => {
    const { id, email, client } = await patient('Kept');
    const done = await visit(id, 'completed', '-1 day');
    const ahead = await visit(id, 'confirmed', '2 days');
    const declined = await visit(id, 'declined', '3 days');
    await client.rpc('rate_visit', { p_appointment_id: done, p_stars: 5 });
    expect(refusal(await close(client, 'somebody@else.example'))).toBe('invalid_request');
    const { data } = await close(client, ` ${email.toUpperCase()} `);
    expect(data).toMatchObject({ visits: 1, notes: 0, summaries: 0, messages: 0 });
    expect(await profile(id)).toEqual({
      full_name: 'Kept',
      email: '',
      closed: true,
      erased: false,
      birth_date: '1990-05-01',
      phone: null,
    });
    const rows = await clinic.sql(`select id, status, reason from public.appointments where patient_id = $1`, [id]);
    expect(rows).toContainEqual({ id: done, status: 'completed', reason: 'A secret cough' });
    expect(rows).toContainEqual({ id: ahead, status: 'cancelled', reason: '' });
    expect(rows).toContainEqual({ id: declined, status: 'declined', reason: '' });
    expect(await scene.told('anisha', ahead)).toContain('appointment_cancelled');
    expect(await clinic.sql(`select from public.visit_ratings where patient_id = $1`, [id])).toEqual([]);
    expect(refusal(await client.rpc('my_details'))).toBe('account_deactivated');
    expect(refusal(await scene.as('pema').rpc('reactivate_person', { p_person_id: id }))).toBe('person_not_found');
    const [user] = await clinic.sql(
      `select email, encrypted_password, raw_user_meta_data from auth.users where id = $1`,
      [id],
    );
    expect(user).toEqual({ email: `${id}@deleted.invalid`, encrypted_password: '', raw_user_meta_data: {} });
    const again = await anonymous(clinic).auth.signUp({ email, password: 'a-new-beginning-1' });
    expect(again.error).toBeNull();
    expect(again.data.user?.id).not.toBe(id);

    // With the last record goes the name.
    await clinic.sql(`update public.clinic_settings set retain_records_days = 30 where id`);
    expect(await scene.tick()).toMatchObject({ accounts_erased: 0 });
    await clinic.sql(`alter table public.appointments disable trigger user`);
    await clinic.sql(
      `update public.appointments set starts_at = now() - interval '32 days', ends_at = now() - interval '31 days' where id = $1`,
      [done],
    );
    await clinic.sql(`alter table public.appointments enable trigger user`);
    expect(await scene.tick()).toMatchObject({ accounts_erased: 1 });
    expect(await profile(id)).toMatchObject({ full_name: 'Former patient', birth_date: null, erased: true });
  });

  it('without visits leaves nothing of the person at once, whoever signed in with a password stays out', async () => {
    const email = 'short.stay@race.example';
    const fresh = anonymous(clinic);
    await fresh.auth.signUp({ email, password: 'a-short-stay-1' });
    const id = (await fresh.auth.getUser()).data.user?.id ?? '';
    const { data } = await close(fresh, email);
    expect(data).toMatchObject({ visits: 0, until: null });
    expect(await profile(id)).toMatchObject({ full_name: 'Former patient', email: '', erased: true });
    const { error } = await anonymous(clinic).auth.signInWithPassword({ email, password: 'a-short-stay-1' });
    expect(error).not.toBeNull();
    expect((await fresh.auth.refreshSession()).error).not.toBeNull();
  });

  it('is closed once of two presses, and ends a live call', async () => {
    const { id, email, client } = await patient('Twice');
    const now = await visit(id, 'confirmed', '-5 minutes');
    const started = await scene
      .as('anisha')
      .rpc('start_call', { p_appointment_id: now, p_device: 'device-of-the-doctor' });
    const answers = await Promise.all([close(client, email), close(client, email)]);
    expect(new Set(answers.map(refusal))).toEqual(new Set(['account_deactivated', null]));
    const { data } = await scene
      .as('anisha')
      .from('call_sessions')
      .select('status')
      .eq('id', started.data?.id ?? '')
      .single();
    expect(data?.status).toBe('ended');
  });

  it('is not for doctors and administrators to close themselves', async () => {
    for (const name of ['anisha', 'pema'] as const) {
      const { data } = await scene.as(name).from('profiles').select('email').eq('id', idOf(name)).single();
      expect(refusal(await close(scene.as(name), data?.email ?? ''))).toBe('account_kept_by_clinic');
    }
  });
});
