import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCodes } from '#shared/errors/codes.ts';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { SignInScreen } from './SignInScreen.tsx';

const demoPeople = [
  { role: 'patient', name: 'Sita Gurung', email: 'sita@meroclinic.example', password: 'visit-Sita-1' },
] as const;
let clinic: FakeClinic;

beforeAll(() => startI18n('en'));
beforeEach(() => {
  clinic = new FakeClinic();
  render(
    <SignInScreen
      account={clinic.backend.account}
      platform={createFakeHost().bridge}
      demoPeople={demoPeople}
      because="never"
      linkFailure={null}
    />,
  );
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const asked = (name: string) => clinic.requests.filter((request) => request.name === name).map(({ given }) => given);

describe('signing in', () => {
  test('sends what was typed, without spaces around the address', async () => {
    type('E-mail address', '  sita@meroclinic.example ');
    type('Password', ' visit-Sita-1');
    press('Sign in');
    await screen.findByRole('button', { name: 'Sign in' });
    expect(asked('signIn')).toEqual([['sita@meroclinic.example', ' visit-Sita-1']]);
  });

  test.each(signInCodes)('%s is said with its remedy and nothing typed is lost', async (code) => {
    clinic.refuse('signIn', code);
    type('E-mail address', 'sita@meroclinic.example');
    type('Password', 'wrong');
    press('Sign in');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(en.errors[code].title);
    expect(alert.textContent).toContain(en.errors[code].remedy);
    expect(alert.textContent).toContain(code);
    expect(field('E-mail address').value).toBe('sita@meroclinic.example');
    expect(field('Password').value).toBe('wrong');
  });

  test('an incomplete form says what is missing and asks nobody', () => {
    type('E-mail address', 'sita');
    press('Sign in');
    expect(screen.getByText(en.signIn.missing.emailShape)).toBeTruthy();
    expect(screen.getByText(en.signIn.missing.password)).toBeTruthy();
    expect(field('E-mail address').getAttribute('aria-invalid')).toBe('true');
    expect(clinic.requests).toEqual([]);
  });

  test('a demo person fills in the form and is not signed in by it', () => {
    press('Sita Gurung Patient');
    expect(field('E-mail address').value).toBe('sita@meroclinic.example');
    expect(field('Password').value).toBe('visit-Sita-1');
    expect(clinic.requests).toEqual([]);
  });

  test('the password can be shown', () => {
    type('Password', 'visible');
    expect(field('Password').type).toBe('password');
    press('Show password');
    expect(field('Password').type).toBe('text');
    press('Hide password');
    expect(field('Password').type).toBe('password');
  });
});

describe('becoming a patient', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    type('E-mail address', 'new@meroclinic.example');
    press('Create a patient account');
    await screen.findByLabelText(en.signIn.signUp.fullName);
  });

  test('keeps the address typed before and sends zone and language', async () => {
    expect(field('E-mail address').value).toBe('new@meroclinic.example');
    type('Full name', ' Asha Rai ');
    type('Password', 'long enough');
    press('Create account');
    await screen.findByRole('button', { name: 'Create account' });
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(asked('signUp')).toEqual([
      [{ fullName: 'Asha Rai', email: 'new@meroclinic.example', password: 'long enough', timeZone, language: 'en' }],
    ]);
  });

  test('a short password and a missing name are said before asking', () => {
    type('Password', 'short');
    press('Create account');
    expect(screen.getByText('Use at least 8 characters.')).toBeTruthy();
    expect(screen.getByText(en.signIn.missing.fullName)).toBeTruthy();
    expect(clinic.requests).toEqual([]);
  });

  test('an address that is taken is said and everything typed stays', async () => {
    clinic.refuse('signUp', 'email_taken');
    type('Full name', 'Asha Rai');
    type('Password', 'long enough');
    press('Create account');
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.email_taken.remedy);
    expect(field('Full name').value).toBe('Asha Rai');
    expect(field('Password').value).toBe('long enough');
  });
});

describe('a forgotten password', () => {
  test('is asked about by address, and the answer tells nobody whether it is known', async () => {
    type('E-mail address', ' sita@meroclinic.example');
    press('Forgot your password?');
    press('Send the link');
    await screen.findByText(/If sita@meroclinic.example has an account/);
    expect(asked('requestRecovery')).toEqual([['sita@meroclinic.example']]);
    press('Back to sign in');
    expect(field('E-mail address').value).toBe('sita@meroclinic.example');
  });

  test('cannot be helped in a browser tab, where no link leads back', () => {
    cleanup();
    const host = { kind: 'browser', platform: 'web' } as const;
    const platform = { ...createFakeHost().bridge, host };
    render(
      <SignInScreen
        account={clinic.backend.account}
        platform={platform}
        demoPeople={[]}
        because="never"
        linkFailure={null}
      />,
    );
    expect(screen.queryByRole('button', { name: 'Forgot your password?' })).toBeNull();
  });
});

describe.each([
  ['session_reused', en.errors.session_reused.title],
  ['session_revoked', en.errors.session_revoked.title],
  ['expired', en.signIn.expired],
  ['away', en.signIn.away],
] as const)('signed out because %s', (because, words) => {
  test('is said', () => {
    cleanup();
    render(
      <SignInScreen
        account={clinic.backend.account}
        platform={createFakeHost().bridge}
        demoPeople={[]}
        because={because}
        linkFailure={null}
      />,
    );
    expect(screen.getByText(words)).toBeTruthy();
  });
});

test('back by a link, a new password comes before anything else', async () => {
  cleanup();
  render(
    <SignInScreen
      account={clinic.backend.account}
      platform={createFakeHost().bridge}
      demoPeople={[]}
      because="choosing-password"
      linkFailure={null}
    />,
  );
  type('Password', 'short');
  press('Save the new password');
  expect(asked('choosePassword')).toEqual([]);
  type('Password', 'a brand new horse');
  press('Save the new password');
  await waitFor(() => expect(asked('choosePassword')).toEqual([['a brand new horse']]));
});
