import { chromium, type Browser } from 'playwright';
import { buildClient } from '../../../scripts/lib/build-client.ts';
import { createProgress } from '../../../scripts/lib/progress.mjs';
import { ensureBrowser } from '../../../scripts/test/browser.ts';

async function prepared(): Promise<string> {
  const progress = createProgress(process.stderr);
  const { signal } = new AbortController();
  try {
    await buildClient(progress, signal);
    return await ensureBrowser(progress, signal);
  } finally {
    progress.close();
  }
}

/** The client as it is now, built, and the tests' browser named for whoever launches it later. */
export async function ensureBuilt(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await prepared();
}

/** The client as it is now, built, and the browser the tests use, with fake camera and microphone. */
export async function builtClientAndBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await prepared(),
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
