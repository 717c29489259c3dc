// The table of tests/desktop/README.md names specs and tests without their folder: each is there, and every desktop spec is in it.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const namesOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: project }).map((path) => basename(path).replace(/\.(?:spec|test)\.tsx?$/u, ''));

/** What is quoted where the proof stands, in the last cell of each row. */
const proofs = readFileSync(join(project, 'tests/desktop/README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));

const desktopSpecs = namesOf('tests/desktop/*.spec.ts');

test('what the table names is there', () => {
  const known = new Set([
    ...desktopSpecs,
    ...namesOf('electron/**/*.test.ts'),
    ...namesOf('renderer/**/*.test.{ts,tsx}'),
    // An event of Electron's, and a field of a bench.
    'ready',
    'desktop',
  ]);
  const missing = proofs.filter((name) =>
    name.includes('/') ? !existsSync(join(project, name)) : !name.startsWith('npm run ') && !known.has(name),
  );
  expect(proofs.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});

test('every desktop spec proves something in it', () => {
  expect(desktopSpecs.filter((name) => !proofs.includes(name))).toEqual([]);
});
