// Every request of the bridge, with what no honest page would send and from pages that are not ours.
import type { ElectronApplication, Page } from '@playwright/test';
import { invocationNames } from '#shared/ipc/bridge.ts';
import { ringInvocationNames } from '#shared/ipc/ring.ts';
import { ask, expect, test } from '../desktop/fixtures.ts';
import { badPayloads, badRingPayloads } from './support/bad-payloads.ts';

const call = {
  sessionId: '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11',
  callerName: 'Dr Rahman',
  expiresAt: '2030-01-01T10:30:45Z',
  secondsLeft: 45,
};

/** The codes one request was answered with, over the bridge named `bridge`; each once. */
function codesOf(page: Page, bridge: 'desktop' | 'ring', name: string, payloads: unknown[]): Promise<string[]> {
  return page.evaluate(
    async ([where, request, values]) => {
      const invoke: unknown = Reflect.get(Object(Reflect.get(window, where)), 'invoke');
      if (typeof invoke !== 'function') return ['no bridge'];
      const codes = new Set<string>();
      for (const value of values) {
        try {
          const answer: unknown = await Reflect.apply(invoke, undefined, [request, value]);
          const error: unknown = Reflect.get(Object(answer), 'error');
          codes.add(
            error === undefined ? `accepted ${JSON.stringify(value)}` : String(Reflect.get(Object(error), 'code')),
          );
        } catch (error) {
          codes.add(`threw ${String(error)}`);
        }
      }
      return [...codes];
    },
    [bridge, name, payloads] as const,
  );
}

test('the good examples name every request there is', () => {
  expect(
    badPayloads()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(invocationNames).sort());
  expect(
    badRingPayloads()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(ringInvocationNames).sort());
});

test('no request of the main window takes a payload outside its schema', async ({ desktop: { app, page } }) => {
  const before = await ask(page, 'settings:read');
  for (const { name, payloads } of badPayloads()) {
    expect([name, await codesOf(page, 'desktop', name, payloads)]).toEqual([name, ['desktop/invalid-payload']]);
  }
  // The app is as it was: nothing changed, opened, rang or was polluted.
  expect(await ask(page, 'settings:read')).toEqual(before);
  expect(await app.evaluate(() => [globalThis.probe.opened, globalThis.probe.notifications.length])).toEqual([[], 0]);
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false);
});

test('no request of the ring window takes a payload outside its schema', async ({ desktop: { app, page } }) => {
  const ring = await ringing(app, page);
  for (const { name, payloads } of badRingPayloads()) {
    expect([name, await codesOf(ring, 'ring', name, payloads)]).toEqual([name, ['desktop/invalid-payload']]);
  }
  await expect(ring.getByRole('alertdialog')).toBeVisible();
});

test('a request outside the contract is refused in the preload, whatever it is called', async ({
  desktop: { page },
}) => {
  for (const name of [
    '',
    '__proto__',
    'constructor',
    'toString',
    'ring:read',
    'ELECTRON_BROWSER_REQUIRE',
    'x'.repeat(1e5),
  ]) {
    expect([name, await codesOf(page, 'desktop', name, [undefined])]).toEqual([name, ['desktop/unknown-request']]);
  }
});

test('main answers a page on no channel but those of the contract', async ({ desktop: { app, page } }) => {
  await ask(page, 'settings:change', { theme: 'dark' });
  // electron-store brings a synchronous one, which would tell any page the profile's folder.
  expect(await app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual([]);
});

test('a foreign page that has the preload is refused by every request', async ({ desktop: { app, page } }) => {
  await page.route('https://evil.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>evil</h1>' }),
  );
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('https://evil.example/'));
  await expect(page.getByRole('heading')).toHaveText('evil');
  for (const name of Object.keys(invocationNames)) {
    expect([name, await codesOf(page, 'desktop', name, [undefined])]).toEqual([name, ['desktop/refused-sender']]);
  }
});

test('a frame within the page has no bridge of its own', async ({ desktop: { page } }) => {
  const seen = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow;
    return inner === null ? 'blocked' : ['desktop', 'ring', 'require', 'process'].filter((name) => name in inner);
  });
  expect(['blocked', []]).toContainEqual(seen);
});

test('neither window’s page can speak for the other', async ({ desktop: { app, page } }) => {
  const ring = await ringing(app, page);
  for (const name of ['session:read', 'settings:read', 'links:open-external']) {
    expect([name, await codesOf(ring, 'ring', name, ['key'])]).toEqual([name, ['desktop/unknown-request']]);
    expect([name, await codesOf(ring, 'desktop', name, ['key'])]).toEqual([name, ['no bridge']]);
  }
  expect(await codesOf(page, 'desktop', 'ring:answer', [{ sessionId: call.sessionId, action: 'join' }])).toEqual([
    'desktop/unknown-request',
  ]);
});

async function ringing(app: ElectronApplication, page: Page): Promise<Page> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await ask(page, 'calls:ring', call);
  const found = (): Page | undefined => app.windows().find((each) => each.url().endsWith('/ring/index.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const ring = found();
  if (!ring) throw new Error('the ring window went away');
  await expect(ring.getByRole('alertdialog')).toBeVisible();
  return ring;
}
