// `npm run screens -- --out DIR`: every screen as each person sees it, in both languages and themes, at 200 % zoom and in a narrow
// window, and every story, as pictures in one folder with a page of contents. `--only TEXT` takes the screens whose name has it.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { startClinic, type Clinic } from '../supabase/local/index.ts';
import { clientConfig, person, projectFolder } from '../tests/e2e/support/clinic.ts';
import { buildClient } from './lib/build-client.ts';
import { buildStories, storiesPath } from './lib/build-stories.ts';
import { printFailure } from './lib/failures.mjs';
import { parseOptions } from './lib/options.ts';
import { createProgress, type Progress } from './lib/progress.mjs';
import { serveStories } from './lib/serve-stories.ts';
import { listenForStop } from './lib/stop.ts';
import { contextFor, settled, shoot, type Shot } from './screens/camera.ts';
import { shootCall } from './screens/call.ts';
import { beginAgain, prepareClinicDay } from './screens/clinic-day.ts';
import { writeContents } from './screens/contents.ts';
import { looks, wordsOf, type Look } from './screens/looks.ts';
import { scenesOf, type Scene, type Viewer } from './screens/scenes.ts';
import { serveBrowser } from './start/browser-host.ts';
import { ensureBrowser } from './test/browser.ts';

interface Studio {
  readonly browser: Browser;
  readonly address: string;
  /** Of the stories' own server. */
  readonly stories: string;
  readonly folder: string;
}

/** One person's screens in one look. */
async function shootViewer(
  { browser, address, folder }: Studio,
  look: Look,
  viewer: Viewer,
  scenes: readonly Scene[],
): Promise<Shot[]> {
  const shots: Shot[] = [];
  if (scenes.length === 0) return shots;
  const words = wordsOf(look.language);
  await using context = await contextFor(browser, look);
  const page = await context.newPage();
  await page.goto(address);
  if (viewer !== 'nobody') {
    await page.getByLabel(words.signIn.email).fill(person(viewer).email);
    await page.getByLabel(words.signIn.password, { exact: true }).fill(person(viewer).password);
    await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
    await page.getByRole('navigation', { name: words.app.nav.label }).waitFor();
  }
  for (const scene of scenes) {
    if (viewer === 'nobody') await page.reload();
    // By way of another page: what a scene did to the last one is gone.
    else await page.evaluate(() => void (location.hash = '#/nowhere'));
    await page.evaluate((route) => void (location.hash = `#${route}`), scene.route);
    await settled(page);
    await scene.act?.(page, words);
    shots.push(await shoot(page, look, folder, `${viewer}-${scene.name}`));
  }
  return shots;
}

async function shootStories(
  { browser, stories, folder }: Studio,
  look: Look,
  wanted: (name: string) => boolean,
): Promise<Shot[]> {
  const shots: Shot[] = [];
  await using context = await contextFor(browser, look);
  const page = await context.newPage();
  const address = (story: string): string =>
    `${stories}?${new URLSearchParams({ language: look.language, ...(story !== '' && { story }) }).toString()}`;
  await page.goto(address(''));
  await settled(page);
  const links = await page.getByRole('article').getByRole('link').all();
  const alone = await Promise.all(
    links.map(async (link) => new URLSearchParams((await link.getAttribute('href')) ?? '').get('story') ?? ''),
  );
  const nameOf = (story: string): string =>
    `story-${story === '' ? 'all' : story.replaceAll(/\W+/g, '-').toLowerCase()}`;
  for (const story of ['', ...alone].filter((each) => wanted(nameOf(each)))) {
    // The page of stories is loaded once.
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, address(story));
    await page
      .locator(story === '' ? 'article' : `[data-story=${JSON.stringify(story)}]`)
      .first()
      .waitFor();
    await settled(page);
    shots.push(await shoot(page, look, folder, nameOf(story)));
  }
  return shots;
}

async function shootAll(clinic: Clinic, studio: Studio, only: string, progress: Progress): Promise<Shot[]> {
  const day = await prepareClinicDay(clinic);
  const scenes = scenesOf(day);
  // The doctor first: who waits there has left once the patient's pictures are taken.
  const viewers: readonly Viewer[] = ['nobody', 'anisha', 'sita', 'pema'];
  const shots: Shot[] = [];
  for (const look of looks) {
    const step = progress.start(`Pictures ${look.name}`);
    const before = shots.length;
    await beginAgain(clinic, day);
    for (const viewer of viewers) {
      const chosen = scenes[viewer].filter((scene) => `${viewer}-${scene.name}`.includes(only));
      shots.push(...(await shootViewer(studio, look, viewer, chosen)));
    }
    shots.push(...(await shootStories(studio, look, (name) => name.includes(only))));
    if ('call'.includes(only)) shots.push(...(await shootCall(studio, look, clinic)));
    step.done(String(shots.length - before));
  }
  return shots;
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: { out: { type: 'string', default: 'screens-out' }, only: { type: 'string', default: '' } },
  });
  const folder = resolve(values.out);
  const progress = createProgress(process.stderr);
  using stop = listenForStop();
  try {
    await mkdir(folder, { recursive: true });
    await buildClient(progress, stop.signal);
    const executablePath = await ensureBrowser(progress, stop.signal);
    const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
    const browser = await chromium.launch({
      executablePath,
      args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--no-first-run'],
    });
    stop.signal.addEventListener('abort', () => void browser.close());
    try {
      await using server = await serveBrowser({
        folder: resolve(projectFolder, 'out/renderer'),
        config: clientConfig(clinic),
        port: { option: '--web-port', port: 0, exact: true },
      });
      await using storyServer = await serveStories(await buildStories());
      const stories = `${storyServer.url}${storiesPath}`;
      const shots = await shootAll(clinic, { browser, address: server.url, stories, folder }, values.only, progress);
      console.log(`${String(shots.length)} pictures: ${await writeContents(folder, shots)}`);
    } finally {
      await browser.close();
      await clinic.close();
    }
  } finally {
    progress.close();
  }
}

try {
  await main();
} catch (error) {
  printFailure(error, process.stderr);
  process.exitCode = 1;
}
// The library of the peer server keeps timers alive.
process.exit();
