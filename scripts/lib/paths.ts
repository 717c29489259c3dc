// Folders the scripts know.
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** Things that can be deleted at any time: logs, caches, what was found out about this machine. */
export const cacheFolder = join(root, '.cache');
export const buildFolder = join(root, 'out');

/** A package's own file, without asking Node to resolve it (its `exports` may hide it). */
export function packageFile(name: string, ...path: string[]): string {
  return join(root, 'node_modules', name, ...path);
}
