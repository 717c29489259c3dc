// One workstation, two people, one after the other.
import type { ElectronApplication, Page } from '@playwright/test';
import { person } from '../e2e/support/clinic.ts';
import { signIn } from '../e2e/support/screens.ts';
import { ask } from './fixtures.ts';
import { expect, filesHolding, test } from './support/clinic-room.ts';

const reason = 'A rash nobody else should know of';
const call = {
  sessionId: '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11',
  callerName: 'Dr Anisha Rahman',
  expiresAt: '2030-01-01T10:30:45Z',
  secondsLeft: 45,
};

const booking = async (page: Page): Promise<void> => {
  await page.evaluate((id) => {
    location.hash = `#/book/${id}`;
  }, person('anisha').id);
};
const openNotifications = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => globalThis.probe.notifications.filter(({ open }) => open).length);

/** Sita's drafts as the host keeps them. */
async function keptDraft(page: Page): Promise<string> {
  const kept = await ask(page, 'session:read', `drafts.${person('sita').id}`);
  return kept.ok ? (kept.value ?? '') : kept.error.code;
}

test('the next person sees nothing of the last one: on screens, in what is kept, in the tray, in any file', async ({
  room: { open },
  userDataDir,
}) => {
  const { app, page } = await open();
  await signIn(page, 'sita');
  await booking(page);
  await page.getByLabel(/What is the visit about/).fill(reason);
  // Kept by the host, sealed; a reload finds it again.
  await expect.poll(() => keptDraft(page)).toContain(reason);
  await page.reload();
  await expect(page.getByLabel(/What is the visit about/)).toHaveValue(reason);
  await ask(page, 'calls:ring', call);
  await ask(page, 'calls:dismiss', { sessionId: call.sessionId, reason: 'expired' });
  expect(await openNotifications(app)).toBe(1);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  // The missed call was hers.
  await expect.poll(() => openNotifications(app)).toBe(0);
  expect(await page.locator('body').innerText()).not.toContain('Sita');
  await expect(page.getByLabel('E-mail address')).toHaveValue('');

  await signIn(page, 'bikash');
  expect(new URL(page.url()).hash).toBe('#/');
  expect(await page.locator('body').innerText()).not.toContain('Sita');
  await booking(page);
  await expect(page.getByLabel(/What is the visit about/)).toHaveValue('');
  for (const key of ['meroclinic-session', `drafts.${person('sita').id}`]) {
    const kept = await ask(page, 'session:read', key);
    expect([key, kept.ok && (kept.value ?? '').includes(person('sita').email)]).toEqual([key, false]);
    expect([key, kept.ok && (kept.value ?? '').includes(reason)]).toEqual([key, false]);
  }
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  for (const word of ['Sita', 'sita@', 'rash']) expect(stored).not.toContain(word);

  await app.close();
  for (const text of [
    reason,
    person('sita').email,
    person('sita').name,
    person('bikash').email,
    person('bikash').name,
  ]) {
    expect([text, filesHolding(userDataDir, text)]).toEqual([text, []]);
  }
});

test('whose sign-in ran out finds the draft again; somebody else in between does not', async ({ room: { open } }) => {
  const { page } = await open();
  await signIn(page, 'sita');
  await booking(page);
  await page.getByLabel(/What is the visit about/).fill(reason);
  await expect.poll(() => keptDraft(page)).toContain(reason);
  // As after a night: nobody is signed in, and nobody asked to be signed out.
  await ask(page, 'session:remove', 'meroclinic-session');
  await page.reload();
  await signIn(page, 'bikash');
  await booking(page);
  await expect(page.getByLabel(/What is the visit about/)).toHaveValue('');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'sita');
  await booking(page);
  await expect(page.getByLabel(/What is the visit about/)).toHaveValue(reason);
});
