import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFailureReason, findElectron } from './electron-program.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'electron-'));
});
afterEach(() => rm(home, { recursive: true }));

describe('finding the program', () => {
  test('nothing fetched yet', async () => {
    expect(await findElectron({ home, override: undefined })).toMatchObject({ kind: 'missing' });
  });

  test('a note without the program is not enough', async () => {
    await writeFile(join(home, 'path.txt'), 'electron');
    expect(await findElectron({ home, override: undefined })).toMatchObject({ kind: 'missing' });
  });

  test('installed', async () => {
    await writeFile(join(home, 'path.txt'), 'Electron.app/electron');
    await mkdir(join(home, 'dist/Electron.app'), { recursive: true });
    await writeFile(join(home, 'dist/Electron.app/electron'), '');
    const program = join(home, 'dist/Electron.app/electron');
    expect(await findElectron({ home, override: undefined })).toEqual({ kind: 'found', program, source: 'installed' });
  });

  test('an override wins, and a wrong one is said instead of passed over', async () => {
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
    const other = join(home, 'other');
    await mkdir(other);
    expect(await findElectron({ home, override: other })).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining(other),
    });
    await writeFile(join(other, name), '');
    expect(await findElectron({ home, override: other })).toEqual({
      kind: 'found',
      program: join(other, name),
      source: 'override',
    });
  });
});

test.each([
  [
    'TypeError: fetch failed\n  at x\n  [cause]: Error: getaddrinfo ENOTFOUND host.example\n',
    'Error: getaddrinfo ENOTFOUND host.example',
  ],
  ['Error: Download failed: 404\n    at y', 'Download failed: 404'],
  ['odd words', 'odd words'],
  ['', 'the fetch ended without a word'],
])('the reason of a failed fetch in one line: %j', (output, expected) => {
  expect(fetchFailureReason(output)).toBe(expected);
});
