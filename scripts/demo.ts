// `npm run demo -- --out DIR`: the whole visit, unattended, between two clients against a clinic of its own. Prints each
// step with its time and saves what both people see after it.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { startClinic } from '../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../tests/e2e/support/clinic.ts';
import { browserHost, desktopHost, type HostKind } from '../tests/e2e/support/hosts.ts';
import { holdVisit } from '../tests/e2e/support/visit.ts';
import { buildClient } from './lib/build-client.ts';
import { Failure, printFailure } from './lib/failures.mjs';
import { parseOptions } from './lib/options.ts';
import { createProgress } from './lib/progress.mjs';
import { listenForStop } from './lib/stop.ts';
import { ensureBrowser } from './test/browser.ts';

function readOptions(): { out: string; host: HostKind } {
  const { values } = parseOptions({
    options: { out: { type: 'string', default: 'demo-out' }, host: { type: 'string', default: 'browser' } },
  });
  if (values.host !== 'browser' && values.host !== 'desktop') {
    throw new Failure('BAD_OPTION', { problem: `--host takes browser or desktop, not "${values.host}".` });
  }
  return { out: resolve(values.out), host: values.host };
}

async function main(): Promise<void> {
  const { out, host: kind } = readOptions();
  const progress = createProgress(process.stderr);
  using stop = listenForStop();
  try {
    await mkdir(out, { recursive: true });
    await buildClient(progress, stop.signal);
    const executablePath = await ensureBrowser(progress, stop.signal);
    process.env['CHROMIUM_PATH'] = executablePath;
    const starting = progress.start('Starting a clinic');
    const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
    starting.done(clinic.url);
    const browser = await chromium.launch({
      executablePath,
      args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--no-first-run'],
    });
    stop.signal.addEventListener('abort', () => void browser.close());
    try {
      await using host =
        kind === 'browser' ? await browserHost(browser, clientConfig(clinic)) : desktopHost(clientConfig(clinic));
      const people = { doctor: await host.open(), patient: await host.open() };
      const began = performance.now();
      let last = began;
      let number = 0;
      await holdVisit(people, async (step) => {
        const now = performance.now();
        number += 1;
        console.log(`${String(number).padStart(2)}. ${step} (${String(Math.round(now - last))} ms)`);
        for (const [who, page] of Object.entries(people)) {
          await page.screenshot({ path: join(out, `${String(number).padStart(2, '0')}-${who}.png`) });
        }
        last = performance.now();
      });
      console.log(`The visit took ${((performance.now() - began) / 1_000).toFixed(1)} s. Pictures: ${out}`);
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
  // PeerServer's library keeps timers that nothing can clear.
  process.exit(0);
} catch (error) {
  printFailure(error, process.stderr);
  process.exit(1);
}
