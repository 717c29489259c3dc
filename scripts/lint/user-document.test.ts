// docs/user-document.md quotes tests by their titles: each is in the file it is quoted from, and every row of a table quotes one.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

interface Quotation {
  readonly file: string;
  readonly title: string;
}

/** `path` "title", and more titles of the same file after it: , "title" or: and "title". */
function quotationsIn(row: string): readonly Quotation[] {
  return [
    ...row.matchAll(
      /`([^`\s]+\.(?:spec|test)\.tsx?)` ("(?:[^|]*?)"(?=[;,:. |(]|$)(?:(?:,| \([^)]*\)? ?and| and) "[^|]*?"(?=[;,:. |(]|$))*)/gu,
    ),
  ].flatMap(([, file = '', titles = '']) =>
    titles
      .split(/(?<="),? (?:\([^)]*\) )?(?:and )?(?=")/u)
      .map((quoted) => ({ file, title: quoted.trim().slice(1, -1) })),
  );
}

/** Rows of tables, without their heads. */
const rowsOf = (page: string): readonly string[] =>
  page.split(/^## /mu).flatMap((section) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2),
  );

function problemsOf(page: string): readonly string[] {
  const problems: string[] = [];
  for (const row of rowsOf(page)) {
    const quotations = quotationsIn(row);
    const [name = ''] = row.slice(1).split('|');
    if (quotations.length === 0 && !row.includes('a bench, not a test')) problems.push(`no test: ${name.trim()}`);
    for (const { file, title } of quotations) {
      // Source may break a quotation mark out of its string.
      const source = readFileSync(join(project, file), 'utf8').replaceAll("\\'", "'");
      if (title === '' || !source.includes(title)) problems.push(`${file} has no "${title}"`);
    }
  }
  return problems;
}

test('a title that no test has is found, and so is a row without a test', () => {
  const here = '`scripts/lint/user-document.test.ts`';
  const page = (cell: string): string => `## Boxes\n\n| a | b |\n| - | - |\n| box | ${cell} |\n`;
  expect(problemsOf(page(`${here} "a title that no test has is found"`))).toEqual([]);
  // Put together here, or this file would have it.
  const nobodys = ['a title that', 'nobody wrote'].join(' ');
  expect(problemsOf(page(`${here} "${nobodys}"`))).toHaveLength(1);
  expect(problemsOf(page(`${here} "a title that no test has", "${nobodys}"`))).toHaveLength(1);
  expect(problemsOf(page(here))).toEqual(['no test: box']);
});

test('what the user’s document quotes is there', () => {
  const page = readFileSync(join(project, 'docs/user-document.md'), 'utf8');
  expect(rowsOf(page).length).toBeGreaterThan(40);
  expect(rowsOf(page).flatMap(quotationsIn).length).toBeGreaterThan(55);
  expect(problemsOf(page)).toEqual([]);
});
