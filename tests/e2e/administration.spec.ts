// The administrator's pages against the clinic itself: people, hours, settings, audit log with its file, calls over time.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { Clinic } from '../../supabase/local/index.ts';
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

/** A call on each of the last three days, one of them not answered, with what was measured. */
async function callsOfThreeDays(clinic: Clinic): Promise<void> {
  for (const [days, answered] of [
    [1, true],
    [2, false],
    [3, true],
  ] as const) {
    await clinic.sql(
      `with moment as (select now() - $3 * interval '1 day' as at),
            visit as (insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
                      select $1, $2, 'completed', 'online', at, at + interval '15 minutes', gen_random_uuid() from moment returning id),
            call as (insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at, created_at,
                                                       doctor_joined, patient_joined, patient_joined_at, started_at)
                     select visit.id, $1, $2, 1, at, at, true, $4, case when $4 then at end,
                            case when $4 then at + interval '600 milliseconds' end from visit, moment returning id)
       insert into public.call_quality_samples (call_session_id, side, at, round_trip_ms, verdict)
       select call.id, 'doctor', moment.at + n * interval '2 seconds', 80,
              (array['good', 'weak', 'reconnecting'])[n] from call, moment, generate_series(1, 3) as n where $4`,
      [person('anisha').id, person('sita').id, days, answered],
    );
    await clinic.sql(
      `update public.call_sessions set status = 'ended', ended_at = now(), end_reason = $1::text::public.call_end_reason where status <> 'ended'`,
      [answered ? 'completed' : 'no_answer'],
    );
  }
}

test('every page of the administrator, light and dark, wide and narrow', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const { clinic, page } = await administrator(room, browser);
  await callsOfThreeDays(clinic);
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
    // Every plot of those calls can be read as a table.
    await expect(page.getByText('No calls in this time')).toHaveCount(0);
    const tables = page.getByRole('button', { name: 'As a table' });
    await expect(tables).toHaveCount(4);
    for (const each of await tables.all()) await each.click();
    await expect(page.getByRole('table', { name: 'Calls that connected' }).getByRole('row')).toHaveCount(4);
    await expectAccessible(page, `plots and their tables ${look.colorScheme}`);
    await expectNoSidewaysScroll(page, 'plots and their tables');
  }
  expect(complaints).toEqual([]);
});

