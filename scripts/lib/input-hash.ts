// One fingerprint for everything a build is made from, so that an unchanged client is not built again.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * SHA-256 over names and contents of all files in the given folders and files, tests left out; what is absent counts as absent.
 * Order, times and the system's path separator do not matter.
 */
export async function inputHash(root: string, inputs: readonly string[]): Promise<string> {
  const lists = await Promise.all(inputs.map((input) => filesUnder(join(root, input))));
  const files = lists
    .flat()
    .filter((path) => !isTest(path))
    .map((path) => ({ path, name: relative(root, path).split(sep).join('/') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { path, name } of files) {
    const content = await readFile(path);
    hash.update(`${name}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex');
}
