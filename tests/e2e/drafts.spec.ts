// Every form of everybody: written while the network is away, the window closed, come back to: nothing is lost.
import { expect, test, type Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import {
  expectFormKept,
  field,
  formsOfAdministrator,
  formsOfDoctor,
  formsOfPatient,
  openForm,
  writeForm,
  type Form,
} from './support/forms.ts';
import { browserHost, type Host } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

const { rate } = en.visitRecord;

let room: AsyncDisposableStack;
let clinic: Clinic;
let host: Host;

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  room = new AsyncDisposableStack();
  clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  host = room.use(await browserHost(browser, clientConfig(clinic)));
});
test.afterAll(() => room.disposeAsync());

async function withoutClinic(page: Page, work: () => Promise<void>): Promise<void> {
  const everything = `${clinic.url}/**`;
  await page.route(everything, (route) => route.abort());
  await work();
  await page.unroute(everything);
}

/** Writes into each form without the clinic, closes the window, and finds everything in its place. */
async function expectNothingLost(page: Page, forms: readonly Form[]): Promise<void> {
  for (const form of forms) {
    await test.step(`write: ${form.name}`, () => writeForm(page, form, (write) => withoutClinic(page, write)));
  }
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  for (const form of forms) await test.step(`come back: ${form.name}`, () => expectFormKept(page, form));
}

test('a new account', async () => {
  const page = await host.open();
  await page.getByRole('button', { name: en.signIn.toSignUp }).click();
  await withoutClinic(page, async () => {
    await field(page, en.signIn.signUp.fullName).fill('Hari Thapa');
    await field(page, en.signIn.email).fill('hari@meroclinic.example');
    await page.getByLabel(en.signIn.password, { exact: true }).fill('several words together');
    await page.getByRole('button', { name: en.signIn.signUp.submit }).click();
    await expect(page.getByRole('alert')).toContainText(en.errors.server_unreachable.title);
  });
  await page.reload();
  await page.getByRole('button', { name: en.signIn.toSignUp }).click();
  await expect(field(page, en.signIn.signUp.fullName)).toHaveValue('Hari Thapa');
  await expect(field(page, en.signIn.email)).toHaveValue('hari@meroclinic.example');
  // A password is kept nowhere.
  await expect(page.getByLabel(en.signIn.password, { exact: true })).toHaveValue('');
});

test('the patient', async () => {
  const { over, forms } = await formsOfPatient(clinic);
  const page = await host.open();
  await signIn(page, 'sita');

  // A rating is two taps: the tap is what is written.
  await openForm(page, { route: `/appointments/${over}` });
  const stars = page.getByRole('radio', { name: '4 stars of 5' });
  await expect(stars).toBeAttached();
  await withoutClinic(page, async () => {
    await stars.check({ force: true });
    await expect(page.getByRole('button', { name: rate.sendAgain })).toBeVisible();
  });

  await expectNothingLost(page, forms);

  await openForm(page, { route: `/appointments/${over}` });
  await expect(page.getByRole('radio', { name: '4 stars of 5' })).toBeChecked();
  await page.getByRole('button', { name: rate.sendAgain }).click();
  await expect(page.getByText(rate.thanks)).toBeVisible();
});

test('the doctor', async () => {
  const forms = await formsOfDoctor(clinic);
  const page = await host.open();
  await signIn(page, 'anisha');
  await expectNothingLost(page, forms);
});

test('the administrator', async () => {
  const page = await host.open();
  await signIn(page, 'pema');
  await expectNothingLost(page, formsOfAdministrator());
});
