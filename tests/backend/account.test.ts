import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionKey } from '../../renderer/backend/session-key.ts';
import { createFakeHost } from '../../renderer/platform/fake-host.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { accountWhen, demoPerson, install, openClinic, signedIn } from './people.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const newcomer = (email: string, password = 'seven wide rivers') => ({
  fullName: 'Asha Rai',
  email,
  password,
  timeZone: 'Europe/Berlin',
  language: 'ne' as const,
});

describe('the door of the clinic', () => {
  test('a computer nobody signed in on says so', async () => {
    const { backend } = install(clinic);
    expect(await accountWhen(backend, ({ kind }) => kind !== 'unknown')).toEqual({
      kind: 'signed-out',
      because: 'never',
    });
  });

  test('whose account the clinic closed is told so and stays outside', async () => {
    const { id, email, password } = demoPerson('maya');
    await clinic.sql('update public.profiles set deactivated_at = now() where id = $1', [id]);
    const { backend } = install(clinic);
    const refused = await backend.account.signIn(email, password).catch((caught: unknown) => caught);
    await clinic.sql('update public.profiles set deactivated_at = null where id = $1', [id]);
    expect(refused).toMatchObject({ code: 'account_deactivated' });
    expect(backend.account.current().kind).toBe('signed-out');
    await backend.account.signIn(email, password);
    expect(backend.account.current()).toMatchObject({ kind: 'signed-in', profile: { id } });
  });

  test('signing in gives the person with their role', async () => {
    const { backend } = await signedIn(clinic, 'anisha');
    expect(backend.account.current()).toEqual({
      kind: 'signed-in',
      profile: {
        id: demoPerson('anisha').id,
        role: 'doctor',
        fullName: 'Dr Anisha Rahman',
        email: 'anisha@meroclinic.example',
        timeZone: 'Asia/Kathmandu',
        language: 'en',
      },
    });
  });

  test('a wrong password and an unknown address read the same', async () => {
    const { backend } = install(clinic);
    const code = 'wrong_password';
    await expect(backend.account.signIn('sita@meroclinic.example', 'wrong')).rejects.toMatchObject({ code });
    await expect(backend.account.signIn('nobody@meroclinic.example', 'wrong')).rejects.toMatchObject({ code });
    expect(backend.account.current().kind).not.toBe('signed-in');
  });

  test('signing up makes a patient with zone and language, whatever else', async () => {
    const { backend } = install(clinic);
    await backend.account.signUp(newcomer('asha@meroclinic.example'));
    expect(backend.account.current()).toMatchObject({
      kind: 'signed-in',
      profile: { role: 'patient', fullName: 'Asha Rai', timeZone: 'Europe/Berlin', language: 'ne' },
    });
  });

  test.each([
    ['a taken address', newcomer('sita@meroclinic.example'), 'email_taken'],
    ['a weak password', newcomer('weak@meroclinic.example', '123'), 'weak_password'],
    ['something that is no address', newcomer('not-an-address'), 'invalid_email'],
  ])('%s is refused with its own code', async (_, person, code) => {
    const { backend } = install(clinic);
    await expect(backend.account.signUp(person)).rejects.toMatchObject({ name: 'Failure', code });
    expect(backend.account.current().kind).not.toBe('signed-in');
  });
});

describe('the session', () => {
  test('outlives the window on the same host', async () => {
    const { host } = await signedIn(clinic, 'sita');
    const { backend } = install(clinic, host);
    expect(await accountWhen(backend, ({ kind }) => kind === 'signed-in')).toMatchObject({
      profile: { id: demoPerson('sita').id },
    });
  });

  test('is gone from the host after signing out', async () => {
    const { host, backend } = await signedIn(clinic, 'sita');
    expect(host.desktop.session.has(sessionKey)).toBe(true);
    await backend.account.signOut();
    expect(backend.account.current()).toEqual({ kind: 'signed-out', because: 'asked' });
    expect(host.desktop.session.has(sessionKey)).toBe(false);
    await expect(backend.booking.listAppointments()).rejects.toMatchObject({ name: 'Failure' });
  });

  test('that ran out and cannot be renewed is told as such', async () => {
    const { host } = await signedIn(clinic, 'bikash');
    const stored: unknown = JSON.parse(host.desktop.session.get(sessionKey) ?? '{}');
    const old = { ...Object(stored), expires_at: 1, refresh_token: 'revoked-long-ago' };
    const later = createFakeHost();
    later.desktop.session.set(sessionKey, JSON.stringify(old));
    const { backend } = install(clinic, later);
    expect(await accountWhen(backend, ({ kind }) => kind !== 'unknown')).toEqual({
      kind: 'signed-out',
      because: 'expired',
    });
  });
});
