// Builds the client (main, preload, page) when its sources changed since the last build.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './failures.mjs';
import { inputHash } from './input-hash.ts';
import { buildFolder, cacheFolder, packageFile, root } from './paths.ts';
import type { Progress } from './progress.mjs';
import { runLogged, tail } from './run-logged.ts';

const INPUTS = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
];
/** In the folder that every build empties first: a build that did not come through here takes the stamp with it. */
const stamp = join(buildFolder, 'main/build-inputs');
const RESULTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];

/**
 * @returns whether a build was needed
 * @throws Failure BUILD_FAILED, INTERRUPTED
 */
export async function buildClient(progress: Progress, signal?: AbortSignal): Promise<boolean> {
  const hash = await inputHash(root, INPUTS);
  const whole = RESULTS.every((file) => existsSync(join(buildFolder, file)));
  if (whole && existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return false;

  const step = progress.start('Building the client');
  const log = join(cacheFolder, 'build.log');
  const electronVite = packageFile('electron-vite', 'bin/electron-vite.js');
  const result = await runLogged(process.execPath, [electronVite, 'build'], {
    cwd: root,
    log,
    env: { NO_COLOR: '1' },
    ...(signal === undefined ? {} : { signal }),
  });
  if (result.kind === 'stopped') {
    step.fail('stopped');
    throw new Failure('INTERRUPTED', {});
  }
  const code = result.kind === 'exited' ? result.code : 1;
  if (code !== 0 || !RESULTS.every((file) => existsSync(join(buildFolder, file)))) {
    step.fail();
    throw new Failure('BUILD_FAILED', { code: String(code), log, tail: await tail(log, 30) });
  }
  await writeFile(stamp, hash);
  step.done();
  return true;
}
