/**
 * Type-checks electron/main with `electron` meaning the stand-in.
 *
 * Electron's typings declare the module ambiently, which beats any path mapping; a copy without those declarations keeps
 * only the types.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/electron-stand-in');
const typings = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
mkdirSync(cache, { recursive: true });
writeFileSync(
  join(cache, 'electron-types.d.ts'),
  typings.replaceAll(/^declare module '(?:node:)?electron/gm, "declare module 'real-electron"),
);
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(import.meta.dirname, 'tsconfig.check.json')], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
