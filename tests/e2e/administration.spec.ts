// The administrator's pages against the clinic itself: people, hours, settings, audit log with its file, calls over time.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { clientConfig, confirmedVisit, memoryClinic, person } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

const openRoute = (page: Page, route: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);

async function administrator(room: AsyncDisposableStack, browser: Parameters<typeof browserHost>[0]) {
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await signIn(page, 'pema');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  return { clinic, host, page };
}

test('every page of the administrator, light and dark, wide and narrow', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const { page } = await administrator(room, browser);
  const complaints = complaintsOf(page);
  for (const look of [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize({ width: look.width, height: 800 });
    for (const { route, heading } of [
      { route: '/administration/people', heading: 'People' },
      { route: `/administration/people/${person('kiran').id}/hours`, heading: 'Working hours' },
      { route: '/administration/clinic', heading: 'Clinic settings' },
      { route: '/administration/audit', heading: 'Audit log' },
      { route: '/administration/calls', heading: 'Calls' },
    ] as const) {
      await openRoute(page, route);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await expectAccessible(page, `${route} ${look.colorScheme}`);
      await expectNoSidewaysScroll(page, route);
    }
  }
  expect(complaints).toEqual([]);
});

test('nobody else has these pages', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await signIn(page, 'anisha');
  await openRoute(page, '/administration/people');
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
});

test('a doctor is invited, another verified, deactivated and activated again', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const { clinic, host, page } = await administrator(room, browser);
  await page.getByRole('button', { name: 'Invite a doctor' }).click();
  const form = page.getByRole('dialog', { name: 'Invite a doctor' });
  await form.getByLabel('E-mail address').fill('hari@meroclinic.example');
  await form.getByLabel('Specialty').fill('Eyes');
  await form.getByRole('button', { name: 'Make invitation' }).click();
  const once = page.getByRole('alertdialog', { name: 'The code of the invitation' });
  await expect(once.getByRole('code')).toHaveText(/\S{8,}/);
  await expectAccessible(page, 'the code of an invitation');
  await once.getByRole('button', { name: 'I have passed it on' }).click();
  await page.getByRole('tab', { name: 'Invitations' }).click();
  await page.getByRole('button', { name: 'Revoke the invitation of hari@meroclinic.example' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: /hari@meroclinic\.example.*Revoked/ })).toBeVisible();

  await page.getByRole('tab', { name: 'Everybody' }).click();
  await page.getByRole('searchbox', { name: 'Search by name or e-mail address' }).fill('maya');
  await page.getByRole('button', { name: 'Dr Maya Lama' }).click();
  const sheet = page.getByRole('dialog', { name: 'Dr Maya Lama' });
  await sheet.getByLabel('Licence number').fill('NMC 4711');
  await sheet.getByRole('button', { name: 'Verify doctor' }).click();
  await expect(sheet.getByText('Verified', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Deactivate' }).click();
  const question = page.getByRole('alertdialog', { name: 'Deactivate Dr Maya Lama?' });
  await expectAccessible(page, 'deactivate');
  await question.getByRole('button', { name: 'Deactivate' }).click();
  await expect(sheet.getByText('Deactivated', { exact: true })).toBeVisible();

  const doctor = await host.open();
  const { email, password } = person('maya');
  await doctor.getByLabel('E-mail address').fill(email);
  await doctor.getByLabel('Password', { exact: true }).fill(password);
  await doctor.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(doctor.getByRole('alert')).toContainText('Your account is closed');
  await expect(doctor.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  await sheet.getByRole('button', { name: 'Activate again' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Activate again' }).click();
  await expect(sheet.getByText('Verified', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Dr Maya Lama' })).toBeFocused();
  const [row] = await clinic.sql<{ licence_number: string }>(
    'select licence_number from public.doctor_profiles where id = $1',
    [person('maya').id],
  );
  expect(row?.licence_number).toBe('NMC 4711');
});

test('settings and hours are saved; what is not saved yet survives a reload', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const { clinic, page } = await administrator(room, browser);
  await openRoute(page, '/administration/clinic');
  const rings = page.getByRole('textbox', { name: /^A call rings/ });
  await rings.fill('5');
  await expect(page.getByText('A whole number from 10 to 180.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  await rings.fill('60');
  await page.reload();
  await expect(rings).toHaveValue('60');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Settings saved.')).toBeVisible();
  const [settings] = await clinic.sql<{ ring_seconds: number }>('select ring_seconds from public.clinic_settings');
  expect(settings?.ring_seconds).toBe(60);

  await openRoute(page, `/administration/people/${person('kiran').id}/hours`);
  const saturday = page.getByRole('group', { name: 'Saturday' }).first();
  await saturday.getByRole('button', { name: 'Add hours, Saturday' }).click();
  await saturday.getByRole('group', { name: 'Until' }).getByRole('spinbutton').first().click();
  await page.keyboard.type('1130');
  await page.getByRole('button', { name: 'Save hours' }).click();
  await expect(page.getByText('Hours saved.')).toBeVisible();
  const rules = await clinic.sql<{ starts_at: string; ends_at: string }>(
    'select starts_at::text, ends_at::text from public.availability_rules where doctor_id = $1 and weekday = 6',
    [person('kiran').id],
  );
  expect(rules).toEqual([{ starts_at: '09:00:00', ends_at: '11:30:00' }]);
});

test('the audit log is narrowed and taken along as a file', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const { clinic, page } = await administrator(room, browser);
  await confirmedVisit(clinic);
  await openRoute(page, '/administration/audit');
  await page.getByRole('button', { name: /Kind of record/ }).click();
  await page.getByRole('option', { name: 'Visit', exact: true }).click();
  await expect(page.getByRole('row', { name: /Created.*Visit/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Person/ })).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toContain('id,at,actor_id');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(1)) expect(line).toContain(',appointments,');
});
