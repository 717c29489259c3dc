// What administrators do, and what nobody else can: through the official client.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, idOf, refusal, type Person } from './clinic-people.ts';
import { device, Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
beforeEach(() => scene.clear());
afterAll(() => scene.clinic.close());

async function newcomer(): Promise<{ client: Person; id: string; email: string }> {
  const client = anonymous(scene.clinic);
  const email = `${randomUUID()}@meroclinic.example`;
  const { data, error } = await client.auth.signUp({
    email,
    password: 'visit-New-1',
    options: { data: { full_name: 'New' } },
  });
  if (error) throw error;
  return { client, id: data.user?.id ?? '', email };
}
async function invite(email: string): Promise<{ id: string; code: string }> {
  const { data, error } = await scene.as('pema').rpc('invite_doctor', { p_email: email, p_specialty: 'Ears' });
  if (error) throw error;
  return { id: data[0]?.invitation_id ?? '', code: data[0]?.code ?? '' };
}
const listed = async (id: string) => {
  const { data } = await scene.as('sita').rpc('list_doctors');
  return data?.some((doctor) => doctor.id === id);
};

describe('an invitation', () => {
  it('makes the invited person a doctor, whom nobody can book until the clinic has verified them', async () => {
    const { client, id, email } = await newcomer();
    const { code } = await invite(email.toUpperCase());
    expect((await client.rpc('accept_invitation', { p_code: code })).data).toMatchObject({
      id,
      specialty: 'Ears',
      verified_at: null,
    });
    expect((await client.from('profiles').select('role').single()).data).toEqual({ role: 'doctor' });
    expect((await client.from('patient_profiles').select('id')).data).toEqual([]);
    expect(await listed(id)).toBe(false);
    expect(refusal(await client.rpc('accept_invitation', { p_code: code }))).toBe('invitation_not_valid');
    expect(refusal(await scene.as('pema').rpc('verify_doctor', { p_doctor_id: id, p_licence_number: ' ' }))).toBe(
      'invalid_request',
    );
    expect(
      refusal(await scene.as('pema').rpc('verify_doctor', { p_doctor_id: id, p_licence_number: 'NMC 12' })),
    ).toBeNull();
    expect(await listed(id)).toBe(true);
    const { data: found } = await scene.as('pema').rpc('list_people', { p_search: email });
    expect(found).toMatchObject([{ id, role: 'doctor', licence_number: 'NMC 12' }]);
  });

  it('is worth nothing with another code, at another address, expired or revoked', async () => {
    const { client, email } = await newcomer();
    const accept = async (code: string | null, as: Person = client) =>
      refusal(await as.rpc('accept_invitation', { p_code: code ?? '' }));
    const { id, code } = await invite(email);
    expect(await accept(randomUUID())).toBe('invitation_not_valid');
    expect(await accept(null)).toBe('invitation_not_valid');
    const other = await newcomer();
    expect(await accept(code, other.client)).toBe('invitation_not_valid');
    await scene.clinic.sql(
      `update public.doctor_invitations set expires_at = now() - interval '1 second' where id = $1`,
      [id],
    );
    expect(await accept(code)).toBe('invitation_not_valid');
    const second = await invite(email);
    const third = await invite(email);
    expect(await accept(second.code)).toBe('invitation_not_valid');
    await scene.as('pema').rpc('revoke_invitation', { p_invitation_id: third.id });
    expect(await accept(third.code)).toBe('invitation_not_valid');
    expect((await client.from('profiles').select('role').single()).data).toEqual({ role: 'patient' });
  });

  it('is not for people with visits, nor does it take the clinic’s administrator away', async () => {
    await scene.visit();
    const accept = async (name: 'sita' | 'pema') => {
      const { code } = await invite(`${name}@meroclinic.example`);
      return refusal(await scene.as(name).rpc('accept_invitation', { p_code: code }));
    };
    expect(await accept('sita')).toBe('person_has_visits');
    expect(await accept('pema')).toBe('not_a_patient');
  });

  it('is refused with an address that is none, or for longer than a season; its code is nowhere', async () => {
    const ask = async (args: { p_email: string; p_specialty: string; p_valid_days?: number }) =>
      refusal(await scene.as('pema').rpc('invite_doctor', args));
    for (const email of ['', 'nobody', 'a b@c.example', 'a@b@c.example', `${'x'.repeat(320)}@c.example`]) {
      expect(await ask({ p_email: email, p_specialty: 'Ears' })).toBe('invalid_request');
    }
    expect(await ask({ p_email: 'a@b.example', p_specialty: ' ' })).toBe('invalid_request');
    expect(await ask({ p_email: 'a@b.example', p_specialty: 'Ears', p_valid_days: 91 })).toBe('invalid_request');
    const { code } = await invite('secret@meroclinic.example');
    const kept = await scene.clinic.sql(
      'select to_jsonb(i)::text from public.doctor_invitations i union all select to_jsonb(l)::text from public.audit_log l',
    );
    expect(JSON.stringify(kept)).not.toContain(code);
  });
});

describe('a doctor whose verification is withdrawn', () => {
  it('is not listed, not booked, and starts no call', async () => {
    const id = await scene.visit();
    await scene.as('pema').rpc('withdraw_verification', { p_doctor_id: idOf('anisha') });
    try {
      expect(await listed(idOf('anisha'))).toBe(false);
      const answers = [
        await scene.as('anisha').rpc('start_call', { p_appointment_id: id, p_device: device.doctor }),
        await scene.as('sita').rpc('reschedule_appointment', { p_appointment_id: id, p_starts_at: scene.slot() }),
      ];
      expect(answers.map(refusal)).toEqual(['doctor_not_verified', 'doctor_not_available']);
    } finally {
      await scene.as('pema').rpc('verify_doctor', { p_doctor_id: idOf('anisha'), p_licence_number: 'NMC 1' });
    }
    expect(await listed(idOf('anisha'))).toBe(true);
  });
});

describe('deactivating a person', () => {
  it('ends their call, cancels what is to come, tells the other side, and leaves an open token without any use', async () => {
    const talking = await scene.visit();
    const sessionId = await scene.call(talking);
    const toCome = await scene.visit({ startsIn: 600, patient: 'bikash' });
    const over = await scene.visit({ startsIn: -600, status: 'completed', patient: 'bikash' });
    expect(refusal(await scene.as('pema').rpc('deactivate_person', { p_person_id: idOf('anisha') }))).toBeNull();
    try {
      const { data: call } = await scene
        .as('sita')
        .from('call_sessions')
        .select('status, ended_by')
        .eq('id', sessionId)
        .single();
      expect(call).toEqual({ status: 'ended', ended_by: idOf('pema') });
      const { data: visits } = await scene.as('bikash').from('appointments').select('id, status').order('starts_at');
      expect(visits).toEqual([
        { id: over, status: 'completed' },
        { id: toCome, status: 'cancelled' },
      ]);
      expect(await scene.told('bikash', toCome)).toEqual(['appointment_cancelled']);

      const anisha = scene.as('anisha');
      const did = [
        await anisha.rpc('heartbeat_call', { p_session_id: sessionId, p_device: device.doctor }),
        await anisha.rpc('start_call', { p_appointment_id: talking, p_device: device.doctor }),
        await anisha.rpc('relay_credentials', { p_session_id: sessionId }),
        await anisha.rpc('save_note', { p_appointment_id: talking, p_body: 'x', p_version: 0 }),
        await anisha.rpc('mark_notifications_read'),
      ];
      expect(did.map(refusal)).toEqual(did.map(() => 'account_deactivated'));
      const read = [
        await anisha.from('appointments').select('id'),
        await anisha.from('notifications').select('id'),
        await anisha.from('call_sessions').select('id'),
        await anisha.from('doctor_profiles').select('id'),
        await anisha.rpc('list_my_appointments'),
        await anisha.rpc('free_slots', { p_doctor_id: idOf('kiran'), p_from: scene.slot().slice(0, 10) }),
      ];
      expect(read.map(({ data }) => data)).toEqual(read.map(() => []));
      expect(await listed(idOf('anisha'))).toBe(false);
      await expect(scene.requested()).rejects.toMatchObject({ message: 'doctor_not_available' });
    } finally {
      await scene.as('pema').rpc('reactivate_person', { p_person_id: idOf('anisha') });
    }
    expect(await listed(idOf('anisha'))).toBe(true);
    await expect(scene.requested()).resolves.toMatchObject({ status: 'requested' });
  });

  it('is not done to oneself, so that there is always somebody to undo it', async () => {
    expect(refusal(await scene.as('pema').rpc('deactivate_person', { p_person_id: idOf('pema') }))).toBe(
      'invalid_request',
    );
    expect(refusal(await scene.as('pema').rpc('deactivate_person', { p_person_id: randomUUID() }))).toBe(
      'person_not_found',
    );
  });
});

describe('administrators', () => {
  it('appoint each other, people without visits only', async () => {
    const { client, id } = await newcomer();
    await scene.visit();
    expect(refusal(await scene.as('pema').rpc('appoint_administrator', { p_person_id: idOf('sita') }))).toBe(
      'person_has_visits',
    );
    expect(refusal(await client.rpc('appoint_administrator', { p_person_id: id }))).toBe('only_an_administrator');
    expect(refusal(await scene.as('pema').rpc('appoint_administrator', { p_person_id: id }))).toBeNull();
    expect(refusal(await client.rpc('list_people'))).toBeNull();
  });

  it('begin with one whom the owner of the database appoints, once', async () => {
    const { client, id, email } = await newcomer();
    const appoint = (address: string) => scene.clinic.sql('select private.appoint_first_administrator($1)', [address]);
    await expect(appoint(email)).rejects.toThrow(/there is an administrator already/u);
    await scene.clinic.sql(`update public.profiles set role = 'patient' where role = 'administrator'`);
    try {
      await expect(appoint('nobody@meroclinic.example')).rejects.toThrow(/nobody has signed up/u);
      await appoint(` ${email.toUpperCase()}`);
      expect(refusal(await client.rpc('read_audit_log'))).toBeNull();
      await expect(appoint(email)).rejects.toThrow(/there is an administrator already/u);
      const { data } = await client.rpc('read_audit_log', { p_record_id: id, p_limit: 2 });
      expect(data).toMatchObject([
        { action: 'appoint_first_administrator', actor_id: null },
        { action: 'update', details: { changed: ['role'], from: 'patient', to: 'administrator' } },
      ]);
    } finally {
      await scene.clinic.sql(`update public.profiles set role = 'administrator' where id = $1`, [idOf('pema')]);
    }
  });

  it('set a doctor’s hours', async () => {
    const set = (rules: { weekday: number; from: string; until: string }[]) =>
      scene
        .as('pema')
        .rpc('set_doctor_availability', { p_doctor_id: idOf('maya'), p_rules: rules, p_buffer_minutes: 5 });
    expect(refusal(await set([{ weekday: 1, from: '12:00', until: '09:00' }]))).toBe('invalid_request');
    expect(
      refusal(
        await set([
          { weekday: 1, from: '09:00', until: '12:00' },
          { weekday: 1, from: '11:00', until: '24:00' },
        ]),
      ),
    ).toBe('hours_overlap');
    expect((await set([{ weekday: 1, from: '09:00', until: '24:00' }])).data).toMatchObject([
      { weekday: 1, ends_at: '24:00:00' },
    ]);
    const { data } = await scene
      .as('pema')
      .from('availability_rules')
      .select('starts_at')
      .eq('doctor_id', idOf('maya'));
    expect(data).toEqual([{ starts_at: '09:00:00' }]);
  });
});
