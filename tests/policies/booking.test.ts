import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { anonymous, idOf, memoryClinic, refusal, signedIn, type Person } from './clinic-people.ts';

let clinic: Clinic;
let people: Record<'anisha' | 'kiran' | 'maya' | 'sita' | 'bikash', Person>;
const anisha = idOf('anisha');
const kiran = idOf('kiran');

beforeAll(async () => {
  clinic = await memoryClinic();
  const [a, k, m, s, b] = await Promise.all(
    ['anisha', 'kiran', 'maya', 'sita', 'bikash'].map((name) => signedIn(clinic, name)),
  );
  if (!a || !k || !m || !s || !b) throw new Error('somebody could not sign in');
  people = { anisha: a, kiran: k, maya: m, sita: s, bikash: b };
});
afterAll(() => clinic.close());

async function freeSlot(doctorId: string, from: Date, skip = 0): Promise<string> {
  const { data, error } = await people.sita.rpc('free_slots', {
    p_doctor_id: doctorId,
    p_from: from.toISOString().slice(0, 10),
    p_days: 7,
  });
  if (error) throw error;
  const slot = data[skip];
  if (!slot) throw new Error('no free slot');
  return slot.starts_at;
}
const tomorrow = new Date(Date.now() + 86_400_000);
const request = (startsAt: string, changes: Partial<Record<string, string>> = {}) => ({
  p_doctor_id: anisha,
  p_starts_at: startsAt,
  p_appointment_type: 'online' as const,
  p_reason: 'A cough',
  p_request_id: randomUUID(),
  ...changes,
});

describe('booking', () => {
  it('takes a free slot, tells the doctor, and shows the visit to the two people only', async () => {
    const booked = await people.sita.rpc('book_appointment', request(await freeSlot(anisha, tomorrow)));
    expect(refusal(booked)).toBeNull();
    const id = booked.data?.id ?? '';
    for (const [name, sees] of [
      ['sita', 1],
      ['anisha', 1],
      ['bikash', 0],
      ['kiran', 0],
    ] as const) {
      const { data } = await people[name].from('appointments').select('id').eq('id', id);
      expect([name, data?.length]).toEqual([name, sees]);
    }
    const { data: told } = await people.anisha
      .from('notifications')
      .select('kind, appointment_id')
      .eq('appointment_id', id);
    expect(told).toEqual([{ kind: 'appointment_requested', appointment_id: id }]);
  });

  it('books once when the same press arrives twice', async () => {
    const twice = request(await freeSlot(anisha, tomorrow, 3));
    const [first, second] = await Promise.all([
      people.sita.rpc('book_appointment', twice),
      people.sita.rpc('book_appointment', twice),
    ]);
    expect(first.data?.id).toBeDefined();
    expect(second.data?.id).toBe(first.data?.id);
  });

  it('gives a slot to one of two people and tells the other why', async () => {
    const slot = await freeSlot(anisha, tomorrow, 6);
    const answers = await Promise.all([
      people.sita.rpc('book_appointment', request(slot)),
      people.bikash.rpc('book_appointment', request(slot)),
    ]);
    expect(new Set(answers.map(refusal))).toEqual(new Set([null, 'slot_taken']));
  });

  it.each<[string, () => Promise<ReturnType<typeof request>>, string]>([
    ['in the past', async () => request(new Date(Date.now() - 3_600_000).toISOString()), 'slot_in_past'],
    [
      'outside hours',
      async () => request(`${tomorrow.toISOString().slice(0, 10)}T20:15:00Z`, { p_doctor_id: kiran }),
      'slot_outside_hours',
    ],
    [
      'off the grid',
      async () => request(new Date(Math.ceil(Date.now() / 900_000) * 900_000 + 7_260_000).toISOString()),
      'slot_outside_hours',
    ],
    [
      'with 10,000 characters',
      async () => request(await freeSlot(anisha, tomorrow, 9), { p_reason: 'x'.repeat(10_000) }),
      'reason_too_long',
    ],
    [
      'with an unverified doctor',
      async () => request(await freeSlot(anisha, tomorrow, 9), { p_doctor_id: idOf('maya') }),
      'doctor_not_available',
    ],
    [
      'with nobody',
      async () => request(await freeSlot(anisha, tomorrow, 9), { p_doctor_id: randomUUID() }),
      'doctor_not_available',
    ],
  ])('refuses a visit %s', async (_name, make, code) => {
    const answer = await people.sita.rpc('book_appointment', await make());
    expect(refusal(answer)).toBe(code);
  });

  it('refuses a second visit of the same patient at the same time', async () => {
    const slot = await freeSlot(kiran, tomorrow);
    expect(refusal(await people.bikash.rpc('book_appointment', request(slot, { p_doctor_id: kiran })))).toBeNull();
    expect(refusal(await people.bikash.rpc('book_appointment', request(slot)))).toBe('patient_busy');
  });

  it('is for patients: a doctor and a stranger are refused', async () => {
    const slot = await freeSlot(anisha, tomorrow, 12);
    expect(refusal(await people.kiran.rpc('book_appointment', request(slot)))).toBe('not_a_patient');
    expect(refusal(await anonymous(clinic).rpc('book_appointment', request(slot)))).toBe('42501');
  });
});

