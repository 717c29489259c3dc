// What the Auth service does when a sign-in is in the wrong hands, and when somebody forgot their password.
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type Clinic, type Email } from '../../supabase/local/index.ts';
import { engines, fixtureProject, visitor } from './harness.ts';

const password = 'correct horse';

describe.each(engines)('Sessions on %s', (engine) => {
  let clinic: Clinic;
  const emails: Email[] = [];
  beforeAll(async () => {
    const deliver = (email: Email): void => void emails.push(email);
    clinic = await startClinic({ project: fixtureProject, data: 'memory', port: 0, engine, deliver });
  });
  afterAll(() => clinic.close());

  /** A client that keeps what it has to remember between asking for a link and coming back by it. */
  function keeper() {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    return createClient(clinic.url, clinic.publishableKey, {
      auth: { storage, flowType: 'pkce', autoRefreshToken: false, detectSessionInUrl: false },
    });
  }
  async function signedUp(email: string) {
    const { data } = await visitor(clinic).auth.signUp({ email, password });
    const token = data.session?.refresh_token;
    if (token === undefined) throw new Error('no session');
    return token;
  }
  const refresh = (token: string) => visitor(clinic).auth.refreshSession({ refresh_token: token });

  it('forgives a lost answer: the last token but one gives the last one again', async () => {
    const first = await signedUp('lost@clinic.example');
    const second = (await refresh(first)).data.session?.refresh_token;
    expect((await refresh(first)).data.session?.refresh_token).toBe(second);
  });

  it('ends the whole session when an older token is used again', async () => {
    const first = await signedUp('stolen@clinic.example');
    const second = (await refresh(first)).data.session?.refresh_token ?? '';
    const third = (await refresh(second)).data.session?.refresh_token ?? '';
    expect((await refresh(first)).error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
    expect((await refresh(third)).error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
  });

  it('recovers an account by a link that is of use only to who asked for it, once', async () => {
    const email = 'forgetful@clinic.example';
    await signedUp(email);
    const client = keeper();
    const asked = await client.auth.resetPasswordForEmail(email, { redirectTo: 'clinic-app://auth' });
    expect(asked.error).toBeNull();
    const link = emails.find(({ to }) => to === email)?.link ?? '';
    const follow = async (): Promise<URL> => {
      const { headers } = await fetch(link, { redirect: 'manual' });
      return new URL(headers.get('location') ?? '');
    };
    const back = await follow();
    expect(back.href).toMatch(/^clinic-app:\/\/auth\?code=[\da-f-]{36}$/);
    const code = back.searchParams.get('code') ?? '';
    const stranger = keeper();
    await stranger.auth.resetPasswordForEmail('nobody@clinic.example', { redirectTo: 'clinic-app://auth' });
    expect((await stranger.auth.exchangeCodeForSession(code)).error?.code).toBe('bad_code_verifier');
    const { data, error } = await client.auth.exchangeCodeForSession(code);
    expect([error, data.user?.email]).toEqual([null, email]);
    expect((await client.auth.updateUser({ password: 'a new horse' })).error).toBeNull();
    expect((await visitor(clinic).auth.signInWithPassword({ email, password: 'a new horse' })).error).toBeNull();
    expect((await follow()).searchParams.get('error_code')).toBe('otp_expired');
  });

  it('tells nobody whether an address is known, and leads only where the project allows', async () => {
    const before = emails.length;
    const unknown = await keeper().auth.resetPasswordForEmail('nobody@clinic.example');
    expect([unknown.error, emails.length]).toEqual([null, before]);
    await signedUp('led@clinic.example');
    await keeper().auth.resetPasswordForEmail('led@clinic.example', { redirectTo: 'https://evil.example/' });
    expect(new URL(emails.at(-1)?.link ?? '').searchParams.get('redirect_to')).toBe('http://127.0.0.1:3000');
  });
});
