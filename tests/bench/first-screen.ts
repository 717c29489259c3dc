// Script and time of the first screen, at the door and with somebody signed in, against a page that has nothing but a field, in the same
// browser and the same run. Rounds alternate, each with a cold cache.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { serveBrowser } from '../../scripts/start/browser-host.ts';
import { startClinic } from '../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../e2e/support/clinic.ts';
import { browserHost } from '../e2e/support/hosts.ts';
import { signIn } from '../e2e/support/screens.ts';
import { builtClientAndBrowser } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { builtScripts, shellChunks, signedInChunks, signInChunks } from './lib/script-size.ts';

/** An empty page that becomes interactive the same way: a module script puts a field into it. */
async function serveFloor() {
  const folder = await mkdtemp(join(tmpdir(), 'meroclinic-floor-'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><script type="module" src="./main.js"></script></html>',
  );
  await writeFile(join(folder, 'main.js'), `document.body.append(document.createElement('input'));`);
  const nowhere = 'http://127.0.0.1:9';
  const server = await serveBrowser({
    folder,
    config: { supabaseUrl: nowhere, publishableKey: 'none', peerServer: nowhere },
    port: { option: '--web-port', port: 0, exact: true },
  });
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** From the start of the navigation to the first frame after an element stands in the page, ms. */
async function timeTo(context: BrowserContext, url: string, selector: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    const look = (): void => {
      if (document.querySelector(wanted) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        performance.mark('interactive');
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  }, selector);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  const time = await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN);
  await page.close();
  return time;
}

async function cold(browser: Browser, url: string, selector: string): Promise<number> {
  await using context = await browser.newContext();
  const time = await timeTo(context, url, selector);
  return time;
}

export default async function firstScreen(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 15);
  const browser = await builtClientAndBrowser();
  const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
  const floor: number[] = [];
  const door: number[] = [];
  const shell: number[] = [];
  const visits: number[] = [];
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    await using empty = await serveFloor();
    const signedIn = await host.open();
    const { origin } = new URL(signedIn.url());
    await signIn(signedIn, 'sita');
    await signedIn.getByText('No visits planned').waitFor();
    const session = await signedIn.evaluate(() => Object.entries(sessionStorage));
    /** A tab of somebody who is signed in: its session is the tab's own, so it is put there before the page runs. */
    const returning = async (selector: string): Promise<number> => {
      await using context = await browser.newContext();
      await context.addInitScript((entries) => {
        for (const [key, value] of entries) sessionStorage.setItem(key, value);
      }, session);
      const time = await timeTo(context, origin, selector);
      return time;
    };
    for (let round = 0; round <= rounds; round += 1) {
      const times = [
        await cold(browser, empty.url, 'input'),
        await cold(browser, origin, 'input[type="email"]'),
        await returning('#main h1'),
        await returning('.empty'),
      ] as const;
      // The first one warms the browser itself.
      if (round === 0) continue;
      floor.push(times[0]);
      door.push(times[1]);
      shell.push(times[2]);
      visits.push(times[3]);
      console.error(`  round ${String(round)}: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
    }
  } finally {
    await browser.close();
    await clinic.close();
  }
  const scripts = builtScripts(join(projectFolder, 'out/renderer/assets'));
  return {
    rounds,
    scriptGzipKb: ms(scripts.sizeKb(signInChunks('en'))),
    scriptGzipKbSignedIn: ms(scripts.sizeKb(shellChunks('en'))),
    scriptGzipKbSignedInWithClinic: ms(scripts.sizeKb(signedInChunks('en'))),
    floorMs: ms(median(floor)),
    interactiveMs: ms(median(door)),
    interactiveP95Ms: ms(quantile(door, 0.95)),
    signedInMs: ms(median(shell)),
    signedInWithVisitsMs: ms(median(visits)),
    ratio: ratio(median(door) / median(floor)),
  };
}
