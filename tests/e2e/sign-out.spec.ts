// Signing out ends the session at the clinic, not only on this computer: in the built client, which leaves parts of supabase-js out.
import { expect, test } from '@playwright/test';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

test('who signs out is signed out at the clinic', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await signIn(page, 'sita');
  const answered = page.waitForResponse((response) => response.url().includes('/auth/v1/logout'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect((await answered).status()).toBe(204);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});
