import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { SettingsStore } from './settings.ts';
import { StoredFile } from './stored-file.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  path = join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const open = (): SettingsStore =>
  new SettingsStore(
    StoredFile.open(folder, 'settings', () => undefined),
    () => undefined,
  );

test('a change is kept for the next start; what the patch leaves out stays', async () => {
  const store = open();
  expect(store.read()).toEqual(defaultSettings);
  await store.change({ theme: 'dark', language: undefined });
  await store.change({ startAtLogin: true });
  expect(open().read()).toEqual({ ...defaultSettings, theme: 'dark', startAtLogin: true });
});

test.each(['', '{"theme":', 'null', '[]', '"text"', '7'])(
  'a file that holds %s gives the defaults',
  async (content) => {
    await writeFile(path, content);
    expect(open().read()).toEqual(defaultSettings);
  },
);

test('one bad field costs only itself', async () => {
  await writeFile(path, JSON.stringify({ theme: 'purple', closeToTray: false, inventedLater: 1 }));
  expect(open().read()).toEqual({ ...defaultSettings, closeToTray: false });
});

test('a file that is not JSON is put aside, not lost', async () => {
  await writeFile(path, '{"theme": "da');
  await open().change({ theme: 'light' });
  expect(await readFile(`${path}.broken`, 'utf8')).toBe('{"theme": "da');
  expect(open().read().theme).toBe('light');
});

test('many changes at once all hold', async () => {
  const store = open();
  await Promise.all([
    store.change({ theme: 'dark' }),
    store.change({ closeToTray: false }),
    store.change({ language: 'ne' }),
  ]);
  expect(open().read()).toMatchObject({ theme: 'dark', closeToTray: false, language: 'ne' });
});
