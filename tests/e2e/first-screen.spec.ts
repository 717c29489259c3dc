// Script is time on every start: what the first screens need is limited, and nothing else is fetched before the door.
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtScripts, shellChunks, signedInChunks, signInChunks } from '../bench/lib/script-size.ts';
import { clientConfig, memoryClinic, projectFolder } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';

const scripts = builtScripts(join(projectFolder, 'out/renderer/assets'));

/** kB of gzip. The budget of the door is the product's; the others hold what was reached, so that it does not grow unseen. */
const budgets = [
  { screen: 'the door', chunks: signInChunks, most: 150 },
  { screen: 'the shell with the home page', chunks: shellChunks, most: 178 },
  { screen: 'the home page with the clinic’s client', chunks: signedInChunks, most: 231 },
] as const;

for (const { screen, chunks, most } of budgets) {
  test(`${screen} needs at most ${String(most)} kB of script`, () => {
    expect(scripts.sizeKb(chunks)).toBeLessThanOrEqual(most);
  });
}

test('the call is in none of them', () => {
  for (const file of scripts.files(signedInChunks)) expect(file).not.toMatch(/^(VideoCall|loaded-half|peer)/);
});

test('nothing is fetched before the door but what is counted', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  const before = await page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js'));
    const door = scripts.find((entry) => entry.name.includes('SignInScreen'))?.startTime ?? 0;
    return scripts.filter((entry) => entry.startTime <= door).map((entry) => entry.name.split('/').at(-1) ?? '');
  });
  expect(before.length).toBeGreaterThan(0);
  const counted = scripts.files(signInChunks);
  expect(before.filter((file) => !counted.includes(file))).toEqual([]);
});
