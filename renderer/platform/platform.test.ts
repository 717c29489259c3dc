// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallAction } from '#shared/ipc/bridge.ts';
import { behaviourConfig, behaviours } from './behaviours.ts';
import { createBrowserHost } from './browser-host.ts';
import { createFakeHost } from './fake-host.ts';

const sessionId = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const ring = { sessionId, callerName: 'Dr Rahman', expiresAt: '2030-01-01T10:30:45Z', secondsLeft: 45 };

class StubNotification extends EventTarget {
  static permission = 'granted';
  static shown: StubNotification[] = [];
  static requestPermission = vi.fn<() => Promise<string>>(() => Promise.resolve('granted'));
  readonly title: string;
  closed = false;
  constructor(title: string) {
    super();
    this.title = title;
    StubNotification.shown.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

beforeEach(() => {
  window.localStorage.clear();
  window.sessionStorage.clear();
  document.title = 'MeroClinic';
  StubNotification.permission = 'granted';
  StubNotification.shown = [];
  vi.stubGlobal('Notification', StubNotification);
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(behaviourConfig)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe.each([
  ['browser host', () => createBrowserHost(window)],
  ['fake host', () => createFakeHost({ config: behaviourConfig }).bridge],
])('the %s', (_name, create) => {
  test.each(behaviours)('$title', async ({ observe, expected }) => {
    expect(await observe(create())).toEqual(expected);
  });
});

describe('the browser host', () => {
  test('rings by notification and title, and a click on the notification opens the call', async () => {
    const host = createBrowserHost(window);
    const actions: CallAction[] = [];
    host.listen('calls:action', (action) => actions.push(action));
    await host.invoke('badge:set', 2);
    await host.invoke('calls:ring', ring);
    expect(document.title).toBe('☎ Dr Rahman is calling · (2) MeroClinic');
    document.title = `${document.title.slice(0, -'MeroClinic'.length)}Appointments`;
    StubNotification.shown[0]?.dispatchEvent(new Event('click'));
    expect(actions).toEqual([{ sessionId, action: 'open' }]);
    expect([document.title, StubNotification.shown[0]?.closed]).toEqual(['(2) Appointments', true]);
  });

  test('a second ring replaces the first, and dismissing the first changes nothing', async () => {
    const host = createBrowserHost(window);
    const other = 'a4d9d2b8-8f7c-4f7e-8f11-0d7b64a3c900';
    await host.invoke('calls:ring', ring);
    await host.invoke('calls:ring', { ...ring, sessionId: other, callerName: 'Dr Karki' });
    await host.invoke('calls:dismiss', { sessionId, reason: 'cancelled' });
    expect(StubNotification.shown.map(({ title, closed }) => [title, closed])).toEqual([
      ['Dr Rahman is calling', true],
      ['Dr Karki is calling', false],
    ]);
    expect(document.title).toContain('Dr Karki');
  });

  test('stops ringing when the time is over, and never rings a dead call', async () => {
    const host = createBrowserHost(window);
    // The validators are loaded on the first request; only then may the clock be taken over.
    await host.invoke('calls:ring', { ...ring, secondsLeft: 0 });
    expect(StubNotification.shown).toEqual([]);
    vi.useFakeTimers();
    await host.invoke('calls:ring', ring);
    await vi.advanceTimersByTimeAsync(45_000);
    expect([document.title, StubNotification.shown[0]?.closed]).toEqual(['MeroClinic', true]);
  });

  test('names no caller when the person wants that, and shows no notification without permission', async () => {
    const host = createBrowserHost(window);
    await host.invoke('settings:change', { showCallerName: false });
    StubNotification.permission = 'denied';
    await host.invoke('calls:ring', ring);
    expect([document.title, StubNotification.shown]).toEqual(['☎ Incoming call · MeroClinic', []]);
  });

  test('asks for notifications only when the person turns them on', async () => {
    const host = createBrowserHost(window);
    await host.invoke('settings:change', { theme: 'dark' });
    expect(StubNotification.requestPermission).not.toHaveBeenCalled();
    await host.invoke('settings:change', { callNotifications: true });
    expect(StubNotification.requestPermission).toHaveBeenCalledOnce();
  });

  test.each([['not json'], ['null'], ['{"theme":"purple"}'], ['[1,2]']])(
    'starts with the defaults over stored %s',
    async (stored) => {
      window.localStorage.setItem('meroclinic.settings', stored);
      expect(await createBrowserHost(window).invoke('settings:read')).toMatchObject({
        theme: 'system',
        startAtLogin: false,
      });
    },
  );

  test.each([
    ['no server', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['no such page', () => Promise.resolve(new Response('', { status: 404 }))],
    ['not JSON', () => Promise.resolve(new Response('<html>'))],
    [
      'something else',
      () => Promise.resolve(Response.json({ supabaseUrl: 'ftp://x', publishableKey: '', peerServer: 1 })),
    ],
  ])('says by code that it is not configured: %s', async (_title, answer) => {
    vi.mocked(window.fetch).mockImplementation(answer);
    await expect(createBrowserHost(window).invoke('config:read')).rejects.toMatchObject({
      code: 'desktop/not-configured',
    });
  });
});

describe('the fake host', () => {
  test('pushes to listeners until they end their subscription', () => {
    const { bridge, push } = createFakeHost();
    const routes: string[] = [];
    const end = bridge.listen('links:opened', (link) => routes.push(link.kind === 'route' ? link.route : link.kind));
    push('links:opened', { kind: 'route', route: '/appointments/one' });
    end();
    end();
    push('links:opened', { kind: 'route', route: '/appointments/two' });
    expect(routes).toEqual(['/appointments/one']);
  });
});
