import { describe, expect, test } from 'vitest';
import { launchFailureReason } from './desktop.ts';
import { hasDisplay } from './open-browser.ts';
import { readOptions } from './options.ts';
import { remedies, running, withoutDesktop } from './words.ts';

describe('options', () => {
  test('usual ports may move, given ones may not', () => {
    expect(readOptions([])).toMatchObject({
      clinicPort: { port: 54_321, exact: false },
      webPort: { port: 4810, exact: false },
      engine: 'pglite',
      open: true,
      reset: false,
    });
    expect(readOptions(['--port', '0', '--web-port', '5000', '--no-open'])).toMatchObject({
      clinicPort: { port: 0, exact: true },
      webPort: { port: 5000, exact: true, option: '--web-port' },
      open: false,
    });
  });
  test.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--port', '-1']],
    [['--engine', 'mysql']],
    [['--nonsense']],
    [['word']],
    [['--data']],
  ])('refused with words: %j', (args) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});

describe('display', () => {
  test.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'win32', true],
    [{}, 'darwin', true],
  ] as const)('%j on %s: %s', (env, platform, expected) => {
    expect(hasDisplay(env, platform)).toBe(expected);
  });
});

describe('why the program does not start', () => {
  test.each([
    [
      'FATAL:setuid_sandbox_host.cc The SUID sandbox helper binary was found, but is not configured correctly.',
      /AppArmor/,
    ],
    [
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      /libnss3\.so is missing/,
    ],
    ['ERROR:ozone_platform_x11.cc Missing X server or $DISPLAY', /no screen/],
    ['something else', /exit code 7/],
  ])('%s', (output, expected) => {
    expect(launchFailureReason(output, 'exit code 7')).toMatch(expected);
  });
  test('never the advice to switch the sandbox off', () => {
    expect(launchFailureReason('The SUID sandbox helper', '')).not.toContain('--no-sandbox');
  });
});

describe('words', () => {
  const people = [
    { role: 'doctor', name: 'Dr Long Name', email: 'a@x.example', password: 'one' },
    { role: 'patient', name: 'B', email: 'bbbb@x.example', password: 'two' },
  ] as const;
  const common = { url: 'http://127.0.0.1:4810/', clinicUrl: 'http://127.0.0.1:1', data: 'd', people };

  test('addresses and every person with the password, in columns', () => {
    const text = running({ host: 'browser', ...common });
    expect(text).toContain('MeroClinic is running:  http://127.0.0.1:4810/');
    const rows = text.split('\n').filter((line) => line.includes('@'));
    expect(rows.map((row) => row.trim().split(/\s{2,}/))).toEqual(people.map((person) => Object.values(person)));
    expect(new Set(rows.map((row) => row.indexOf('@x.example') > 0)).size).toBe(1);
  });
  test('how a second person signs in, in either host', () => {
    expect(running({ host: 'browser', ...common })).toContain('second tab');
    expect(running({ host: 'electron', ...common })).toContain('open http://127.0.0.1:4810/ and sign in there');
  });
  test('why there is no window of its own and what is lost', () => {
    const text = withoutDesktop({ reason: 'the fetch failed: ENOTFOUND', remedy: remedies.fetch });
    expect(text).toContain('the fetch failed: ENOTFOUND.');
    expect(text).toContain('tray');
    expect(text).toContain('ELECTRON_MIRROR');
  });
});
