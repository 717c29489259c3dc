import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What was packed, on whichever system. */
export interface Packed {
  /** The program whose fuses are read. */
  program: string;
  /** `resources` beside or within it. */
  resources: string;
  /** Where the languages of Chromium are; undefined on macOS, where they are folders of another kind. */
  locales: string | undefined;
}

/** Nothing but our own files may ship; each with the reason it is there. */
const shipped = [
  /^\/package\.json$/,
  // The code: main with its lazy chunks, one preload per window, the page.
  /^\/out\/main\/(?:index|chunks\/[\w.-]+)\.js$/,
  /^\/out\/main\/build-inputs$/,
  /^\/out\/preload\/(?:index|ring)\.cjs$/,
  /^\/out\/renderer\/(?:index|ring\/index)\.html$/,
  /^\/out\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|svg|png)$/,
  /^\/out\/renderer\/[\w.-]+\.(?:svg|png|webmanifest)$/,
  /^\/resources\/tray\/[\w@.-]+\.png$/,
  /^\/resources\/icons\/256x256\.png$/,
  /^\/resources\/config\.json$/,
];
const needed = [
  '/package.json',
  '/out/main/index.js',
  '/out/preload/index.cjs',
  '/out/preload/ring.cjs',
  '/out/renderer/index.html',
  '/out/renderer/ring/index.html',
  '/resources/tray/ready.png',
  '/resources/icons/256x256.png',
];
/** The archive today is 1.9 MB; a package that slips in is usually larger than what is left. */
const mostArchiveBytes = 3_500_000;

/** electron-builder.yml's `electronFuses`, as the wire says it. */
const fuses: ReadonlyMap<FuseV1Options, FuseState> = new Map([
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
]);

export interface Inspection {
  problems: string[];
  facts: { files: number; archiveBytes: number; locales: string[] };
}

export async function inspect({ program, resources, locales }: Packed, feed: string): Promise<Inspection> {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const archive = join(resources, 'app.asar');
  const listed = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  const isFolder = (name: string): boolean => listed.some((other) => other.startsWith(`${name}/`));
  const files = listed.filter((name) => !isFolder(name));
  for (const file of files)
    expect(
      shipped.some((pattern) => pattern.test(file)),
      `ships ${file}`,
    );
  for (const file of needed) expect(files.includes(file), `lacks ${file}`);
  const manifest: { main?: string; dependencies?: object; devDependencies?: object } = JSON.parse(
    extractFile(archive, 'package.json').toString(),
  );
  expect(manifest.main === 'out/main/index.js', `starts ${String(manifest.main)}`);
  expect(manifest.devDependencies === undefined, 'ships the list of development packages');
  const { size } = await stat(archive);
  expect(size <= mostArchiveBytes, `archive of ${String(size)} bytes, more than ${String(mostArchiveBytes)}`);

  const wire = await getCurrentFuseWire(program);
  for (const [fuse, state] of fuses)
    expect(wire[fuse] === state, `fuse ${FuseV1Options[fuse]} is ${String(wire[fuse])}`);

  const update = join(resources, 'app-update.yml');
  const updateText = existsSync(update) ? await readFile(update, 'utf8') : '';
  expect(updateText.includes(`url: ${feed}`), `does not look for updates at ${feed}`);
  const languages = locales === undefined ? [] : (await readdir(locales)).sort();
  if (locales !== undefined) {
    expect(
      languages.join() === ['en-GB.pak', 'en-US.pak', 'ne.pak'].join(),
      `ships the languages ${languages.join(', ')}`,
    );
  }
  return { problems, facts: { files: files.length, archiveBytes: size, locales: languages } };
}
