// Bad input and refusal at the screens: the coded message with its remedy, and nothing lost of what was typed.
import { randomUUID } from 'node:crypto';
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { Clinic } from '../../supabase/local/index.ts';
import { clientConfig, memoryClinic, person, signedInClient } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

async function withClient(browser: Browser, run: (page: Page, clinic: Clinic) => Promise<void>): Promise<void> {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    await run(await host.open(), clinic);
  } finally {
    await clinic.close();
  }
}

test('wrong password, taken e-mail, weak password: said with a remedy, and what was typed stays', async ({
  browser,
}) => {
  await withClient(browser, async (page) => {
    await page.getByLabel('E-mail address').fill(person('sita').email);
    await page.getByLabel('Password', { exact: true }).fill('not-her-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('The e-mail address or password is not right');
    await expect(page.getByRole('alert')).toContainText('wrong_password');
    await expect(page.getByLabel('E-mail address')).toHaveValue(person('sita').email);

    await page.getByRole('button', { name: 'Create a patient account' }).click();
    await page.getByLabel('Full name').fill('Sita Gurung');
    await page.getByLabel('Password', { exact: true }).fill('another-long-Passw0rd');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('alert')).toContainText('There is already an account with this e-mail address');
    await expect(page.getByLabel('Full name')).toHaveValue('Sita Gurung');

    await page.getByLabel('E-mail address').fill('new.person@meroclinic.example');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Use at least 8 characters.')).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill('long-enough-Passw0rd');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('No visits planned')).toBeVisible();
  });
});

test('a slot that somebody else takes meanwhile, and a text too long: the words are kept', async ({ browser }) => {
  await withClient(browser, async (page, clinic) => {
    await signIn(page, 'sita');
    await page.goto(`${page.url().split('#')[0] ?? ''}#/book/${person('anisha').id}`);
    const times = page.getByRole('radiogroup', { name: 'What time?' });
    const chosen = times.getByRole('radio').nth(1);
    await chosen.check({ force: true });
    const reason = page.getByLabel(/What is the visit about/);
    await reason.fill('x'.repeat(2_100));
    await expect(page.getByText('100 characters too many')).toBeVisible();
    await page.getByRole('button', { name: 'Ask for this visit' }).click();
    await expect(page.getByRole('alert')).toContainText('Shorten the text first.');
    await reason.fill('It itches.');

    const bikash = await signedInClient(clinic, 'bikash');
    const startsAt = new Date(Number(await chosen.getAttribute('value'))).toISOString();
    const taken = await bikash.rpc('book_appointment', {
      p_doctor_id: person('anisha').id,
      p_starts_at: startsAt,
      p_appointment_type: 'online',
      p_reason: '',
      p_request_id: randomUUID(),
    });
    expect(taken.error).toBeNull();
    await page.getByRole('button', { name: 'Ask for this visit' }).click();
    await expect(page.getByRole('alert')).toContainText('Somebody else has just taken this time');
    await expect(reason).toHaveValue('It itches.');

    // Leaving and coming back finds the words again.
    await page.getByRole('link', { name: 'Home' }).click();
    await page.goBack();
    await expect(reason).toHaveValue('It itches.');
  });
});

test('the clinic gone while booking: said with a remedy, the words kept, and sent once it is back', async ({
  browser,
}) => {
  await withClient(browser, async (page) => {
    await signIn(page, 'sita');
    await page.goto(`${page.url().split('#')[0] ?? ''}#/book/${person('anisha').id}`);
    await page.getByRole('radiogroup', { name: 'What time?' }).getByRole('radio').nth(2).check({ force: true });
    await page.getByLabel(/What is the visit about/).fill('A rash on the arm.');
    await page.route('**/rest/v1/rpc/book_appointment', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Ask for this visit' }).click();
    await expect(page.getByRole('alert')).toContainText('The clinic cannot be reached');
    await expect(page.getByLabel(/What is the visit about/)).toHaveValue('A rash on the arm.');
    await page.unroute('**/rest/v1/rpc/book_appointment');
    await page.getByRole('button', { name: 'Ask for this visit' }).click();
    await expect(page.getByText('The doctor has not answered yet.')).toBeVisible();
  });
});
