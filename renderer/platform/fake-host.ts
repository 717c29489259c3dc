import type {
  ClientConfig,
  DesktopBridge,
  DeviceStatus,
  IncomingCall,
  Invocation,
  Payload,
  Presence,
  ProfileProblem,
  Push,
  Pushes,
  Reply,
  Settings,
  UpdateStatus,
} from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { isInvocation, parseRequest, unknownRequest } from '#shared/ipc/parse.ts';
import { Listeners } from './listeners.ts';
import { unwrap } from './platform-error.ts';

/** What a test may look at and change. */
export interface FakeDesktop {
  config: ClientConfig;
  settings: Settings;
  deviceStatus: DeviceStatus;
  pendingRoute: string | null;
  readonly session: Map<string, string>;
  ringing: IncomingCall | undefined;
  inCall: boolean;
  presence: Presence | undefined;
  badge: number;
  update: UpdateStatus;
  problems: ProfileProblem[];
  readonly opened: string[];
  readonly requests: { name: Invocation; payload: unknown }[];
}
export interface FakeHost {
  readonly bridge: DesktopBridge;
  readonly desktop: FakeDesktop;
  readonly push: <K extends Push>(name: K, payload: Pushes[K]) => void;
}

type Handlers = { readonly [K in Invocation]: (payload: Payload<K>) => Reply<K> };

/** A host in memory for component tests; it validates requests exactly as main does. */
export function createFakeHost(
  initial: Partial<Pick<FakeDesktop, 'config' | 'settings' | 'pendingRoute'>> = {},
): FakeHost {
  const listeners = new Listeners();
  const desktop: FakeDesktop = {
    config: {
      supabaseUrl: 'http://127.0.0.1:54321',
      publishableKey: 'publishable-key',
      peerServer: 'http://127.0.0.1:54341/peer',
    },
    settings: { ...defaultSettings },
    deviceStatus: 'granted',
    pendingRoute: null,
    session: new Map(),
    ringing: undefined,
    inCall: false,
    presence: undefined,
    badge: 0,
    problems: [],
    update: { current: '1.2.3', state: { kind: 'none' } },
    opened: [],
    requests: [],
    ...initial,
  };
  const handlers: Handlers = {
    'config:read': () => desktop.config,
    'settings:read': () => desktop.settings,
    'settings:change': (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      desktop.settings = { ...desktop.settings, ...given };
      listeners.tell('settings:changed', desktop.settings);
      return desktop.settings;
    },
    'session:read': (key) => desktop.session.get(key) ?? null,
    'session:write': ({ key, value }) => void desktop.session.set(key, value),
    'session:remove': (key) => void desktop.session.delete(key),
    'session:protection': () => 'memory-only',
    'calls:ring': (call) => {
      desktop.ringing = call;
    },
    'calls:dismiss': ({ sessionId }) => {
      if (desktop.ringing?.sessionId === sessionId) desktop.ringing = undefined;
    },
    'calls:active': (active) => {
      desktop.inCall = active;
    },
    'presence:report': (presence) => {
      desktop.presence = presence;
    },
    'badge:set': (count) => {
      desktop.badge = count;
    },
    'links:open-external': (url) => void desktop.opened.push(url),
    'links:pending': () => {
      const route = desktop.pendingRoute;
      desktop.pendingRoute = null;
      return route === null ? null : { kind: 'route', route };
    },
    'devices:status': () => desktop.deviceStatus,
    'devices:open-settings': () => true,
    'screens:choose': () => undefined,
    'support:save': () => true,
    'profile:problems': () => desktop.problems,
    'updates:read': () => desktop.update,
    'updates:check': () => desktop.update,
    'updates:install': () => desktop.update.state.kind === 'ready',
    'system:may-leave': () => undefined,
  };
  return {
    desktop,
    push: (name, payload) => listeners.tell(name, payload),
    bridge: {
      host: { kind: 'electron', platform: 'linux' },
      async invoke(name, ...[payload]) {
        if (!isInvocation(name)) return unwrap({ ok: false, error: unknownRequest(String(name)) });
        desktop.requests.push({ name, payload });
        return handlers[name](unwrap(parseRequest(name, payload)));
      },
      listen: (name, listener) => listeners.add(name, listener),
    },
  };
}
