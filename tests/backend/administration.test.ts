// What an administrator does, and what everybody does with their own data, through the client.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { accountWhen, install, openClinic, signedIn, type Installation } from './people.ts';

let clinic: Clinic;
let pema: Installation;
beforeAll(async () => {
  clinic = await openClinic();
  pema = await signedIn(clinic, 'pema');
});
afterAll(() => clinic.close());

async function newcomer(email: string): Promise<Installation> {
  const installation = install(clinic);
  const person = { fullName: 'Asha Rai', email, password: 'a-good-password-1', timeZone: 'Asia/Kathmandu' } as const;
  await installation.backend.account.signUp({ ...person, language: 'en' });
  return installation;
}

test('a doctor is invited, accepts, is verified, and can be turned away again', async () => {
  const { administration } = pema.backend;
  const email = 'asha.doctor@meroclinic.example';
  const unused = await administration.inviteDoctor('nobody@meroclinic.example', 'Eyes', 3);
  await administration.revokeInvitation(unused.id);
  const { id, code } = await administration.inviteDoctor(email, 'Ears', 7);
  const asha = await newcomer(email);
  await asha.backend.personal.acceptInvitation(code);
  expect(asha.backend.account.current()).toMatchObject({ kind: 'signed-in', profile: { role: 'doctor' } });
  const invitations = await administration.listInvitations();
  expect(invitations.find((each) => each.id === id)?.acceptedAt).not.toBeNull();
  expect(invitations.find((each) => each.id === unused.id)?.revokedAt).not.toBeNull();

  const [person] = await administration.listPeople({ search: email });
  expect(person).toMatchObject({ fullName: 'Asha Rai', specialty: 'Ears', verifiedAt: null });
  const doctorId = person?.id ?? '';
  await administration.verifyDoctor(doctorId, 'NMC 77');
  const [verified] = await administration.listPeople({ search: email });
  expect(verified).toMatchObject({ licenceNumber: 'NMC 77', verifiedAt: expect.any(Number) });
  await administration.withdrawVerification(doctorId);
  await administration.deactivate(doctorId);
  await expect(asha.backend.personal.read()).rejects.toMatchObject({ code: 'account_deactivated' });
  await administration.reactivate(doctorId);
  expect(await asha.backend.personal.read()).toMatchObject({ fullName: 'Asha Rai', phone: null });

  const first = await administration.listPeople({ limit: 2 });
  const last = first.at(-1);
  if (!last) throw new Error('nobody is there');
  const [next] = await administration.listPeople({ after: last, limit: 1 });
  expect(first.map((each) => each.id)).not.toContain(next?.id);
  const log = await administration.readAuditLog({ recordId: doctorId, limit: 50, from: 0, until: Date.now() + 60_000 });
  expect(log[0]).toMatchObject({ actorName: 'Pema Sherpa', actorRole: 'administrator', recordId: doctorId });
  const older = await administration.readAuditLog({ recordId: doctorId, beforeId: log[0]?.id ?? 0, actorId: doctorId });
  expect(older.every((line) => line.id < (log[0]?.id ?? 0))).toBe(true);
  expect(await administration.readAuditLog({ recordTable: 'nothing' })).toEqual([]);
});

test('settings and the relay are changed, calls over time are read, and only by an administrator', async () => {
  const { administration, clinic: own } = pema.backend;
  const settings = await own.settings();
  const changed = await administration.changeSettings({ ringSeconds: 60, relayOnly: true }, settings.version);
  expect(changed).toEqual({ ...settings, ringSeconds: 60, relayOnly: true, version: settings.version + 1 });
  await expect(administration.changeSettings({ ringSeconds: 1 }, changed.version)).rejects.toMatchObject({
    code: 'invalid_request',
  });
  await expect(administration.changeSettings({}, settings.version)).rejects.toMatchObject({
    code: 'changed_meanwhile',
  });
  expect(await administration.readRelay()).toBeNull();
  const relay = { urls: ['turn:relay.example'], credentialSeconds: 600 };
  await administration.setRelay(relay, 'the-secret-of-the-relay');
  expect(await administration.readRelay()).toEqual(relay);
  const now = Date.now();
  expect(await administration.qualityOverview(now - 86_400_000, now, 'hour', 'Asia/Kathmandu')).toEqual(
    expect.any(Array),
  );
  const sita = await signedIn(clinic, 'sita');
  await expect(sita.backend.administration.listPeople({})).rejects.toMatchObject({ code: 'only_an_administrator' });
  await expect(administration.appointAdministrator('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'person_not_found',
  });
});

test('one’s own data is changed, copied and taken away', async () => {
  const email = 'leaving@meroclinic.example';
  const asha = await newcomer(email);
  const { personal, account } = asha.backend;
  await personal.change({ fullName: 'Asha Gurung', birthDate: '1990-05-01', language: 'ne' });
  expect(account.current()).toMatchObject({ kind: 'signed-in', profile: { fullName: 'Asha Gurung', language: 'ne' } });
  expect(await personal.change({ phone: '+977 1' })).toMatchObject({ birthDate: '1990-05-01', phone: '+977 1' });
  expect(JSON.parse(await personal.exportAll())).toMatchObject({ profile: { full_name: 'Asha Gurung' } });
  await expect(personal.deleteAccount('not mine')).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await personal.deleteAccount(email)).toEqual({ visits: 0, summaries: 0, notes: 0, messages: 0, until: null });
  await accountWhen(asha.backend, (state) => state.kind === 'signed-out');
  await expect(account.signIn(email, 'a-good-password-1')).rejects.toMatchObject({ code: 'wrong_password' });
  await expect(pema.backend.personal.deleteAccount('any')).rejects.toMatchObject({ code: 'account_kept_by_clinic' });
});
