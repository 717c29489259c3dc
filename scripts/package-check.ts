// `npm run package:check`: packs the app into a folder and looks at what would ship. See packaging/README.md.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { buildClient } from './lib/build-client.ts';
import { electronPlaces, findElectron } from './lib/electron-program.ts';
import { cacheFolder, packageFile, root } from './lib/paths.ts';
import { createProgress } from './lib/progress.mjs';
import { runLogged, tail } from './lib/run-logged.ts';
import { writeHollowElectron } from './packaging/hollow-electron.ts';
import { inspect, type Packed } from './packaging/inspect.ts';
import { smoke } from './packaging/smoke.ts';

const folder = join(cacheFolder, 'package-check');
const output = join(folder, 'packed');
const feed = 'https://updates.meroclinic.example/desktop';

interface Distribution {
  readonly isHollow: boolean;
  readonly path: string;
}

/** The program as it is installed, or one that only looks like it. */
async function distribution(): Promise<Distribution> {
  const home = packageFile('electron');
  const found = await findElectron({ ...electronPlaces(), override: undefined });
  if (found.kind === 'found') return { isHollow: false, path: join(home, 'dist') };
  const path = join(folder, 'hollow-electron');
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

/** The packed program, or what was packed on the stand-in: either shows that nothing is missing. */
async function start(isHollow: boolean, { program, resources }: Packed): Promise<string[]> {
  if (!isHollow) {
    const result = await smoke([program], process.getuid?.() === 0 ? ['--no-sandbox'] : []);
    return result.kind === 'started' ? [] : [`does not start: ${result.why}`];
  }
  const unpacked = join(folder, 'unpacked');
  await rm(unpacked, { recursive: true, force: true });
  extractAll(join(resources, 'app.asar'), unpacked);
  const standIn = join(root, 'tests/electron-stand-in/electron');
  const result = await smoke([process.execPath, standIn], [unpacked]);
  return result.kind === 'started' ? [] : [`does not start: ${result.why}`];
}

await mkdir(folder, { recursive: true });
const progress = createProgress(process.stdout);
await buildClient(progress);
const electron = await distribution();
await pack(electron);
const result = packed(electron.isHollow);
if (!existsSync(result.program)) throw new Error(`electron-builder did not make ${result.program}`);
const { problems, facts } = await inspect(result, feed);
problems.push(...(await start(electron.isHollow, result)));
progress.close();
console.log(
  `packed over ${electron.isHollow ? 'a hollow Electron' : 'Electron'}: ${String(facts.files)} files, ${String(facts.archiveBytes)} bytes, languages ${facts.locales.join(' ')}`,
);
for (const problem of problems) console.error(`PROBLEM ${problem}`);
console.log(
  problems.length === 0 ? 'the package is as it should be, and starts' : `${String(problems.length)} problem(s)`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
