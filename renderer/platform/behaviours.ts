/**
 * What every host must do, told as data so that Vitest and Playwright can both run it: `observe` uses nothing but the
 * bridge, `expected` is compared deeply with what it returns.
 */
import type { DesktopBridge, Invocation } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { PlatformError } from './platform-error.ts';

export interface Behaviour {
  title: string;
  observe: (bridge: DesktopBridge) => Promise<unknown>;
  expected: unknown;
}

/** The configuration each runner must give its host before the suite starts. */
export const behaviourConfig = {
  supabaseUrl: 'http://127.0.0.1:54321',
  publishableKey: 'publishable-key',
  peerServer: 'http://127.0.0.1:54341/peer',
};

const sessionId = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const call = { sessionId, callerName: 'Dr Rahman', expiresAt: '2030-01-01T10:30:45+05:45', secondsLeft: 45 };

/** Sends what the types would not allow, as a defect or an attacker would. */
async function refusal(bridge: DesktopBridge, name: string, payload: unknown): Promise<string> {
  try {
    await Reflect.apply(bridge.invoke, undefined, [name, payload]);
    return 'accepted';
  } catch (error) {
    return error instanceof PlatformError ? error.code : `uncoded: ${String(error)}`;
  }
}

const badPayloads: [Invocation, unknown][] = [
  ['config:read', 'anything'],
  ['settings:change', { startAtLogin: 'yes' }],
  ['settings:change', { unheardOf: true }],
  ['session:read', '../escape'],
  ['session:write', { key: 'k', value: 'x'.repeat(100_001) }],
  ['session:write', { key: 'k' }],
  ['session:remove', ''],
  ['calls:ring', { ...call, sessionId: 'not-an-id' }],
  ['calls:ring', { ...call, secondsLeft: 1e9 }],
  ['calls:ring', { ...call, diagnosis: 'none of your business' }],
  ['calls:dismiss', { sessionId, reason: 'boredom' }],
  ['calls:active', 'yes'],
  ['presence:report', { state: 'asleep' }],
  ['badge:set', -1],
  ['badge:set', 1.5],
  ['badge:set', '5'],
  ['links:open-external', 'http://example.com/'],
  ['links:open-external', 'file:///etc/passwd'],
  ['links:open-external', 'javascript:alert(1)'],
  ['devices:status', { kind: 'screen' }],
  ['devices:open-settings', undefined],
  ['settings:change', { signOutWhenIdle: 1 }],
  ['screens:choose', { requestId: 'one', sourceId: null }],
  ['screens:choose', { requestId: sessionId, sourceId: '' }],
  ['support:save', '/etc/passwd'],
  ['profile:problems', 'all'],
  ['updates:check', 'https://evil.example/'],
  ['updates:install', '9.9.9'],
  ['system:may-leave', 'now'],
];

export const behaviours: Behaviour[] = [
  {
    title: 'reads the configuration it was given',
    observe: (bridge) => bridge.invoke('config:read'),
    expected: behaviourConfig,
  },
  {
    title: 'keeps a changed setting, leaves the others, and tells listeners once',
    async observe(bridge) {
      const before = await bridge.invoke('settings:read');
      const told: unknown[] = [];
      const end = bridge.listen('settings:changed', ({ theme }) => told.push(theme));
      const changed = await bridge.invoke('settings:change', { theme: 'dark', language: undefined });
      end();
      await bridge.invoke('settings:change', { theme: 'light' });
      const after = await bridge.invoke('settings:read');
      return [before.theme, changed.theme, after.theme, told, changed.showCallerName, after.language];
    },
    expected: ['system', 'dark', 'light', ['dark'], defaultSettings.showCallerName, 'system'],
  },
  {
    title: 'keeps sessions by key until they are removed',
    async observe(bridge) {
      const seen = [await bridge.invoke('session:read', 'sb-auth-token')];
      await bridge.invoke('session:write', { key: 'sb-auth-token', value: 'one' });
      await bridge.invoke('session:write', { key: 'other', value: '' });
      await bridge.invoke('session:write', { key: 'sb-auth-token', value: 'two' });
      seen.push(await bridge.invoke('session:read', 'sb-auth-token'), await bridge.invoke('session:read', 'other'));
      await bridge.invoke('session:remove', 'sb-auth-token');
      await bridge.invoke('session:remove', 'sb-auth-token');
      seen.push(await bridge.invoke('session:read', 'sb-auth-token'), await bridge.invoke('session:read', 'other'));
      return seen;
    },
    expected: [null, 'two', '', null, ''],
  },
  {
    title: 'says how it protects the session',
    observe: async (bridge) =>
      ['encrypted', 'memory-only', 'browser'].includes(await bridge.invoke('session:protection')),
    expected: true,
  },
  {
    title: 'rings, rings again, and is dismissed, also when there is nothing to dismiss',
    observe: async (bridge) => [
      await bridge.invoke('calls:ring', call),
      await bridge.invoke('calls:ring', call),
      await bridge.invoke('calls:ring', { ...call, secondsLeft: 0 }),
      await bridge.invoke('calls:dismiss', { sessionId, reason: 'cancelled' }),
      await bridge.invoke('calls:dismiss', { sessionId, reason: 'answered-elsewhere' }),
    ],
    expected: [undefined, undefined, undefined, undefined, undefined],
  },
  {
    title: 'takes the state of the call, of the presence and of the badge',
    observe: async (bridge) => [
      await bridge.invoke('calls:active', true),
      await bridge.invoke('calls:active', false),
      await bridge.invoke('presence:report', { state: 'unreachable', reason: 'No connection since 09:58' }),
      await bridge.invoke('presence:report', { state: 'ready' }),
      await bridge.invoke('badge:set', 3),
      await bridge.invoke('badge:set', 0),
    ],
    expected: [undefined, undefined, undefined, undefined, undefined, undefined],
  },
  {
    title: 'has no link waiting after an ordinary start',
    observe: (bridge) => bridge.invoke('links:pending'),
    expected: null,
  },
  {
    title: 'knows something about the devices',
    async observe(bridge) {
      const words = ['granted', 'denied', 'restricted', 'not-determined', 'unknown'];
      return [
        words.includes(await bridge.invoke('devices:status', { kind: 'camera' })),
        words.includes(await bridge.invoke('devices:status', { kind: 'microphone' })),
      ];
    },
    expected: [true, true],
  },
  {
    title: 'refuses a request outside the contract with a code',
    observe: (bridge) =>
      Promise.all(['shell:run', 'constructor', '__proto__', ''].map((name) => refusal(bridge, name, 1))),
    expected: Array.from({ length: 4 }, () => 'desktop/unknown-request'),
  },
  {
    title: 'refuses every bad payload with a code',
    observe: (bridge) => Promise.all(badPayloads.map(([name, payload]) => refusal(bridge, name, payload))),
    expected: badPayloads.map(() => 'desktop/invalid-payload'),
  },
];
