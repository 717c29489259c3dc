// Every component in every state, from a page of its own under the app's headers: nothing axe finds, nothing on the console, in light,
// dark and the system's own colours, in both languages, with longer texts, and within reach of the keyboard.
import { expect, test } from '@playwright/test';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll, walkByTab } from './support/accessible.ts';
import { storiesPage } from './support/stories-page.ts';

const { openAll } = storiesPage('shared');

for (const look of [
  { name: 'light', search: { theme: 'light' }, media: {}, rules: 'all' },
  { name: 'dark', search: { theme: 'dark' }, media: {}, rules: 'colours' },
  { name: 'more contrast', search: { theme: 'light' }, media: { contrast: 'more' }, rules: 'colours' },
  { name: 'more contrast in the dark', search: { theme: 'dark' }, media: { contrast: 'more' }, rules: 'colours' },
  { name: 'Nepali', search: { language: 'ne' }, media: {}, rules: 'all' },
  // English, only longer: what it may break is the room.
  { name: 'longer texts', search: { longer: '' }, media: {}, rules: null },
] as const) {
  test(`every story that shares a page: ${look.name}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce', ...look.media });
    await openAll(page, look.search);
    if (look.rules !== null) await expectAccessible(page, look.name, { rules: look.rules });
    for (const width of [1280, 640, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page, `${look.name} at ${String(width)} px`);
    }
    expect(complaints).toEqual([]);
  });
}

test('Tab reaches every control of every story, and one ring shows which has the focus', async ({ page }) => {
  test.setTimeout(180_000);
  await openAll(page);
  const { missed, unclear } = await walkByTab(page);
  expect(missed).toEqual([]);
  expect(unclear).toEqual([]);
});

test('what the system’s own colours leave can be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openAll(page);
  // A chosen and an unchosen option must differ, though backgrounds of our own are gone.
  const colours = (name: string, checked: boolean) =>
    page
      .getByRole('radio', { name, checked, exact: true })
      .locator('xpath=ancestor::label')
      .evaluate((label) => getComputedStyle(label).backgroundColor);
  expect(await colours('Light', true)).not.toBe(await colours('Dark', false));
  await expectAccessible(page, 'forced colours');
});
