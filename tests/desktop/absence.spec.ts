import type { ElectronApplication, Page } from '@playwright/test';
import { ask, expect, test } from './fixtures.ts';

/** The pushes about being away that the page is told, from now on. */
async function toldTo(page: Page): Promise<() => Promise<string[]>> {
  const told = await page.evaluateHandle(() => {
    const names: string[] = [];
    window.desktop?.listen('session:idle', ({ secondsLeft }) => names.push(secondsLeft === null ? 'back' : 'warned'));
    window.desktop?.listen('session:sign-out', () => names.push('sign out'));
    return names;
  });
  // The warning comes again every few seconds.
  return () => told.evaluate((names) => names.filter((name, index) => name !== names[index - 1]));
}
const awayFor = (app: ElectronApplication, seconds: number): Promise<void> =>
  app.evaluate(({ powerMonitor }, idle) => {
    Object.assign(powerMonitor, { getSystemIdleTime: () => idle });
  }, seconds);

test('who is away is warned before being signed out; coming back ends it', async ({ desktop: { app, page } }) => {
  const told = await toldTo(page);
  await ask(page, 'settings:change', { signOutWhenIdle: 5 });
  await awayFor(app, 250);
  await expect.poll(told).toEqual(['warned']);
  await awayFor(app, 0);
  await expect.poll(told).toEqual(['warned', 'back']);
  await awayFor(app, 250);
  await expect.poll(told).toEqual(['warned', 'back', 'warned']);
  await awayFor(app, 301);
  await expect.poll(told).toEqual(['warned', 'back', 'warned', 'back', 'sign out']);
});

test('nobody is signed out during a call', async ({ desktop: { app, page } }) => {
  const told = await toldTo(page);
  await ask(page, 'settings:change', { signOutWhenIdle: 5 });
  await ask(page, 'calls:active', true);
  const asked = app.evaluate(
    ({ powerMonitor }) =>
      new Promise<void>((resolve) => {
        let times = 0;
        Object.assign(powerMonitor, {
          getSystemIdleTime: () => {
            times += 1;
            if (times === 2) resolve();
            return 3600;
          },
        });
      }),
  );
  await asked;
  expect(await told()).toEqual([]);
});
