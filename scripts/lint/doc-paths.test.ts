// A file that a page of the docs names must exist, so that the pages do not outlive what they tell of.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const rooms = /^(electron|renderer|shared|supabase|resources|tests|scripts|docs)\//u;

/** Paths in backticks that begin with a room of the project (patterns and names with gaps left out), and relative links. */
function namedIn(text: string, page: string): readonly string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/gu)].flatMap(([, path = '']) =>
    rooms.test(path) && !/[*{}<>]/u.test(path) ? [join(project, path)] : [],
  );
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/gu)].map(([, path = '']) =>
    join(dirname(page), path),
  );
  return [...quoted, ...links];
}

const missingIn = (text: string, page: string) => namedIn(text, page).filter((path) => !existsSync(path));

test('a page that names what is not there is found', () => {
  const page = join(project, 'docs/page.md');
  const text =
    'See `tests/gone.ts`, `shared/errors/codes.ts`, `docs/*.md`, [a page](gone.md) and [more](relay.md#top).';
  expect(missingIn(text, page)).toEqual([join(project, 'tests/gone.ts'), join(project, 'docs/gone.md')]);
});

test('what the pages name is there', async () => {
  const pages = [
    'README.md',
    ...(await readdir(join(project, 'docs'), { recursive: true })).map((name) => join('docs', name)),
  ].filter((name) => name.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(10);
  const missing: string[] = [];
  for (const page of pages) {
    const path = join(project, page);
    missing.push(...missingIn(await readFile(path, 'utf8'), path).map((gone) => `${page}: ${gone}`));
  }
  expect(missing).toEqual([]);
});
