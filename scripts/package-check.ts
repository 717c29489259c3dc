// `npm run package:check`: packs the app into a folder and looks at what would ship. See packaging/README.md.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { buildClient } from './lib/build-client.ts';
import { root } from './lib/paths.ts';
import { createProgress } from './lib/progress.mjs';
import { inspect } from './packaging/inspect.ts';
import { feed, packApp, packFolder, type PackResult } from './packaging/pack.ts';
import { smoke } from './packaging/smoke.ts';

/** The packed program, or what was packed on the stand-in: either shows that nothing is missing. */
async function start({ isHollow, program, resources }: PackResult): Promise<string[]> {
  if (!isHollow) {
    const result = await smoke([program], process.getuid?.() === 0 ? ['--no-sandbox'] : []);
    return result.kind === 'started' ? [] : [`does not start: ${result.why}`];
  }
  const unpacked = join(packFolder, 'unpacked');
  await rm(unpacked, { recursive: true, force: true });
  extractAll(join(resources, 'app.asar'), unpacked);
  const standIn = join(root, 'tests/electron-stand-in/electron');
  const result = await smoke([process.execPath, standIn], [unpacked]);
  return result.kind === 'started' ? [] : [`does not start: ${result.why}`];
}

const progress = createProgress(process.stdout);
await buildClient(progress);
const result = await packApp();
const { problems, facts } = await inspect(result, feed);
problems.push(...(await start(result)));
progress.close();
console.log(
  `packed over ${result.isHollow ? 'a hollow Electron' : 'Electron'}: ${String(facts.files)} files, ${String(facts.archiveBytes)} bytes, languages ${facts.locales.join(' ')}`,
);
for (const problem of problems) console.error(`PROBLEM ${problem}`);
console.log(
  problems.length === 0 ? 'the package is as it should be, and starts' : `${String(problems.length)} problem(s)`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
