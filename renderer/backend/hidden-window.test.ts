import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeHost } from '../platform/fake-host.ts';
import { Requests } from './requests.ts';
import { sessionKey } from './session-key.ts';
import { SupabaseAccount } from './supabase-account.ts';
import { createClinicClient, hostSessionStorage } from './supabase.ts';

const minute = 60_000;
const id = '20000000-0000-4000-8000-000000000001';
const profile = {
  id,
  role: 'patient',
  full_name: 'Sita',
  email: 'a@b.c',
  time_zone: 'UTC',
  language: 'en',
  deactivated_at: null,
};

function session(secondsLeft: number) {
  const encode = (part: object) => btoa(JSON.stringify(part)).replaceAll('=', '');
  const now = Math.floor(Date.now() / 1000);
  const exp = now + secondsLeft;
  const user = {
    id: '20000000-0000-4000-8000-000000000001',
    aud: 'authenticated',
    app_metadata: {},
    user_metadata: {},
  };
  return {
    access_token: `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: user.id, exp, role: 'authenticated' })}.c2ln`,
    refresh_token: 'refresh-1',
    token_type: 'bearer',
    expires_in: secondsLeft,
    expires_at: exp,
    user,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('a hidden window keeps its sign-in fresh, or its computer could not be rung', async () => {
  const renewals: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.includes('grant_type=refresh_token')) return Promise.resolve(Response.json([profile]));
    renewals.push(address);
    return Promise.resolve(Response.json(session(3600)));
  });
  const host = createFakeHost();
  host.desktop.session.set(sessionKey, JSON.stringify(session(5 * 60)));
  const storage = hostSessionStorage(host.bridge);
  const client = createClinicClient(host.desktop.config, storage, new Requests().fetch);
  const account = new SupabaseAccount(client, storage, { refreshRefusedWith: () => null, linksBack: null });
  await client.auth.initialize();
  // Reading the profile takes real turns of the event loop as well as pretended time.
  await vi.waitFor(() => {
    expect(account.current().kind).toBe('signed-in');
  }, 20_000);

  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  window.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(renewals).toEqual([]);
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(renewals).toHaveLength(1);
  expect(host.desktop.session.get(sessionKey)).toContain('"expires_in":3600');
  await account.signOut();
  await client.auth.stopAutoRefresh();
});
