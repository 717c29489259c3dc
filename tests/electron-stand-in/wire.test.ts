import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { fromBrowser, addScheme, isCustom, originOf, toBrowser } from './custom-schemes.ts';
import { makeWire } from './wire.ts';

const { encode, decode } = makeWire();
const sparse: unknown[] = [1];
sparse[2] = 3;

test.each([
  [undefined],
  [null],
  [NaN],
  [-0],
  [Number.NEGATIVE_INFINITY],
  [10n],
  ['ü🩺'],
  [new Date(5)],
  [/a+/gi],
  [new Map<unknown, unknown>([['a', new Set([1, 'b'])]])],
  [new Uint8Array([1, 2, 255])],
  [new Float64Array([1.5])],
  [{ a: sparse, b: { c: undefined } }],
  [JSON.parse('{"__proto__":1}')],
])('%s crosses unchanged', (value) => {
  expect(decode(encode(value))).toEqual(structuredClone(value));
});

test('cycles and shared parts stay what they are', () => {
  const shared = { name: 'shared' };
  const value: Record<string, unknown> = { one: shared, two: shared };
  value['self'] = value;
  const back = decode(encode(value));
  expect(back).toHaveProperty('one', shared);
  expect(Reflect.get(Object(back), 'self')).toBe(back);
  expect(Reflect.get(Object(back), 'one')).toBe(Reflect.get(Object(back), 'two'));
});

test.each([
  ['function', () => 1],
  ['symbol', Symbol('s')],
  ['promise', Promise.resolve()],
  ['weak map', new WeakMap()],
])('a %s is refused as structured clone refuses it', (_kind, value) => {
  expect(() => encode({ value })).toThrow('could not be cloned');
});

test('the command line is read as Electron reads it', () => {
  const line = parseCommandLine([
    '-r',
    'loader.js',
    '--inspect=0',
    '--user-data-dir=/p',
    '.',
    '--hidden',
    'meroclinic:x',
  ]);
  expect(line).toEqual({
    required: ['loader.js'],
    switches: new Map([
      ['inspect', '0'],
      ['user-data-dir', '/p'],
      ['hidden', ''],
    ]),
    target: '.',
    appArguments: ['.', '--hidden', 'meroclinic:x'],
  });
  expect(() => parseCommandLine(['--inspect=0'])).toThrow('no app to start');
});

test('addresses of a custom scheme are mapped there and back', () => {
  addScheme('app');
  expect(toBrowser('app://bundle/a?b#c')).toBe('http://bundle.app.electron.localhost/a?b#c');
  expect(fromBrowser('http://bundle.app.electron.localhost/a?b#c')).toBe('app://bundle/a?b#c');
  expect([toBrowser('https://x/'), isCustom('http://evil.localhost/'), originOf('app://bundle/x')]).toEqual([
    'https://x/',
    false,
    'app://bundle',
  ]);
});
