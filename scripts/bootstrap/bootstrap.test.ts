import { describe, expect, test } from 'vitest';
import { lockAgrees, packageCount } from './lockfile.mjs';
import { npmCommand } from './npm.mjs';
import { pinnedNode } from './pinned-node.mjs';

const entry = (version: string) => ({ version, integrity: `sha512-${version}` });
const locked = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': entry('1.0.0'),
    'node_modules/a/node_modules/b': entry('2.0.0'),
    'node_modules/mac-only': { ...entry('1.0.0'), optional: true },
  },
};
const there = { 'node_modules/a': entry('1.0.0'), 'node_modules/a/node_modules/b': entry('2.0.0') };

describe('whether packages are what the lockfile says', () => {
  test('optional ones of other systems may be absent', () => {
    expect(lockAgrees(locked, { packages: there })).toBe(true);
  });
  test.each([
    ['another version', { ...there, 'node_modules/a': entry('1.0.1') }],
    ['another content', { ...there, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-other' } }],
    ['one missing', { 'node_modules/a': entry('1.0.0') }],
    ['one too many', { ...there, 'node_modules/c': entry('1.0.0') }],
    ['nothing', {}],
  ])('%s: no', (_what, packages) => {
    expect(lockAgrees(locked, { packages })).toBe(false);
  });
  test('the count shown leaves optional ones out', () => {
    expect(packageCount(locked)).toBe(2);
  });
});

describe('npm', () => {
  test('the one that runs us', () => {
    const env = { npm_execpath: '/usr/lib/npm/bin/npm-cli.js' };
    expect(npmCommand(env, 'linux', '/node')).toEqual({ program: '/node', before: [env.npm_execpath], shell: false });
  });
  test('not another package manager', () => {
    expect(npmCommand({ npm_execpath: '/usr/lib/pnpm/pnpm.cjs' }, 'linux', '/node')).toMatchObject({ program: 'npm' });
  });
  test('a batch file on Windows needs a shell', () => {
    expect(npmCommand({}, 'win32', 'node.exe')).toEqual({ program: 'npm', before: [], shell: true });
  });
});

test('the pinned Node has its ending on Windows', () => {
  expect(pinnedNode('x', 'win32')).toMatch(/node\.exe$/);
  expect(pinnedNode('x', 'darwin')).toMatch(/bin.node$/);
});