test('nobody else has these pages; a doctor has hours of their own, and leave is in the calendar', async ({
  browser,
}) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await signIn(page, 'anisha');
  await openRoute(page, '/administration/people');
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();

  await openRoute(page, '/hours');
  const away = page.getByRole('region', { name: 'Days away, and extra hours' });
  const part = (group: string, index: number) =>
    away.getByRole('group', { name: group, exact: true }).getByRole('spinbutton').nth(index);
  await part('Day', 0).click();
  await page.keyboard.type('24122026');
  await part('From', 0).click();
  await page.keyboard.type('0000');
  await part('Until', 0).click();
  await page.keyboard.type('0000');
  await away.getByLabel(/^Note for yourself/).fill('Family');
  // What is not added yet is there again.
  await page.reload();
  await expect(away.getByLabel(/^Note for yourself/)).toHaveValue('Family');
  await expect(part('Day', 0)).toHaveText('24');
  await away.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(away.getByRole('listitem').filter({ hasText: 'Family' })).toBeVisible();
  await expectAccessible(page, 'hours with leave');
  await openRoute(page, '/calendar/2026-12-24');
  await expect(page.getByRole('region', { name: 'Thu 24 Dec' }).getByText('Away')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Fri 25 Dec' }).getByText(/^Hours 00:00–24:00$/)).toBeAttached();
  await expectAccessible(page, 'calendar');
  await openRoute(page, '/hours');
  await away.getByRole('button', { name: /^Remove Away, Thu 24 December/ }).click();
  await expect(away.getByText('Nothing planned')).toBeVisible();

  // The other screens of a doctor, with one visit to show.
  const visit = await confirmedVisit(clinic);
  for (const look of [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize({ width: look.width, height: 800 });
    for (const { route, heading } of [
      { route: '/', heading: /Anisha Rahman/ },
      { route: '/calendar', heading: 'Calendar' },
      { route: '/appointments', heading: 'Visits' },
      { route: `/appointments/${visit}`, heading: 'Visit of Sita Gurung' },
      { route: `/patients/${person('sita').id}`, heading: 'Sita Gurung' },
    ]) {
      await openRoute(page, route);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(
        page
          .getByRole('link', { name: /Sita Gurung/ })
          .or(page.getByText('Earlier visits'))
          .first(),
      ).toBeVisible();
      await expectAccessible(page, `${route} ${look.colorScheme}`);
      await expectNoSidewaysScroll(page, route);
    }
  }
});

test('a doctor is invited and comes, another is verified, deactivated and activated again', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const { clinic, host, page } = await administrator(room, browser);
  await page.getByRole('button', { name: 'Invite a doctor' }).click();
  const form = page.getByRole('dialog', { name: 'Invite a doctor' });
  await form.getByLabel('E-mail address').fill('gita@meroclinic.example');
  await form.getByLabel('Specialty').fill('Eyes');
  await form.getByRole('button', { name: 'Make invitation' }).click();
  const once = page.getByRole('alertdialog', { name: 'The code of the invitation' });
  await expect(once.getByRole('code')).toHaveText(/\S{8,}/);
  const code = (await once.getByRole('code').textContent()) ?? '';
  await expectAccessible(page, 'the code of an invitation');
  await once.getByRole('button', { name: 'I have passed it on' }).click();

  const invited = await host.open();
  await invited.getByRole('button', { name: 'Create a patient account' }).click();
  await invited.getByLabel('Full name').fill('Dr Gita Joshi');
  await invited.getByLabel('E-mail address').fill('gita@meroclinic.example');
  await invited.getByLabel('Password', { exact: true }).fill('four words are better');
  await invited.getByRole('button', { name: 'Create account' }).click();
  await expect(invited.getByRole('navigation')).toBeVisible();
  await openRoute(invited, '/settings');
  const invitation = invited.getByRole('region', { name: 'Invited as a doctor?' });
  await invitation.getByLabel('Code of the invitation').fill('not the code');
  await invitation.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(invitation.getByRole('alert')).toContainText('This invitation is not valid');
  await expectAccessible(invited, 'an invitation that is not valid');
  await invitation.getByLabel('Code of the invitation').fill(code);
  await invitation.getByRole('button', { name: 'Accept the invitation' }).click();
  // The app starts anew, as a doctor's.
  await expect(invited.getByRole('link', { name: 'My hours' })).toBeVisible();
  await expect(invitation).toHaveCount(0);

  await page.getByRole('tab', { name: 'Invitations' }).click();
  await expect(page.getByRole('row', { name: /gita@meroclinic\.example.*Accepted/ })).toBeVisible();
  await page.getByRole('button', { name: 'Invite a doctor' }).click();
  await form.getByLabel('E-mail address').fill('hari@meroclinic.example');
  await form.getByLabel('Specialty').fill('Eyes');
  await form.getByRole('button', { name: 'Make invitation' }).click();
  await once.getByRole('button', { name: 'I have passed it on' }).click();
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

test('settings, relay and hours are saved; what is not saved yet survives a reload', async ({ browser }) => {
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

  const relay = page.getByRole('region', { name: 'Relay' });
  await relay.getByLabel(/^Addresses/).fill('https://relay.example.org');
  await relay.getByLabel('Shared secret').fill('short');
  await relay.getByRole('button', { name: 'Save relay' }).click();
  await expect(relay.getByText(/addresses that begin with turn:/)).toBeVisible();
  await expect(relay.getByText(/^At least \d+ characters\.$/)).toBeVisible();
  await expectAccessible(page, 'a relay that is not right');
  await relay.getByLabel(/^Addresses/).fill('turns:relay.example.org:443?transport=tcp');
  await relay.getByLabel('Shared secret').fill('a secret that is long enough to be one');
  await relay.getByRole('button', { name: 'Save relay' }).click();
  await expect(page.getByText('Relay saved.')).toBeVisible();
  await expect(relay.getByLabel('Shared secret')).toHaveValue('');
  expect(await clinic.sql('select urls, secret from private.relay')).toEqual([
    { urls: ['turns:relay.example.org:443?transport=tcp'], secret: 'a secret that is long enough to be one' },
  ]);

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
