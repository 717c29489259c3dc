import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { powerSaveBlocker, shell, systemPreferences } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setBadge } from './badge.ts';
import { readClientConfig } from './client-config.ts';
import { deviceStatus } from './device-access.ts';
import { KeepAwake } from './keep-awake.ts';
import { externalAddress, openDeviceSettings, openExternal } from './links.ts';
import { setStartAtLogin, type LoginItemHost } from './login-item.ts';
import { wordsFor } from './words.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('links', () => {
  test.each([
    ['https://example.com/a b?q=1#x', 'https://example.com/a%20b?q=1#x'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['http://example.com/', null],
    ['https://user:word@example.com/', null],
    ['file:///etc/passwd', null],
    ['smb://host/share', null],
    ['ms-settings:privacy', null],
    ['javascript:alert(1)', null],
    ['https://', null],
    ['', null],
  ])('%j leaves as %j', (raw, address) => {
    expect(externalAddress(raw)).toBe(address);
  });

  test('the parsed address is opened, anything else is refused', async () => {
    const open = vi.spyOn(shell, 'openExternal').mockResolvedValue();
    await openExternal('https://example.com/a b');
    await expect(openExternal('file:///etc/passwd')).rejects.toMatchObject({ code: 'desktop/invalid-payload' });
    expect(open.mock.calls).toEqual([['https://example.com/a%20b']]);
  });

  test.each([
    ['darwin', 'camera', true],
    ['win32', 'microphone', true],
    ['linux', 'camera', false],
  ] as const)('%s has a settings page for the %s: %s', async (platform, kind, exists) => {
    const open = vi.spyOn(shell, 'openExternal').mockResolvedValue();
    expect(await openDeviceSettings(platform, kind)).toBe(exists);
    expect(open.mock.calls.length).toBe(exists ? 1 : 0);
  });
});

test('what the system allows is asked where the system knows', () => {
  vi.spyOn(systemPreferences, 'getMediaAccessStatus').mockReturnValue('denied');
  expect([deviceStatus('darwin', 'camera'), deviceStatus('win32', 'camera'), deviceStatus('linux', 'camera')]).toEqual([
    'denied',
    'denied',
    'unknown',
  ]);
});

test('one blocker, however often a call says it is running', () => {
  const start = vi.spyOn(powerSaveBlocker, 'start');
  const stop = vi.spyOn(powerSaveBlocker, 'stop');
  const awake = new KeepAwake();
  for (const active of [false, true, true, false, false]) awake.set(active);
  expect([start.mock.calls, stop.mock.calls.length, awake.active]).toEqual([[['prevent-display-sleep']], 1, false]);
});

test.each([
  [
    'linux',
    [
      ['count', 3],
      ['count', 0],
    ],
  ],
  [
    'darwin',
    [
      ['count', 3],
      ['count', 0],
    ],
  ],
  [
    'win32',
    [
      ['overlay', '3 unread'],
      ['overlay', ''],
    ],
  ],
])('the badge of %s', (platform, expected) => {
  const seen: unknown[] = [];
  const host = {
    platform,
    setCount: (count: number) => seen.push(['count', count]),
    setOverlay: (_image: unknown, description: string) => seen.push(['overlay', description]),
    overlayIcon: 'missing.png',
    describe: (count: number) => `${String(count)} unread`,
  };
  setBadge(3, host);
  setBadge(0, host);
  expect(seen).toEqual(expected);
});

describe('starting at login', () => {
  const host = (changes: Partial<LoginItemHost>): LoginItemHost => ({
    platform: 'linux',
    isPackaged: true,
    executable: '/opt/Mero "Clinic"/meroclinic$1 50%',
    autostartFolder: join(folder, 'autostart'),
    register: vi.fn<LoginItemHost['register']>(),
    ...changes,
  });
  const entry = (): string => join(folder, 'autostart/meroclinic.desktop');

  test('Linux gets an autostart file that quotes the program, and loses it again', async () => {
    await setStartAtLogin(true, host({}));
    expect(await readFile(entry(), 'utf8')).toContain(
      String.raw`Exec="/opt/Mero \"Clinic\"/meroclinic\$1 50%%" --hidden`,
    );
    await setStartAtLogin(false, host({}));
    await setStartAtLogin(false, host({}));
    await expect(stat(entry())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('macOS and Windows are asked; an app that is not installed does nothing', async () => {
    const windows = host({ platform: 'win32' });
    await setStartAtLogin(true, windows);
    expect(windows.register).toHaveBeenCalledWith({ openAtLogin: true, args: ['--hidden'] });
    const unpackaged = host({ platform: 'darwin', isPackaged: false });
    await setStartAtLogin(true, unpackaged);
    expect(unpackaged.register).not.toHaveBeenCalled();
  });
});

describe('the configuration', () => {
  const good = {
    supabaseUrl: 'https://abc.supabase.co',
    publishableKey: 'key',
    peerServer: 'https://peer.example/peer',
  };
  const file = async (name: string, value: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(value));
    return path;
  };

  test('comes from the environment before the files, and from the first file there is', async () => {
    const own = await file('own.json', { ...good, publishableKey: 'own' });
    const absent = join(folder, 'absent.json');
    expect(await readClientConfig(JSON.stringify(good), [own])).toEqual({ state: 'read', config: good });
    expect(await readClientConfig('', [absent, own])).toMatchObject({ config: { publishableKey: 'own' } });
    expect(await readClientConfig(undefined, [absent])).toEqual({ state: 'missing' });
  });

  test('an invalid one is reported with the field, and not passed over for another clinic', async () => {
    const own = await file('own.json', good);
    const wrong = await file('wrong.json', { ...good, supabaseUrl: 'file:///etc' });
    expect(await readClientConfig('nonsense', [own])).toMatchObject({ state: 'invalid', where: 'MEROCLINIC_CONFIG' });
    expect(await readClientConfig(undefined, [wrong, own])).toMatchObject({ state: 'invalid', why: 'supabaseUrl' });
  });
});

test.each([
  ['https://clinic.example', true],
  ['http://clinic.example', false],
  ['http://127.0.0.1:54321', true],
  ['http://localhost:54321', true],
  ['http://[::1]:54321', true],
  ['http://10.44.0.1:8000', true],
  ['http://192.168.1.20', true],
  ['http://172.16.0.1', true],
  ['http://172.32.0.1', false],
  ['http://11.0.0.1', false],
  ['http://clinic.local', true],
  ['http://localhost.evil.example', false],
  ['http://127.0.0.1.evil.example', false],
  ['ftp://127.0.0.1', false],
])('a clinic at %s is talked to: %s', async (supabaseUrl, allowed) => {
  const text = JSON.stringify({ supabaseUrl, publishableKey: 'key', peerServer: 'https://peer.example' });
  expect((await readClientConfig(text, [])).state).toBe(allowed ? 'read' : 'invalid');
});

test.each([
  ['system', 'ne-NP', 'जोडिनुहोस्'],
  ['system', 'en-GB', 'Join'],
  ['system', 'de', 'Join'],
  ['ne', 'en-GB', 'जोडिनुहोस्'],
  ['en', 'ne', 'Join'],
] as const)('the words for %s on a %s system', (language, locale, join_) => {
  expect(wordsFor(language, locale).join).toBe(join_);
});
