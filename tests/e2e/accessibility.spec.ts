// Every screen before the call: nothing axe finds, nothing on the console, usable by keyboard alone, in two languages.
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { clientConfig, confirmedVisit, memoryClinic, person } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

const openRoute = (page: Page, route: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);

test('every screen, light and dark, wide and narrow', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const visit = await confirmedVisit(clinic);
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  const complaints = complaintsOf(page);

  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expectAccessible(page, 'sign in');
  await page.getByRole('button', { name: 'Create a patient account' }).click();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectAccessible(page, 'sign up, incomplete');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn(page, 'sita');

  const screens = [
    { route: '/', heading: /Sita Gurung/ },
    { route: '/doctors', heading: 'Find a doctor' },
    { route: `/book/${person('anisha').id}`, heading: 'Book a visit' },
    { route: '/appointments', heading: 'Visits' },
    { route: `/appointments/${visit}`, heading: 'Visit with Dr Anisha Rahman' },
    { route: '/notifications', heading: 'Notifications' },
    { route: '/profile', heading: 'My data' },
    { route: '/settings', heading: 'Settings' },
    { route: '/nowhere', heading: 'There is nothing here' },
  ] as const;
  for (const look of [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize({ width: look.width, height: 800 });
    for (const { route, heading } of screens) {
      await openRoute(page, route);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await expectAccessible(page, `${route} ${look.colorScheme}`);
      await expectNoSidewaysScroll(page, route);
    }
  }
  expect(complaints).toEqual([]);
});

test('a visit is booked and cancelled with the keyboard alone', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  const { keyboard } = page;
  const focused = page.locator(':focus');
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const wanted = focused.and(page.getByRole('button', { name }).or(page.getByRole('link', { name })));
    for (let presses = 0; presses < 60 && (await wanted.count()) === 0; presses += 1) await keyboard.press('Tab');
    await expect(wanted).toHaveCount(1);
  };

  await page.getByLabel('E-mail address').focus();
  await keyboard.type(person('sita').email);
  await keyboard.press('Tab');
  await keyboard.type(person('sita').password);
  await keyboard.press('Enter');
  await expect(page.getByText('No visits planned')).toBeVisible();

  await tabTo('Skip to content');
  await keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await tabTo('Find a doctor');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo('Book a visit with Dr Anisha Rahman');
  await keyboard.press('Enter');

  const times = page.getByRole('radiogroup', { name: 'What time?' });
  await expect(times.getByRole('radio').first()).toBeVisible();
  for (let presses = 0; presses < 20 && (await times.locator(':focus').count()) === 0; presses += 1) {
    await keyboard.press('Tab');
  }
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Tab');
  await keyboard.type('A cough.');
  await tabTo('Ask for this visit');
  await keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Visit with Dr Anisha Rahman' })).toBeVisible();
  await tabTo('Cancel visit');
  await keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Cancel visit' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await tabTo('Cancel visit');
  await keyboard.press('Enter');
  await expect(page.getByText('This visit was cancelled.')).toBeVisible();
});

test('the language changes at once, at the door and inside, dates and digits included', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  await confirmedVisit(clinic);
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await page.getByRole('button', { name: 'नेपाली' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'साइन इन' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ne');
  await page.getByRole('button', { name: 'English' }).click();
  await signIn(page, 'sita');
  await openRoute(page, '/settings');
  await page.getByRole('radio', { name: 'नेपाली' }).click({ force: true });
  await expect(page.getByRole('heading', { level: 1, name: 'सेटिङ' })).toBeVisible();
  await openRoute(page, '/');
  await expect(page.getByText(/[०-९]{2}:[०-९]{2}/).first()).toBeVisible();
  await expectAccessible(page, 'home in Nepali');
});
