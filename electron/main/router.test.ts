import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Invocation, UpdateStatus } from '#shared/ipc/bridge.ts';
import { invocationNames } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { parseRequest } from '#shared/ipc/parse.ts';
import { ipcMain } from '../../tests/electron-stand-in/api/ipc-main.ts';
import { BridgeError } from './bridge-error.ts';
import type { Log } from './log.ts';
import { serveRequests, type Handlers } from './router.ts';

const names = Object.keys(invocationNames);
const contents = {};
const fromApp = { sender: contents, senderFrame: { url: 'app://bundle/', parent: null } };
const reached = vi.fn<(name: Invocation, payload: unknown) => void>();
const log = vi.fn<Log>();

const status: UpdateStatus = { current: '1.0.0', state: { kind: 'none' } };
const handlers: Handlers = {
  'config:read': () => {
    throw new BridgeError('desktop/not-configured', 'no configuration');
  },
  'settings:read': () => defaultSettings,
  'settings:change': (patch) => {
    reached('settings:change', patch);
    return defaultSettings;
  },
  'session:read': (key) => {
    reached('session:read', key);
    return null;
  },
  'session:write': (entry) => reached('session:write', entry),
  'session:remove': (key) => reached('session:remove', key),
  'session:protection': () => 'encrypted',
  'calls:ring': (call) => reached('calls:ring', call),
  'calls:dismiss': (dismissal) => reached('calls:dismiss', dismissal),
  'calls:active': (active) => reached('calls:active', active),
  'presence:report': (presence) => reached('presence:report', presence),
  'badge:set': (count) => {
    reached('badge:set', count);
    throw new Error('/home/rahman/secret is not writable');
  },
  'links:open-external': (url) => reached('links:open-external', url),
  'links:pending': () => null,
  'devices:status': (device) => {
    reached('devices:status', device);
    return 'unknown';
  },
  'devices:open-settings': (device) => {
    reached('devices:open-settings', device);
    return false;
  },
  'screens:choose': (choice) => reached('screens:choose', choice),
  'support:save': () => false,
  'profile:problems': () => [],
  'updates:read': () => status,
  'updates:check': () => status,
  'updates:install': () => false,
  'system:may-leave': () => undefined,
};

beforeEach(() => serveRequests(handlers, { sender: () => contents, log }));
afterEach(() => {
  for (const name of names) ipcMain.removeHandler(name);
  vi.clearAllMocks();
});

test('a good request is answered with the value', async () => {
  expect(await ipcMain.call('session:read', fromApp, ['key'])).toEqual({ ok: true, value: null });
});

test.each([
  ['a closed frame', { sender: contents, senderFrame: null }],
  ['another window of ours', { sender: {}, senderFrame: { url: 'app://bundle/ring/index.html', parent: null } }],
  ['a sub-frame of ours', { sender: contents, senderFrame: { url: 'app://bundle/', parent: {} } }],
  ['a foreign page', { sender: contents, senderFrame: { url: 'https://evil.example/', parent: null } }],
  ['another host of the scheme', { sender: contents, senderFrame: { url: 'app://bundle.evil/', parent: null } }],
  ['a file', { sender: contents, senderFrame: { url: 'file:///app/index.html', parent: null } }],
  ['a blank page', { sender: contents, senderFrame: { url: 'about:blank', parent: null } }],
])('%s is refused by every request, and no handler runs', async (_who, event) => {
  for (const name of names) {
    expect(await ipcMain.call(name, event, [undefined])).toMatchObject({
      ok: false,
      error: { code: 'desktop/refused-sender' },
    });
  }
  expect(reached).not.toHaveBeenCalled();
});

test('whatever is sent, the answer is a value or a code, and no handler sees an invalid payload', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.anything({ maxDepth: 2 }), async (name, payload) => {
      reached.mockClear();
      const answer = await ipcMain.call(name, fromApp, [payload]);
      expect(answer).toHaveProperty('ok');
      for (const [known, seen] of reached.mock.calls) expect(parseRequest(known, seen).ok).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a handler that refuses keeps its code; one that fails tells the page nothing of what it found', async () => {
  expect(await ipcMain.call('config:read', fromApp, [undefined])).toEqual({
    ok: false,
    error: { code: 'desktop/not-configured', message: 'no configuration' },
  });
  const failed = await ipcMain.call('badge:set', fromApp, [1]);
  expect(failed).toMatchObject({ ok: false, error: { code: 'desktop/failed' } });
  expect(JSON.stringify([failed, log.mock.calls])).not.toContain('rahman');
});

test('the refusal of a payload names the field, never the value', async () => {
  const answer = await ipcMain.call('session:write', fromApp, [{ key: 'k', value: 5, token: 'eyJ-secret' }]);
  expect(JSON.stringify(answer)).toContain('value (invalid_type)');
  expect(JSON.stringify([answer, log.mock.calls])).not.toContain('eyJ-secret');
});
