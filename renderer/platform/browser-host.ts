import type {
  ClientConfig,
  DesktopBridge,
  DeviceKind,
  DeviceStatus,
  Invocation,
  Payload,
  Reply,
  UpdateStatus,
} from '#shared/ipc/bridge.ts';
import { parseClientConfig } from '#shared/ipc/client-config.ts';
import { sessionKeyPattern } from '#shared/ipc/session-key.ts';
import { BrowserRing } from './browser-ring.ts';
import { BrowserSettings } from './browser-settings.ts';
import { Listeners } from './listeners.ts';
import { PlatformError, unwrap } from './platform-error.ts';
import { ScreenLock } from './screen-lock.ts';
import { TabTitle } from './tab-title.ts';

type BrowserWindow = Window & typeof globalThis;
type Handlers = { readonly [K in Invocation]: (payload: Payload<K>) => Reply<K> | Promise<Reply<K>> };

const notUpdated: UpdateStatus = { current: '', state: { kind: 'off' } };

/**
 * The bridge in an ordinary browser tab: what the web platform offers, and nothing pretended. Sign-in lasts as long as the
 * tab (sessionStorage), because a browser has no keyring; that also lets two people sign in side by side in two tabs.
 */
export function createBrowserHost(window: BrowserWindow): DesktopBridge {
  const listeners = new Listeners();
  const title = new TabTitle(window.document);
  const screenLock = new ScreenLock(window);
  const ring = new BrowserRing(window, title, (action) => listeners.tell('calls:action', action));
  const sessionKey = (key: string): string => `meroclinic.session.${key}`;
  const settings = new BrowserSettings(window.localStorage);

  const handlers: Handlers = {
    'config:read': () => readConfig(window),
    'settings:read': () => settings.read(),
    'settings:change': async (patch) => {
      const changed = settings.change(patch);
      if (patch.callNotifications === true && 'Notification' in window) await window.Notification.requestPermission();
      listeners.tell('settings:changed', changed);
      return changed;
    },
    'session:read': (key) => window.sessionStorage.getItem(sessionKey(key)),
    'session:write': ({ key, value }) => window.sessionStorage.setItem(sessionKey(key), value),
    'session:remove': (key) => window.sessionStorage.removeItem(sessionKey(key)),
    'session:protection': () => 'browser',
    'calls:ring': (call) => ring.start(call, settings.read()),
    'calls:dismiss': ({ sessionId }) => ring.stop(sessionId),
    'calls:active': (active) => screenLock.want(active),
    // A tab has no tray; the page itself shows whether it can be rung.
    'presence:report': () => undefined,
    'badge:set': (count) => {
      title.badge(count);
    },
    'links:open-external': (url) => {
      window.open(url, '_blank', 'noopener,noreferrer');
    },
    'links:pending': () => null,
    'devices:status': ({ kind }) => deviceStatus(window, kind),
    'devices:open-settings': () => false,
    // The browser has a picker of its own.
    'screens:choose': () => undefined,
    'support:save': () => false,
    'profile:problems': () => [],
    // The server's page is always the newest.
    'updates:read': () => notUpdated,
    'updates:check': () => notUpdated,
    'updates:install': () => false,
    // A tab goes without asking.
    'system:may-leave': () => undefined,
  };

  window.addEventListener('storage', (event) => {
    if (settings.concerns(event)) listeners.tell('settings:changed', settings.read());
  });
  // A frozen tab that thaws, or one taken back from the back-forward cache, has dead sockets like a computer that slept.
  window.document.addEventListener('resume', () => listeners.tell('system:resumed', null));
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) listeners.tell('system:resumed', null);
  });

  return {
    host: { kind: 'browser', platform: 'web' },
    async invoke(name, ...[payload]) {
      if (isAtStart(name, payload)) return handlers[name](payload);
      // The validators are loaded behind the first screen, and not at all in the Electron window.
      const { isInvocation, parseRequest, unknownRequest } = await import('#shared/ipc/parse.ts');
      if (!isInvocation(name)) return unwrap({ ok: false, error: unknownRequest(String(name)) });
      return handlers[name](unwrap(parseRequest(name, payload)));
    },
    listen: (name, listener) => listeners.add(name, listener),
  };
}

/** What the first screen asks, and asks rightly: it needs no validator. */
function isAtStart(name: Invocation, payload: unknown): boolean {
  if (name === 'config:read' || name === 'settings:read') return payload === undefined;
  return name === 'session:read' && typeof payload === 'string' && sessionKeyPattern.test(payload);
}

async function readConfig(window: BrowserWindow): Promise<ClientConfig> {
  const failed = (why: string): PlatformError => new PlatformError('desktop/not-configured', `config.json: ${why}`);
  const response = await window.fetch('/config.json', { cache: 'no-store' }).catch(() => undefined);
  if (!response) throw failed('the page was not reachable');
  if (!response.ok) throw failed(`the server answered ${response.status}`);
  const parsed = parseClientConfig(await response.json().catch(() => undefined));
  if (!parsed.ok) throw failed(parsed.broken.map((field) => field || 'not JSON').join(', '));
  return parsed.config;
}

async function deviceStatus(window: BrowserWindow, kind: DeviceKind): Promise<DeviceStatus> {
  const permissions: Permissions | undefined =
    'permissions' in window.navigator ? window.navigator.permissions : undefined;
  // Some browsers know no permission of this name and throw.
  const status = await permissions?.query({ name: kind }).catch(() => undefined);
  return status === undefined ? 'unknown' : status.state === 'prompt' ? 'not-determined' : status.state;
}
