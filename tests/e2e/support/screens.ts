// What people do on the screens, by role and accessible name only.
import { expect, type Page } from '@playwright/test';
import { person } from './clinic.ts';

export async function signIn(page: Page, name: string): Promise<void> {
  const { email, password } = person(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
}
