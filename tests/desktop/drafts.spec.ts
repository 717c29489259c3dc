// Every form of everybody, half written when the app is quit: started again, everything is in its place.
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { en } from '../../renderer/i18n/en/index.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import {
  expectFormKept,
  field,
  formsOfAdministrator,
  formsOfDoctor,
  formsOfPatient,
  writeForm,
  type Form,
} from '../e2e/support/forms.ts';
import { person } from '../e2e/support/clinic.ts';
import { signIn } from '../e2e/support/screens.ts';
import { ask } from './fixtures.ts';
import { expect, test } from './support/clinic-room.ts';

interface Writer {
  readonly name: string;
  readonly forms: (clinic: Clinic) => Promise<readonly Form[]> | readonly Form[];
}
const people: readonly Writer[] = [
  { name: 'sita', forms: async (clinic) => (await formsOfPatient(clinic)).forms },
  { name: 'anisha', forms: formsOfDoctor },
  { name: 'pema', forms: formsOfAdministrator },
];

/** As after a night: nobody is signed in, and nobody asked to be signed out. */
async function signInRunsOut(page: Page): Promise<void> {
  await ask(page, 'session:remove', 'meroclinic-session');
  await page.reload();
}
/** A page that is thrown away loses what it has not handed over, half a second's writing at most. */
async function handedOver(page: Page, owner: string, text: string): Promise<void> {
  const kept = async (): Promise<string[]> => {
    const answer = await ask(page, 'session:read', `drafts.${owner}`);
    return answer.ok ? z.array(z.string()).parse(Object.values(JSON.parse(answer.value ?? '{}'))) : [answer.error.code];
  };
  // The whole text as JSON has it: two digits alone are in many an id.
  await expect.poll(kept).toContainEqual(expect.stringContaining(JSON.stringify(text)));
}
const lastOf = (forms: readonly Form[]): string => Object.values(forms.at(-1)?.fields ?? {}).at(-1) ?? '';
const signUp = (page: Page) => page.getByRole('button', { name: en.signIn.toSignUp }).click();

test('the app is quit over half-written forms: nothing is lost', async ({ room: { clinic, open } }) => {
  test.setTimeout(300_000);
  const written: { name: string; forms: readonly Form[] }[] = [];
  const first = await open();
  await signUp(first.page);
  await field(first.page, en.signIn.signUp.fullName).fill('Hari Thapa');
  await handedOver(first.page, 'door', 'Hari Thapa');
  for (const { name, forms } of people) {
    const before = written.at(-1);
    if (before) await handedOver(first.page, person(before.name).id, lastOf(before.forms));
    await signInRunsOut(first.page);
    await signIn(first.page, name);
    const own = await forms(clinic);
    for (const form of own) await writeForm(first.page, form);
    written.push({ name, forms: own });
  }
  // At once: what was written last is still with the page.
  await first.app.close();

  const { page } = await open();
  await expect(page.getByRole('navigation')).toBeVisible();
  for (const { name, forms } of written.toReversed()) {
    if (name !== 'pema') await signIn(page, name);
    for (const form of forms) await test.step(`${name}: ${form.name}`, () => expectFormKept(page, form));
    await signInRunsOut(page);
  }
  await signUp(page);
  await expect(field(page, en.signIn.signUp.fullName)).toHaveValue('Hari Thapa');
});
