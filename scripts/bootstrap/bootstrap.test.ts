import { describe, expect, test } from 'vitest';
import lockfile from '../../package-lock.json' with { type: 'json' };
import { lockAgrees, packageCount, unlockedOptionals } from './lockfile.mjs';
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
  test('a lock without a checksum is satisfied by the version', () => {
    expect(
      lockAgrees(
        { packages: { 'node_modules/a': { version: '1.0.0' } } },
        { packages: { 'node_modules/a': entry('1.0.0') } },
      ),
    ).toBe(true);
  });
  test('the count shown leaves optional ones out', () => {
    expect(packageCount(locked)).toBe(2);
  });
});

describe('the lock holds for every system', () => {
  test('ours names every optional package, so that npm ci accepts it', () => {
    expect(unlockedOptionals(lockfile)).toEqual([]);
  });
  test('one that is left out is found, wherever it is asked for', () => {
    const optionalDependencies = { there: '1.0.0', gone: '1.0.0' };
    const packages = {
      'node_modules/a': { optionalDependencies },
      'node_modules/a/node_modules/there': entry('1.0.0'),
      'node_modules/a/node_modules/@x/b': { optionalDependencies: { there: '1.0.0' } },
    };
    expect(unlockedOptionals({ packages })).toEqual(['gone']);
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
