import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SENTINEL } from '@electron/fuses/dist/constants.js';

/** Version of the wire, number of fuses, and the state of each in Electron's own builds. */
const wire = { version: 1, states: '101100011' };

const files = [
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'resources.pak',
];
const locales = ['de', 'en-GB', 'en-US', 'fr', 'ne'];

/** Writes what the packer takes for Electron for Linux: every name it looks for and a fuse wire, but no program. */
export async function writeHollowElectron(folder: string, version: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  const program = Buffer.concat([
    Buffer.from('\x7fELF hollow '),
    Buffer.from(SENTINEL),
    Buffer.from([wire.version, wire.states.length]),
    Buffer.from(wire.states),
    Buffer.alloc(64),
  ]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(join(folder, 'version'), version);
  for (const name of files) await writeFile(join(folder, name), name);
  for (const locale of locales) await writeFile(join(folder, 'locales', `${locale}.pak`), locale);
}
