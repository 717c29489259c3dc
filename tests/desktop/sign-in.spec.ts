// Signing in, being signed out, and coming back, with a clinic behind it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import { sessionKey } from '../../renderer/backend/session-key.ts';
import { person } from '../e2e/support/clinic.ts';
import { signIn } from '../e2e/support/screens.ts';
import { ask, launchElectron } from './fixtures.ts';
import { expect, filesHolding, test } from './support/clinic-room.ts';

/** The refresh token as somebody would have it who copied the session off this computer. */
async function stolenToken(page: Page): Promise<string> {
  const answer = await ask(page, 'session:read', sessionKey);
  const stored: unknown = answer.ok && answer.value !== null ? JSON.parse(answer.value) : null;
  if (typeof stored !== 'object' || stored === null || !('refresh_token' in stored)) throw new Error('no session');
  return String(stored.refresh_token);
}

test('a sign-in that was copied and used ends here too, says why, and leaves no session behind', async ({
  room: { clinic, open },
  userDataDir,
}) => {
  const { app, page } = await open();
  await signIn(page, 'sita');
  const token = await stolenToken(page);
  const thief = createClient(clinic.url, clinic.publishableKey, { auth: { persistSession: false } });
  // Twice: the first could be an answer that got lost on the way to the person.
  expect((await thief.auth.refreshSession({ refresh_token: token })).error).toBeNull();
  expect((await thief.auth.refreshSession()).error).toBeNull();

  // An hour later the app renews its own.
  await page.evaluate(
    async ([key]) => {
      const answer = await window.desktop?.invoke('session:read', key);
      if (answer?.ok !== true || answer.value === null) throw new Error('no session');
      const value = JSON.stringify({ ...Object(JSON.parse(answer.value)), expires_at: 1 });
      await window.desktop?.invoke('session:write', { key, value });
      location.reload();
    },
    [sessionKey] as const,
  );
  const why = page.getByRole('alert');
  await expect(why).toContainText('You were signed out to protect your account');
  await expect(why).toContainText('session_reused');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  expect(await ask(page, 'session:read', sessionKey)).toEqual({ ok: true, value: null });
  // The thief has nothing either.
  expect((await thief.auth.refreshSession()).error).toMatchObject({ code: 'refresh_token_already_used' });
  await app.close();
  expect(filesHolding(userDataDir, token)).toEqual([]);
});

test('who forgot the password comes back by the link in the e-mail and chooses a new one', async ({
  room: { clinic, emails, open },
  userDataDir,
}) => {
  const { page } = await open();
  const { email } = person('sita');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`If ${email} has an account`)).toBeVisible();
  const { link } = emails.find(({ to }) => to === email) ?? { link: '' };
  const { headers } = await fetch(link, { redirect: 'manual' });
  // What the browser hands to the system, the system hands to the app, which is running.
  const back = headers.get('location') ?? '';
  await launchElectron({ userDataDir, extraArgs: [back] }).catch(() => undefined);

  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.getByLabel('Password', { exact: true }).fill('a brand new horse');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
  const again = createClient(clinic.url, clinic.publishableKey, { auth: { persistSession: false } });
  expect((await again.auth.signInWithPassword({ email, password: 'a brand new horse' })).error).toBeNull();
  expect(readFileSync(join(userDataDir, 'logs/main.log'), 'utf8')).not.toContain(new URL(back).search);
});

test('a code that this computer did not ask for signs nobody in, and says so', async ({
  room: { open },
  userDataDir,
}) => {
  const { page } = await open();
  const follow = (link: string) => launchElectron({ userDataDir, extraArgs: [link] }).catch(() => undefined);
  await follow('meroclinic://auth?code=6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11');
  await expect(page.getByRole('alert')).toContainText('link_from_elsewhere');
  await follow('meroclinic://auth?error=access_denied&error_code=otp_expired#error=access_denied');
  await expect(page.getByRole('alert')).toContainText('link_expired');
  await signIn(page, 'sita');
  await follow('meroclinic://auth?code=6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});
