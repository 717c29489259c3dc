// What would ship, packed as for a release: over Electron where it is installed, over something that only looks like it elsewhere.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackage, extractAll, uncacheAll } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { feed, packApp, type PackResult } from '../../scripts/packaging/pack.ts';
import { inspect, type Packed } from '../../scripts/packaging/inspect.ts';
import { expect, test } from '../desktop/fixtures.ts';

let shipped: PackResult;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  shipped = await packApp();
});

/** A copy that may be spoiled. */
function copied(folder: string): Packed {
  const { program, resources } = shipped;
  mkdirSync(folder, { recursive: true });
  cpSync(resources, join(folder, 'resources'), { recursive: true });
  cpSync(program, join(folder, 'program'));
  return { program: join(folder, 'program'), resources: join(folder, 'resources'), locales: undefined };
}

test('19. every fuse is as it should be, the archive holds our own files only, and updates come from our feed', async () => {
  expect((await inspect(shipped, feed)).problems).toEqual([]);
});

test('what ships holds no secret, no map, no test and no development address', () => {
  const text = readFileSync(join(shipped.resources, 'app.asar'), 'latin1');
  for (const word of ['sourceMappingURL', 'service_role', 'BEGIN PRIVATE KEY', 'visit-Sita-1', 'globalThis.probe'])
    expect([word, text.includes(word)]).toEqual([word, false]);
  // The client library knows how such keys begin.
  expect(text).not.toMatch(/sb_secret_\w{10}/);
});

// That the inspection can find something.
test('a fuse that was flipped back is found', async ({ userDataDir }) => {
  const spoiled = copied(join(userDataDir, 'app'));
  await flipFuses(spoiled.program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
  expect((await inspect(spoiled, feed)).problems).toEqual([expect.stringContaining('RunAsNode')]);
});

test('a package that slipped in, and a feed of somebody else, are found', async ({ userDataDir }) => {
  const spoiled = copied(join(userDataDir, 'app'));
  const content = join(userDataDir, 'content');
  extractAll(join(spoiled.resources, 'app.asar'), content);
  const stray = join(content, 'node_modules/left-pad/index.js');
  mkdirSync(dirname(stray), { recursive: true });
  writeFileSync(stray, 'module.exports = 1;');
  rmSync(join(spoiled.resources, 'app.asar'));
  uncacheAll();
  await createPackage(content, join(spoiled.resources, 'app.asar'));
  writeFileSync(join(spoiled.resources, 'app-update.yml'), 'provider: generic\nurl: https://evil.example/\n');
  expect((await inspect(spoiled, feed)).problems).toEqual([
    'ships /node_modules/left-pad/index.js',
    `does not look for updates at ${feed}`,
  ]);
});
