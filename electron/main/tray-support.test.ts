import { expect, test } from 'vitest';
import { hasVisibleTray, runProgram } from './tray-support.ts';

const answers = (text: string) => () => Promise.resolve(`method return\n   boolean ${text}\n`);
const noBus = () => Promise.reject(new Error('no bus'));

test.each([
  ['darwin', undefined, noBus, true],
  ['win32', undefined, noBus, true],
  ['linux', 'KDE', answers('true'), true],
  ['linux', 'ubuntu:GNOME', answers('true'), true],
  ['linux', 'GNOME', answers('false'), false],
  ['linux', 'XFCE', answers('false'), false],
  ['linux', 'ubuntu:GNOME', noBus, false],
  ['linux', 'XFCE', noBus, true],
  ['linux', undefined, noBus, true],
] as const)('%s with %s: %#', async (platform, desktop, run, visible) => {
  expect(await hasVisibleTray({ platform, desktop, run })).toBe(visible);
});

test('a program that is not there is an error like any other', async () => {
  await expect(runProgram('meroclinic-has-no-such-program', [])).rejects.toMatchObject({ code: 'ENOENT' });
});
