import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Log } from './log.ts';
import { SessionVault } from './session-vault.ts';
import { StoredFile } from './stored-file.ts';

let folder = '';
let path = '';
const log = vi.fn<Log>();
const unreadable = vi.fn<() => void>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  path = join(folder, 'session.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  vi.clearAllMocks();
});

type Backend = 'basic_text' | 'gnome_libsecret' | 'kwallet6' | 'unknown';
/** A keyring that seals by reversing and marks what it sealed; enough to see who can read what. */
function keyring(backend: Backend, options: { available?: boolean; reseals?: boolean } = {}) {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(options.available ?? true),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text: string) =>
      Promise.resolve(Buffer.from(`${backend}:${text.split('').toReversed().join('')}`)),
    decryptStringAsync(sealed: Buffer) {
      const [by, text = ''] = sealed.toString().split(':');
      if (by !== backend) return Promise.reject(new Error('not sealed by this keyring'));
      return Promise.resolve({
        result: text.split('').toReversed().join(''),
        shouldReEncrypt: options.reseals ?? false,
      });
    },
  };
}
const vault = (ring = keyring('gnome_libsecret'), platform = 'linux'): SessionVault =>
  new SessionVault({ file: StoredFile.open(folder, 'session', log), keyring: ring, platform, log, unreadable });
const onDisk = (): Promise<string> => readFile(path, 'utf8').catch(() => '');

test('a session is sealed on disk and read by the next start', async () => {
  await vault().write('auth', 'secret-token');
  expect(await onDisk()).toContain('"keyring": "gnome_libsecret"');
  expect(await onDisk()).not.toContain('secret-token');
  expect(await vault().read('auth')).toBe('secret-token');
});

test.each([
  ['basic_text', keyring('basic_text'), 'linux'],
  ['unknown', keyring('unknown'), 'linux'],
  ['no encryption', keyring('gnome_libsecret', { available: false }), 'darwin'],
])('with %s nothing touches the disk, and the vault says so', async (_name, ring, platform) => {
  const held = vault(ring, platform);
  await held.write('auth', 'secret-token');
  expect([await held.protection(), await held.read('auth'), await onDisk()]).toEqual([
    'memory-only',
    'secret-token',
    '',
  ]);
  expect(await vault(ring, platform).read('auth')).toBeNull();
});

test('macOS and Windows have a keyring whatever the Linux question answers', async () => {
  const held = vault(keyring('basic_text'), 'win32');
  expect(await held.protection()).toBe('encrypted');
});

test('another keyring cannot read the session, leaves it, and a new sign-in replaces it', async () => {
  await vault().write('auth', 'old-token');
  const other = vault(keyring('kwallet6'));
  expect(await other.read('auth')).toBeNull();
  expect(await vault().read('auth')).toBe('old-token');
  await other.write('auth', 'new-token');
  expect(await vault(keyring('kwallet6')).read('auth')).toBe('new-token');
  expect(await vault().read('auth')).toBeNull();
});

test('an entry that cannot be unsealed is forgotten', async () => {
  const foreign = Buffer.from('other-computer:xyz').toString('base64');
  await writeFile(path, JSON.stringify({ version: 1, keyring: 'gnome_libsecret', entries: { auth: foreign } }));
  expect(await vault().read('auth')).toBeNull();
  expect(await onDisk()).toContain('"entries": {}');
});

test('what the keyring wants sealed again is sealed again', async () => {
  await vault().write('auth', 'token');
  const before = await onDisk();
  await rm(path);
  await writeFile(path, before);
  const held = vault(keyring('gnome_libsecret', { reseals: true }));
  expect(await held.read('auth')).toBe('token');
  expect(await vault().read('auth')).toBe('token');
});

test.each(['', '{', 'null', '[]', '{"version":2}', '{"version":1,"keyring":"x","entries":{"a":5}}'])(
  'a broken file (%s) is put aside and counts as signed out',
  async (content) => {
    await writeFile(path, content);
    const held = vault();
    expect(await readFile(`${path}.broken`, 'utf8')).toBe(content);
    expect(await held.read('auth')).toBeNull();
    await held.write('auth', 'token');
    expect(await vault().read('auth')).toBe('token');
  },
);

test('when the disk refuses, the session lasts until the app quits, and the vault says so', async () => {
  // A folder in the place of the file: no write can succeed, for root neither.
  const held = vault();
  await mkdir(path);
  await writeFile(join(path, 'occupied'), '');
  await held.write('auth', 'token');
  expect([await held.read('auth'), await held.protection()]).toEqual(['token', 'memory-only']);
  expect(log).toHaveBeenCalledWith('error', 'session-not-saved', expect.anything());
});

test('signing out leaves nothing, and the last of many writes wins', async () => {
  const held = vault();
  await Promise.all(['one', 'two', 'three'].map((value) => held.write('auth', value)));
  expect(await vault().read('auth')).toBe('three');
  await held.remove('auth');
  expect([await held.read('auth'), await vault().read('auth')]).toEqual([null, null]);
});
