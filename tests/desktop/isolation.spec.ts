import type { Page } from '@playwright/test';
import { ask, expect, test } from './fixtures.ts';

/** What a page gets for an address: the status, or the name of the error. */
function get(
  page: Page,
  address: string,
): Promise<{ status: number | string; policy: string | null; type: string | null }> {
  return page.evaluate(async (url) => {
    try {
      const { status, headers } = await fetch(url);
      return { status, policy: headers.get('content-security-policy'), type: headers.get('content-type') };
    } catch (error) {
      return { status: error instanceof Error ? error.name : 'error', policy: null, type: null };
    }
  }, address);
}

test('the app starts from its own scheme, visible and under its name', async ({ desktop: { app, page } }) => {
  const state = await app.evaluate(({ app: main, BrowserWindow }) => ({
    name: main.getName(),
    packaged: main.isPackaged,
    urls: BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  }));
  expect(state).toEqual({ name: 'MeroClinic', packaged: false, urls: [expect.stringMatching(/^app:\/\/bundle\//)] });
  const window = await app.browserWindow(page);
  expect(await window.evaluate((shown) => shown.isVisible())).toBe(true);
});

test('the page is sandboxed and isolated', async ({ desktop: { app, page } }) => {
  const globals = await page.evaluate(() =>
    ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const read: unknown = contents && Reflect.get(contents, 'getLastWebPreferences');
    const found: unknown = typeof read === 'function' ? Reflect.apply(read, contents, []) : undefined;
    return found;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    backgroundThrottling: false,
  });
});

test('the content policy stops inline scripts, eval and addresses the app is not configured for', async ({
  desktop: { page },
}) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    // In a task of its own: what the debugger evaluates may use eval, whatever the policy says.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ['return 1'])()));
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'error');
        }
      });
    });
    const sent = await fetch('https://evil.example/').then(
      () => 'sent',
      (error: unknown) => String(error),
    );
    return { injected: 'injected' in window, evaluated, sent };
  });
  expect(outcome).toEqual({ injected: false, evaluated: 'EvalError', sent: expect.stringContaining('TypeError') });
});

test('every file of the app carries the policy, and nothing outside it is served', async ({ desktop: { page } }) => {
  const index = await get(page, '/index.html');
  expect(index).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(index.policy).toContain("default-src 'none'");
  expect(index.policy).toContain('ws://127.0.0.1:9');
  const screen = await get(page, '/appointments/6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11');
  expect(screen).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  for (const address of [
    '/..%2f..%2fpackage.json',
    '/..%2fmain%2findex.js',
    '/%2e%2e/main/index.js',
    '/..%5c..%5cpackage.json',
    '/assets/..%2f..%2fmain%2findex.js',
    '/no-such-file.js',
    '/%00.html',
    '/%E0%A4%A.html',
  ]) {
    expect.soft((await get(page, address)).status, address).toBe(404);
  }
});

test('a frame cannot be embedded', async ({ desktop: { page } }) => {
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
        const frame = document.createElement('iframe');
        frame.src = 'https://evil.example/';
        document.body.append(frame);
      }),
  );
  expect(blocked).toBe('frame-src');
});

test('a foreign page that has the preload is refused by every request', async ({ desktop: { app, page } }) => {
  await page.route('https://evil.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>evil</h1>' }),
  );
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('https://evil.example/'));
  await expect(page.getByRole('heading')).toHaveText('evil');
  for (const name of ['settings:read', 'config:read', 'session:protection', 'links:pending'] as const) {
    expect(await ask(page, name)).toMatchObject({ ok: false, error: { code: 'desktop/refused-sender' } });
  }
});

test('permissions nobody needs are denied, those of a visit are granted', async ({ desktop: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'midi', 'camera', 'microphone', 'notifications'] as const;
    const found = await Promise.all(
      names.map(async (name) => [name, (await navigator.permissions.query({ name })).state] as const),
    );
    return Object.fromEntries(found);
  });
  expect(states).toEqual({
    geolocation: 'denied',
    midi: 'denied',
    camera: 'granted',
    microphone: 'granted',
    notifications: 'granted',
  });
  const located = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('located'),
          ({ code }) => resolve(code),
        );
      }),
  );
  expect(located).toBe(1);
});
