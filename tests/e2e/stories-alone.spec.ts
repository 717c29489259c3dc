// Every screen and every state of the call, each with the page to itself, as the other stories are in `stories.spec.ts`.
import { expect, test } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { storiesPage } from './support/stories-page.ts';

// The longest file of its step: its tests are shared out among the workers.
test.describe.configure({ mode: 'parallel' });

const { openAll, aloneStories, showAlone } = storiesPage('alone');

/** One page of each role. */
const shellOn = /^(?:Patient\/Home|Doctor\/Day|Administrator\/People)$/;

for (const look of [
  { name: 'light', search: { theme: 'light' }, rules: 'all', width: 1280 },
  { name: 'dark, Nepali and narrow', search: { theme: 'dark', language: 'ne' }, rules: 'colours', width: 360 },
] as const) {
  test(`every story that needs the page to itself: ${look.name}`, async ({ page }) => {
    test.setTimeout(600_000);
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAll(page);
    const stories = await aloneStories(page);
    expect(stories.length).toBeGreaterThan(100);
    await page.setViewportSize({ width: look.width, height: 800 });
    for (const story of stories) {
      await showAlone(page, story, look.search);
      // The shell is the same on every page of a person.
      const without = shellOn.test(story) ? undefined : '.shell-side';
      await expectAccessible(page, `${story}, ${look.name}`, { rules: look.rules, without });
      await expectNoSidewaysScroll(page, `${story}, ${look.name}`);
    }
    expect(complaints).toEqual([]);
  });
}

test('each dialog takes the focus, keeps it, and gives it back to what opened it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAll(page);
  let looked = 0;
  for (const story of await aloneStories(page)) {
    await showAlone(page, story, {});
    const opener = page.locator('[data-pressed]');
    const dialogs = page.locator('[role="dialog"], [role="alertdialog"]');
    const open = await dialogs.count();
    if (open === 0) continue;
    looked += 1;
    const dialog = dialogs.last();
    const hasFocus = (): Promise<boolean> => dialog.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(hasFocus, `${story}: the dialog has the focus`).toBe(true);
    const controls = await dialog.locator('button, input, textarea, a[href], [tabindex="0"]').count();
    for (let presses = 0; presses <= controls; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await hasFocus(), `${story}: the focus stays in the dialog`).toBe(true);
    }
    // What opens by itself has nothing to give the focus back to.
    if ((await opener.count()) === 0) continue;
    await page.keyboard.press('Escape');
    await expect(dialogs, `${story}: Escape closes the dialog`).toHaveCount(open - 1);
    await expect(opener, `${story}: the focus goes back`).toBeFocused();
  }
  expect(looked).toBeGreaterThan(15);
});

test('a calendar opens at this moment, below the days', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await openAll(page);
  await showAlone(page, 'Doctor/Calendar', {});
  const today = page.getByRole('region', { name: /Today/ });
  await expect(today.getByRole('link', { name: /Sita Gurung/ })).toBeInViewport({ ratio: 1 });
  await expect(today.getByRole('heading')).toBeInViewport({ ratio: 1 });
});

test('a table without room is a card for each row, and still a table to a screen reader', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openAll(page);
  await showAlone(page, 'Administrator/Audit log', {});
  const table = page.getByRole('table', { name: en.administration.audit.title });
  await expect(table.getByRole('columnheader')).toHaveCount(4);
  await expect(table.getByRole('row').nth(1).getByRole('rowheader')).toHaveCount(1);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveCount(3);
  const sideways = await table.evaluate((element) => {
    const frame = element.parentElement;
    return frame === null ? null : frame.scrollWidth - frame.clientWidth;
  });
  expect(sideways).toBe(0);
});
