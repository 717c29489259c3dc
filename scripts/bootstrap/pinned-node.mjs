// @ts-check
// Where the npm package `node` puts the program for this platform (its preinstall script links it there).
import { mkdir, rename } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

/**
 * @param {string} root
 * @param {NodeJS.Platform} [platform]
 */
export function pinnedNode(root, platform = process.platform) {
  return join(root, 'node_modules/node/bin', platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * npm puts the project's own programs first on the PATH, so this process may itself run on the pinned Node, which `npm ci` is about
 * to delete. Windows refuses to delete a running program but lets it be moved.
 * @param {string} root
 * @returns {Promise<string>} a Node that stays while packages are installed
 */
export async function standAside(root) {
  const inPackages = relative(join(root, 'node_modules'), process.execPath);
  const ours = !inPackages.startsWith('..') && !isAbsolute(inPackages);
  if (!ours || process.platform !== 'win32') return process.execPath;
  const aside = join(root, '.cache', `node-${String(process.pid)}.exe`);
  await mkdir(join(root, '.cache'), { recursive: true });
  await rename(process.execPath, aside);
  return aside;
}