describe('answering a request', () => {
  async function requested(skip: number) {
    const { data, error } = await people.sita.rpc('book_appointment', request(await freeSlot(anisha, tomorrow, skip)));
    if (error) throw error;
    return data;
  }

  it('is the doctor’s: confirmed once, with the patient told', async () => {
    const { id, version } = await requested(20);
    expect(refusal(await people.sita.rpc('confirm_appointment', { p_appointment_id: id }))).toBe('only_the_doctor');
    expect(refusal(await people.kiran.rpc('confirm_appointment', { p_appointment_id: id }))).toBe(
      'appointment_not_found',
    );
    const confirmed = await people.anisha.rpc('confirm_appointment', { p_appointment_id: id, p_version: version });
    expect(confirmed.data?.status).toBe('confirmed');
    const { data: told } = await people.sita.from('notifications').select('kind').eq('appointment_id', id);
    expect(told).toEqual([{ kind: 'appointment_confirmed' }]);
  });

  it('refuses an answer to a version that is no longer the newest', async () => {
    const { id, version } = await requested(22);
    await people.sita.rpc('cancel_appointment', { p_appointment_id: id, p_version: version });
    expect(refusal(await people.anisha.rpc('confirm_appointment', { p_appointment_id: id, p_version: version }))).toBe(
      'changed_meanwhile',
    );
    expect(refusal(await people.anisha.rpc('confirm_appointment', { p_appointment_id: id }))).toBe(
      'appointment_wrong_state',
    );
  });

  it('frees the slot when declined, with the reason kept', async () => {
    const { id, starts_at: slot } = await requested(24);
    const declined = await people.anisha.rpc('decline_appointment', { p_appointment_id: id, p_reason: 'On leave' });
    expect(declined.data).toMatchObject({ status: 'declined', status_reason: 'On leave' });
    expect(refusal(await people.bikash.rpc('book_appointment', request(slot)))).toBeNull();
  });
});

describe('what a modified client tries', () => {
  it('finds no table to write', async () => {
    const { sita } = people;
    const writes = await Promise.all([
      sita.from('appointments').update({ status: 'confirmed' }).eq('patient_id', idOf('sita')),
      sita.from('appointments').delete().eq('patient_id', idOf('sita')),
      sita.from('call_sessions').update({ status: 'active' }).eq('patient_id', idOf('sita')),
      sita.from('profiles').update({ role: 'doctor' }).eq('id', idOf('sita')),
      sita
        .from('doctor_profiles')
        .insert({ id: idOf('sita'), specialty: 'Everything', verified_at: new Date().toISOString() }),
      sita.from('notifications').update({ read_at: null }).eq('user_id', idOf('sita')),
      sita.from('clinic_settings').update({ ring_seconds: 180 }).eq('id', true),
    ]);
    expect(writes.map(refusal)).toEqual(writes.map(() => '42501'));
  });

  it('gets no row as nobody, and no licence number as anybody', async () => {
    const nobody = anonymous(clinic);
    const reads = await Promise.all([
      nobody.from('profiles').select('id'),
      nobody.from('appointments').select('id'),
      nobody.from('doctor_profiles').select('id'),
      nobody.from('notifications').select('id'),
      nobody.rpc('list_doctors'),
      people.sita.from('doctor_profiles').select('licence_number'),
      people.sita.rpc('run_scheduled_tasks'),
    ]);
    expect(reads.map(refusal)).toEqual(reads.map(() => '42501'));
  });

  it('cannot sign up as a doctor', async () => {
    const client = anonymous(clinic);
    const { data, error } = await client.auth.signUp({
      email: 'clever@meroclinic.example',
      password: 'long-enough-Passw0rd',
      options: { data: { full_name: 'Clever', role: 'administrator' } },
    });
    expect(error).toBeNull();
    const { data: profile } = await client
      .from('profiles')
      .select('role, full_name')
      .eq('id', data.user?.id ?? '')
      .single();
    expect(profile).toEqual({ role: 'patient', full_name: 'Clever' });
  });
});
