// Script and time of the first screen: at the door, of a patient and of a doctor, in both languages, against a page of React with one
// button, built and served the same way, in the same browser and the same run. Rounds alternate, each with a cold cache.
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { startClinic } from '../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../e2e/support/clinic.ts';
import { browserHost, type Host } from '../e2e/support/hosts.ts';
import { signIn } from '../e2e/support/screens.ts';
import { serveBarePage } from './lib/bare-page.ts';
import { builtClientAndBrowser } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { builtScripts, doctorShellChunks, shellChunks, signInChunks } from './lib/script-size.ts';

const languages = ['en', 'ne'] as const;

interface Screen {
  readonly name: string;
  readonly url: string;
  /** The main thing to press, and what stands in the page once it has been pressed. */
  readonly press: string;
  readonly reaction: string;
  readonly language?: string;
  /** What the tab of somebody who is signed in holds. */
  readonly session?: readonly (readonly [string, string])[];
}

/** Presses the thing in every frame from its appearance on, until the page reacts, and marks the frame in which it has. */
const pressUntilItReacts = ({ press, reaction, language, session }: Screen): void => {
  if (language !== undefined) localStorage.setItem('meroclinic.settings', JSON.stringify({ language }));
  for (const [key, value] of session ?? []) sessionStorage.setItem(key, value);
  const look = (): void => {
    if (document.querySelector(reaction) !== null) {
      performance.mark('interactive');
      return;
    }
    document.querySelector<HTMLElement>(press)?.click();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** From the start of the navigation to the frame in which the page has reacted, ms. */
async function timeOf(browser: Browser, screen: Screen): Promise<number> {
  await using context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(pressUntilItReacts, screen);
  await page.goto(screen.url);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  const time = await page.evaluate(() => performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN);
  return time;
}

async function sessionOf(host: Host, name: 'sita' | 'anisha') {
  const page = await host.open();
  await signIn(page, name);
  await page.locator('#main h1').waitFor();
  return { origin: new URL(page.url()).origin, session: await page.evaluate(() => Object.entries(sessionStorage)) };
}

export default async function firstScreen(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 15);
  const browser = await builtClientAndBrowser();
  const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
  const times = new Map<string, number[]>();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    await using bare = await serveBarePage();
    const patient = await sessionOf(host, 'sita');
    const doctor = await sessionOf(host, 'anisha');
    const url = patient.origin;
    const floor: Screen = { name: 'floor', url: bare.url, press: 'button', reaction: 'button[aria-pressed="true"]' };
    const screens: readonly Screen[] = [
      floor,
      ...languages.flatMap((language): readonly Screen[] => [
        {
          name: `door ${language}`,
          url,
          language,
          press: '.door-other button',
          reaction: 'input[autocomplete="name"]',
        },
        {
          name: `patient ${language}`,
          url,
          language,
          session: patient.session,
          press: 'a[href="#/doctors"]',
          reaction: 'a[href="#/doctors"][aria-current="page"]',
        },
        {
          name: `doctor ${language}`,
          url,
          language,
          session: doctor.session,
          press: 'a[href="#/calendar"]',
          reaction: 'a[href="#/calendar"][aria-current="page"]',
        },
      ]),
    ];
    for (let round = 0; round <= rounds; round += 1) {
      for (const screen of screens) {
        const time = await timeOf(browser, screen);
        // The first one warms the browser itself.
        if (round > 0) times.set(screen.name, [...(times.get(screen.name) ?? []), time]);
      }
      const last = screens.map(({ name }) => times.get(name)?.at(-1)?.toFixed(0)).join(', ');
      if (round > 0) console.error(`  round ${String(round)}: ${last} ms`);
    }
  } finally {
    await browser.close();
    await clinic.close();
  }
  const scripts = builtScripts(join(projectFolder, 'out/renderer/assets'));
  const chunks = { door: signInChunks, patient: shellChunks, doctor: doctorShellChunks } as const;
  const screens = languages.flatMap((language) =>
    (['door', 'patient', 'doctor'] as const).map((who) => {
      const measured = times.get(`${who} ${language}`) ?? [];
      return {
        screen: who,
        language,
        scriptGzipKb: ms(scripts.sizeKb(chunks[who](language))),
        interactiveMs: ms(median(measured)),
        interactiveP90Ms: ms(quantile(measured, 0.9)),
      };
    }),
  );
  const floorMs = median(times.get('floor') ?? []);
  const slowest = Math.max(...screens.map(({ interactiveMs }) => interactiveMs));
  return {
    rounds,
    // Of the screen that needs most, and of the slowest.
    scriptGzipKb: Math.max(...screens.map(({ scriptGzipKb }) => scriptGzipKb)),
    interactiveMs: slowest,
    floorMs: ms(floorMs),
    floorP90Ms: ms(quantile(times.get('floor') ?? [], 0.9)),
    screens,
    ratio: ratio(slowest / floorMs),
  };
}
