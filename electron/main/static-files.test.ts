import * as fc from 'fast-check';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { locateFile } from './static-files.ts';

const folder = `${sep}app${sep}out${sep}renderer`;

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/appointments/6f1c3c1e', 'index.html'],
  ['/assets/main-x1.js', `assets${sep}main-x1.js`],
  ['/assets/a%20b.css', `assets${sep}a b.css`],
])('%s is %s', (pathname, file) => {
  expect(locateFile(folder, pathname)?.path).toBe(`${folder}${sep}${file}`);
});

test.each([
  '/../main/index.js',
  '/..%2fmain%2findex.js',
  '/%2e%2e/renderer-other/x.js',
  '/..',
  '/..%2f..',
  '/assets/..%5c..%5cx.js',
  '/a%00.js',
  '/%E0%A4%A.js',
  '/secrets.env',
  '/x.exe',
  '/index.html.map',
])('%s is nothing', (pathname) => {
  expect(locateFile(folder, pathname)).toBeNull();
});

test('whatever is asked for, the answer is inside the folder', () => {
  const part = fc.constantFrom('..', '.', '', '%2e%2e', '%2f', 'a', 'x.js', '..%2f', '%5c', '//', '\u0000');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const found = locateFile(folder, `/${parts.join('/')}`);
      expect(found === null || found.path.startsWith(folder + sep)).toBe(true);
    }),
  );
});
