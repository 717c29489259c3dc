import { chromium, type Browser } from 'playwright';
import { buildClient } from '../../../scripts/lib/build-client.ts';
import { createProgress } from '../../../scripts/lib/progress.mjs';
import { ensureBrowser } from '../../../scripts/test/browser.ts';

/** The client as it is now, built, and the browser the tests use, with fake camera and microphone. */
export async function builtClientAndBrowser(): Promise<Browser> {
  const progress = createProgress(process.stderr);
  const { signal } = new AbortController();
  try {
    await buildClient(progress, signal);
    return await chromium.launch({
      executablePath: await ensureBrowser(progress, signal),
      args: [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    });
  } finally {
    progress.close();
  }
}
