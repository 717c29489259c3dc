// Script is time on every start: what the first screens need is limited, and nothing else is fetched before the door.
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  builtScripts,
  doctorShellChunks,
  shellChunks,
  signedInChunks,
  signInChunks,
} from '../bench/lib/script-size.ts';
import { clientConfig, memoryClinic, projectFolder } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

const scripts = builtScripts(join(projectFolder, 'out/renderer/assets'));

/** kB of gzip. 150 is the product's budget for what stands before the call; these hold what was reached. */
const budgets = [
  { screen: 'the door', chunks: signInChunks, most: 128 },
  { screen: 'a patient’s first screen', chunks: shellChunks, most: 144 },
  { screen: 'a doctor’s first screen', chunks: doctorShellChunks, most: 149 },
  { screen: 'the first screen with the clinic’s client', chunks: signedInChunks, most: 214 },
] as const;

for (const { screen, chunks, most } of budgets) {
  for (const language of ['en', 'ne']) {
    test(`${screen} needs at most ${String(most)} kB of script in ${language}`, () => {
      expect(scripts.sizeKb(chunks(language))).toBeLessThanOrEqual(most);
    });
  }
}

test('the call is in none of them', () => {
  for (const file of scripts.files(signedInChunks('ne')))
    expect(file).not.toMatch(/^(VideoCall|loaded-half|peer|create-runner|CallDialogs|CallBars|later)/);
});

/** The validators are asked for by what a drawn screen tells its host, in the moment it is drawn, and the notices with it. */
const told = ['parse', 'RareNotices'] as const;

/** Names of the scripts that were asked for until an element stood in the page. */
async function fetchedBefore(page: Page, selector: string): Promise<readonly string[]> {
  await page.locator(selector).first().waitFor();
  return page.evaluate((wanted) => {
    const stood = performance.getEntriesByName(wanted)[0]?.startTime ?? Number.NaN;
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js') && entry.startTime <= stood)
      .map((entry) => entry.name.split('/').at(-1) ?? '');
  }, selector);
}

/** Marks the moment an element first stands in the page. */
const markWhenThere = (selector: string): void => {
  const look = (): void => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    performance.mark(selector);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
};

test('nothing is fetched before the first screen but what is counted', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));

  const door = 'input[type="email"]';
  const page = await host.open();
  await page.addInitScript(markWhenThere, door);
  await page.reload();
  const atTheDoor = await fetchedBefore(page, door);
  expect(atTheDoor.length).toBeGreaterThan(0);
  const ofTheDoor = scripts.files([...signInChunks('en'), ...told]);
  expect(atTheDoor.filter((file) => !ofTheDoor.includes(file))).toEqual([]);

  const home = '#main h1';
  const ofTheHome = scripts.files([...signedInChunks('en'), ...told]);
  for (const person of ['sita', 'anisha'] as const) {
    const returning = await host.open();
    await signIn(returning, person);
    await returning.locator(home).waitFor();
    await returning.addInitScript(markWhenThere, home);
    await returning.reload();
    const fetched = await fetchedBefore(returning, home);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.filter((file) => !ofTheHome.includes(file))).toEqual([]);
    // In its turn, without being asked for: a ring waits for nothing.
    await expect
      .poll(() =>
        returning.evaluate(() =>
          performance
            .getEntriesByType('resource')
            .map(({ name }) => name)
            .join(' '),
        ),
      )
      .toMatch(/create-runner.*CallDialogs|CallDialogs.*create-runner/);
  }
});
