import { createClient } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { addPerson, clientWith, onEachEngine, tokenFor, visitor } from './harness.ts';

const password = 'correct horse';
let number = 0;
const newEmail = (): string => {
  number += 1;
  return `person${number}@clinic.example`;
};

onEachEngine('Auth', (clinic) => {
  it('gives a session at once on sign-up, with the claims policies rely on', async () => {
    const client = visitor(clinic());
    const email = newEmail();
    const { data, error } = await client.auth.signUp({ email, password, options: { data: { name: 'Asha' } } });
    expect(error).toBeNull();
    const claims = decodeJwt(data.session?.access_token ?? '');
    expect(claims).toMatchObject({
      role: 'authenticated',
      aud: 'authenticated',
      email,
      aal: 'aal1',
      is_anonymous: false,
      phone: '',
      app_metadata: { provider: 'email' },
      user_metadata: { name: 'Asha' },
    });
    expect(claims['session_id']).toMatch(/^[\da-f-]{36}$/);
    expect(claims.iss).toBe(`${clinic().url}/auth/v1`);
    const { data: seen } = await client.rpc('who_am_i');
    expect(seen).toMatchObject({ uid: data.user?.id, role: 'authenticated', database_role: 'authenticated' });
    expect(seen.jwt).toEqual(claims);
    const people = await client.from('people').select('name').eq('id', data.user?.id);
    expect(people.data).toEqual([{ name: 'Asha' }]);
  });

  it('names the cause when sign-up is refused', async () => {
    const client = visitor(clinic());
    const email = newEmail();
    await client.auth.signUp({ email, password });
    const taken = await client.auth.signUp({ email, password });
    expect(taken.error).toMatchObject({ code: 'user_already_exists', status: 422 });
    const weak = await client.auth.signUp({ email: newEmail(), password: 'short' });
    expect(weak.error).toMatchObject({ code: 'weak_password', status: 422, name: 'AuthWeakPasswordError' });
    const refused = await client.auth.signUp({ email: newEmail(), password, options: { data: { name: 'nobody' } } });
    expect(refused.error).toMatchObject({ status: 500, message: 'Database error saving new user' });
    const malformed = await client.auth.signUp({ email: 'no address', password });
    expect(malformed.error).toMatchObject({ code: 'validation_failed' });
  });

  it('signs in, refreshes and signs out', async () => {
    const client = visitor(clinic());
    const email = newEmail();
    await client.auth.signUp({ email, password });
    const wrong = await client.auth.signInWithPassword({ email, password: 'wrong horse' });
    expect(wrong.error).toMatchObject({ code: 'invalid_credentials', status: 400 });
    const unknown = await client.auth.signInWithPassword({ email: newEmail(), password });
    expect(unknown.error).toMatchObject({ code: 'invalid_credentials' });

    const signedIn = await client.auth.signInWithPassword({ email: email.toUpperCase(), password });
    expect(signedIn.error).toBeNull();
    const before = signedIn.data.session;
    const refreshed = await client.auth.refreshSession();
    expect(refreshed.error).toBeNull();
    expect(refreshed.data.session?.refresh_token).not.toBe(before?.refresh_token);
    const claims = decodeJwt(refreshed.data.session?.access_token ?? '');
    expect(claims['session_id']).toBe(decodeJwt(before?.access_token ?? '')['session_id']);
    expect(claims).toHaveProperty('amr.0.method', 'password');
    const user = await client.auth.getUser();
    expect(user.data.user?.email).toBe(email);

    await client.auth.signOut();
    const stale = visitor(clinic());
    const { error } = await stale.auth.refreshSession({
      refresh_token: refreshed.data.session?.refresh_token ?? '',
    });
    expect(error?.status).toBe(400);
    const { error: gone } = await stale.auth.getUser(refreshed.data.session?.access_token);
    expect(gone?.name).toBe('AuthSessionMissingError');
  });

  it('changes password and own data', async () => {
    const client = visitor(clinic());
    const email = newEmail();
    await client.auth.signUp({ email, password });
    const same = await client.auth.updateUser({ password });
    expect(same.error?.code).toBe('same_password');
    const changed = await client.auth.updateUser({ password: 'another horse', data: { colour: 'green' } });
    expect(changed.error).toBeNull();
    const again = await client.auth.signInWithPassword({ email, password: 'another horse' });
    expect(decodeJwt(again.data.session?.access_token ?? '')).toMatchObject({ user_metadata: { colour: 'green' } });
  });

  it('lets in people whom the seed inserted by SQL', async () => {
    const client = visitor(clinic());
    const { data, error } = await client.auth.signInWithPassword({
      email: 'seeded@clinic.example',
      password: 'seeded password',
    });
    expect(error).toBeNull();
    expect(decodeJwt(data.session?.access_token ?? '')).toMatchObject({ app_metadata: { floor: 3 } });
  });

  it('refuses tokens that are expired, foreign or broken', async () => {
    const person = await addPerson(clinic());
    const expired = await clientWith(clinic(), await tokenFor(clinic(), person.id, { lifetime: -10 })).rpc('who_am_i');
    expect(expired).toMatchObject({ status: 401, error: { code: 'PGRST303', message: 'JWT expired' } });
    const foreign = await clientWith(
      clinic(),
      await tokenFor(clinic(), person.id, { secret: 'a secret of somebody else, long enough' }),
    ).rpc('who_am_i');
    expect(foreign).toMatchObject({ status: 401, error: { code: 'PGRST301' } });
    const raised = await clientWith(
      clinic(),
      await tokenFor(clinic(), person.id, { claims: { role: 'supabase_admin' } }),
    ).rpc('who_am_i');
    expect(raised.error?.message).toBe('permission denied to set role "supabase_admin"');
    const { error } = await visitor(clinic()).auth.getUser('a.b.c');
    expect(error?.status).toBe(403);
  });

  it('asks for an API key and takes the opaque and the older kind', async () => {
    const bare = await fetch(`${clinic().url}/rest/v1/people`);
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({ message: 'No API key found in request' });
    const wrong = await visitor(clinic(), 'sb_publishable_unknown').from('people').select();
    expect(wrong.status).toBe(401);
    const older = async (role: string): Promise<string> =>
      tokenFor(clinic(), '00000000-0000-0000-0000-000000000000', { claims: { role } });
    const anon = await visitor(clinic(), await older('anon')).rpc('who_am_i');
    expect(anon.data).toMatchObject({ database_role: 'anon' });
    const service = await visitor(clinic(), await older('service_role')).rpc('who_am_i');
    expect(service.data).toMatchObject({ database_role: 'service_role' });
    const member = await visitor(clinic(), await older('authenticated')).rpc('who_am_i');
    expect(member.status).toBe(401);
  });

  it('administers people with the secret key only', async () => {
    const admin = createClient(clinic().url, clinic().secretKey, { auth: { persistSession: false } }).auth.admin;
    const email = newEmail();
    const created = await admin.createUser({
      email,
      password,
      email_confirm: true,
      user_metadata: { name: 'Made' },
      app_metadata: { floor: 2 },
    });
    expect(created.error).toBeNull();
    const id = created.data.user?.id ?? '';
    expect((await admin.createUser({ email, password })).error?.code).toBe('email_exists');
    const updated = await admin.updateUserById(id, { app_metadata: { floor: 4 }, password: 'a third horse' });
    expect(updated.data.user?.app_metadata).toMatchObject({ floor: 4 });
    const signedIn = await visitor(clinic()).auth.signInWithPassword({ email, password: 'a third horse' });
    expect(signedIn.error).toBeNull();
    const listed = await admin.listUsers({ page: 1, perPage: 1000 });
    expect(listed.data.users.map((user) => user.email)).toContain(email);
    expect((await admin.getUserById(id)).data.user?.email).toBe(email);
    expect((await admin.deleteUser(id)).error).toBeNull();
    expect((await admin.getUserById(id)).error?.code).toBe('user_not_found');
    const intruder = await visitor(clinic()).auth.admin.listUsers();
    expect(intruder.error?.status).toBe(401);
  });

  it('keeps the inside of the library closed', async () => {
    for (const path of ['/_system/info', '/_system/config', '/_system/introspect', '/storage/v1/bucket', '/']) {
      const response = await fetch(`${clinic().url}${path}`, { headers: { apikey: clinic().publishableKey } });
      expect(response.status, path).toBe(404);
    }
  });
});
