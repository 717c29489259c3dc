// Packs the app into a folder, over Electron or over something that only looks like it.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { electronPlaces, findElectron } from '../lib/electron-program.ts';
import { cacheFolder, packageFile, root } from '../lib/paths.ts';
import { runLogged, tail } from '../lib/run-logged.ts';
import { writeHollowElectron } from './hollow-electron.ts';
import type { Packed } from './inspect.ts';

/** What the packing leaves behind. */
export const packFolder = join(cacheFolder, 'package-check');
const output = join(packFolder, 'packed');
/** Where the packed app looks for updates; `publish.url` of electron-builder.yml. */
export const feed = 'https://updates.meroclinic.example/desktop';

interface Distribution {
  readonly isHollow: boolean;
  readonly path: string;
}

/** The program as it is installed, or one that only looks like it. */
async function distribution(): Promise<Distribution> {
  const home = packageFile('electron');
  const found = await findElectron({ ...electronPlaces(), override: undefined });
  if (found.kind === 'found') return { isHollow: false, path: join(home, 'dist') };
  const path = join(packFolder, 'hollow-electron');
  const { version }: { version: string } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  await writeHollowElectron(path, version);
  return { isHollow: true, path };
}

/** @throws with the end of its log when electron-builder refuses: a misspelt key of electron-builder.yml, for example */
async function pack({ isHollow, path }: Distribution): Promise<void> {
  const log = join(cacheFolder, 'package-check.log');
  await rm(output, { recursive: true, force: true });
  const options = ['--dir', '--publish=never', `-c.electronDist=${path}`, `-c.directories.output=${output}`];
  const result = await runLogged(
    process.execPath,
    [packageFile('electron-builder', 'cli.js'), ...(isHollow ? ['--linux'] : []), ...options],
    { cwd: root, log, env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  );
  if (result.kind !== 'exited' || result.code !== 0)
    throw new Error(`electron-builder failed:\n${await tail(log, 30)}`);
}

function packed(isHollow: boolean): Packed {
  const platform = isHollow ? 'linux' : process.platform;
  if (platform === 'darwin') {
    const contents = join(output, `mac${process.arch === 'arm64' ? '-arm64' : ''}`, 'MeroClinic.app/Contents');
    return { program: join(contents, 'MacOS/MeroClinic'), resources: join(contents, 'Resources'), locales: undefined };
  }
  const suffix = process.arch === 'arm64' ? '-arm64' : '';
  const place = join(output, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  return {
    program: join(place, platform === 'win32' ? 'MeroClinic.exe' : 'meroclinic'),
    resources: join(place, 'resources'),
    locales: join(place, 'locales'),
  };
}

export interface PackResult extends Packed {
  /** There was no Electron to pack over: everything but the program itself is as it would ship. */
  readonly isHollow: boolean;
}

/** @throws when electron-builder refuses, or makes no program */
export async function packApp(): Promise<PackResult> {
  await mkdir(packFolder, { recursive: true });
  const electron = await distribution();
  await pack(electron);
  const result = packed(electron.isHollow);
  if (!existsSync(result.program)) throw new Error(`electron-builder did not make ${result.program}`);
  return { ...result, isHollow: electron.isHollow };
}
