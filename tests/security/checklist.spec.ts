// Electron's security checklist (electronjs.org/docs/latest/tutorial/security), one test per point, against the built app.
// Which test of the other files belongs to which point is told in docs/security.md.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask, expect, launchDesktop, nowhere, test } from '../desktop/fixtures.ts';

const root = join(import.meta.dirname, '../..');

/** What every window was made with. The ring's is there too. */
async function preferences(app: ElectronApplication, page: Page): Promise<unknown[]> {
  await ask(page, 'calls:ring', {
    sessionId: '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11',
    callerName: 'Dr Rahman',
    expiresAt: '2030-01-01T10:30:45Z',
    secondsLeft: 45,
  });
  const found = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const read: unknown = Reflect.get(webContents, 'getLastWebPreferences');
      const preferences_: unknown = typeof read === 'function' ? Reflect.apply(read, webContents, []) : undefined;
      return preferences_;
    }),
  );
  expect(found).toHaveLength(2);
  return found;
}

/** The program as it is written; what is bundled with it has its own ways to load files, which nothing here calls. */
function mainSources(): string {
  const folder = join(root, 'electron/main');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

test('1. only secure content is loaded: our own scheme, and no clinic in the clear', async ({ userDataDir }) => {
  const inTheClear = { ...nowhere, supabaseUrl: 'http://clinic.example/' };
  const { app, page } = await launchDesktop({ userDataDir, config: inTheClear });
  expect(await ask(page, 'config:read')).toMatchObject({ ok: false, error: { code: 'desktop/not-configured' } });
  const urls = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  );
  expect(urls).toEqual([expect.stringMatching(/^app:\/\/bundle\//)]);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).host),
  );
  expect(loaded.filter((host) => host !== new URL(page.url()).host)).toEqual([]);
  await app.close();
});

test('2. no window has Node', async ({ desktop: { app, page } }) => {
  for (const each of await preferences(app, page)) expect(each).toMatchObject({ nodeIntegration: false });
  for (const window of app.windows()) {
    const globals = await window.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(globals).toEqual([]);
  }
});

test('3. every window isolates its preload from the page', async ({ desktop: { app, page } }) => {
  for (const each of await preferences(app, page)) expect(each).toMatchObject({ contextIsolation: true });
  // What the page does to the built-in objects is not what the preload works with.
  const code = await page.evaluate(async () => {
    Object.hasOwn = () => true;
    const answer: unknown = await Reflect.apply(window.desktop?.invoke ?? Date, undefined, ['toString']);
    return Reflect.get(Object(Reflect.get(Object(answer), 'error')), 'code');
  });
  expect(code).toBe('desktop/unknown-request');
});

test('4. every window is sandboxed', async ({ desktop: { app, page } }) => {
  for (const each of await preferences(app, page)) expect(each).toMatchObject({ sandbox: true });
});

test('5. both permission handlers: what no visit needs is denied, when asked and when looked up', async ({
  desktop: { page },
}) => {
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

test('6., 8., 9., 10. web security is on; insecure, experimental and Blink features are off', async ({
  desktop: { app, page },
}) => {
  for (const each of await preferences(app, page)) {
    expect(each).toMatchObject({ webSecurity: true });
    for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures']) {
      const value: unknown = Reflect.get(Object(each), name);
      expect([name, value === undefined || value === false || value === '']).toEqual([name, true]);
    }
  }
});

test('7. every response carries the content policy, which stops inline scripts, eval and foreign addresses', async ({
  desktop: { page },
}) => {
  const files = readdirSync(join(root, 'out/renderer'), { recursive: true, encoding: 'utf8' })
    .map((name) => `/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.\w+$/.test(name));
  const policies = await page.evaluate(
    (paths) =>
      Promise.all(
        ['/', ...paths, '/no-such-file.js'].map(async (path) => {
          const { headers } = await fetch(path);
          return [path, headers.get('content-security-policy'), headers.get('x-content-type-options')] as const;
        }),
      ),
    files,
  );
  expect(policies.length).toBeGreaterThan(10);
  for (const [path, policy, sniff] of policies) {
    expect([path, policy?.startsWith("default-src 'none'; script-src 'self';"), sniff]).toEqual([
      path,
      true,
      'nosniff',
    ]);
    expect(policy).not.toMatch(/unsafe|\*|http:\/\/(?!127\.0\.0\.1)/);
  }
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

test('11., 12. there is no webview, and none can be made', async ({ desktop: { app, page } }) => {
  for (const each of await preferences(app, page)) {
    expect(Reflect.get(Object(each), 'webviewTag') ?? false).toBe(false);
  }
  const prevented = await app.evaluate(({ BrowserWindow }) => {
    let stopped = false;
    const event = { preventDefault: () => (stopped = true) };
    BrowserWindow.getAllWindows()[0]?.webContents.emit(
      'will-attach-webview',
      event,
      {},
      { src: 'https://evil.example/' },
    );
    return stopped;
  });
  expect(prevented).toBe(true);
});

test('13. the page cannot be navigated away, by a link or by a frame', async ({ desktop: { app, page } }) => {
  const prevented = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => resolve(event.defaultPrevented));
      }),
  );
  // Main must listen before the page leaves.
  await app.evaluate(() => undefined);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://evil.example/';
    document.body.append(link);
    link.click();
  });
  expect(await prevented).toBe(true);
  const others = await app.evaluate(({ BrowserWindow }) =>
    ['will-redirect', 'will-frame-navigate'].map((name) => {
      let stopped = false;
      const event = { url: 'https://evil.example/', preventDefault: () => (stopped = true) };
      BrowserWindow.getAllWindows()[0]?.webContents.emit(name, event);
      return stopped;
    }),
  );
  expect(others).toEqual([true, true]);
  const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  expect(url).toMatch(/^app:\/\/bundle\//);
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

test('14., 15. no window opens, and nothing leaves for another program but https', async ({
  desktop: { app, page },
}) => {
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/help me';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    for (const address of [
      'https://example.com/other',
      'https://user:word@example.com/',
      'http://example.com/',
      'file:///etc/passwd',
      'smb://host/share',
      'ms-msdt:/id',
      'javascript:alert(1)',
      'about:blank',
      'app://bundle/index.html',
    ]) {
      window.open(address, '_blank');
    }
  });
  await ask(page, 'links:open-external', 'https://example.com/third');
  await expect
    .poll(() => app.evaluate(() => [...globalThis.probe.opened].sort()))
    .toEqual(['https://example.com/help%20me', 'https://example.com/other', 'https://example.com/third']);
  expect(app.windows()).toHaveLength(1);
});

test('16. Electron is pinned exactly', () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  // Whether a newer one is out is asked by .github/workflows/ci.yml, where the registry can be reached.
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});

test('17. the sender of every message is checked', async ({ desktop: { app, page } }) => {
  // channels.spec.ts walks every request; here: a window that main itself opened and did not give the bridge to.
  const answered = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers') ?? Reflect.get(ipcMain, 'handlers');
    const handle: unknown = handlers instanceof Map ? handlers.get('settings:read') : undefined;
    if (typeof handle !== 'function') return 'not reachable';
    const own = BrowserWindow.getAllWindows()[0]?.webContents;
    const frame = (url: string, parent: unknown = null) => ({ sender: own, senderFrame: { url, parent } });
    const events = [
      frame('https://evil.example/'),
      frame('app://bundle.evil.example/'),
      frame('app://user@bundle/'),
      frame('file:///index.html'),
      frame('app://bundle/index.html', {}),
      { sender: own, senderFrame: null },
      { sender: {}, senderFrame: { url: 'app://bundle/index.html', parent: null } },
    ];
    const codes: unknown[] = [];
    for (const event of events) {
      const answer: unknown = await Reflect.apply(handle, undefined, [event, undefined]);
      codes.push(Reflect.get(Object(Reflect.get(Object(answer), 'error')), 'code'));
    }
    return codes;
  });
  // Where a program keeps its handlers is its own affair; then channels.spec.ts alone proves this point.
  if (answered !== 'not reachable') expect(new Set(Object(answered))).toEqual(new Set(['desktop/refused-sender']));
  expect(await ask(page, 'settings:read')).toMatchObject({ ok: true });
});

test('18. nothing is loaded by file:, and the own scheme serves nothing beside the client', async ({
  desktop: { app, page },
}) => {
  expect(mainSources()).not.toMatch(/loadFile\(|loadURL\(["'`]file:/);
  const read = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL().split(':')[0]),
  );
  expect(read).toEqual(['app']);
  const reached = await page.evaluate(() =>
    fetch('file:///etc/hostname').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(reached).toBe('refused');
});

test('20. the bridge is exactly what the contract says, frozen, and cannot be replaced', async ({
  desktop: { page },
}) => {
  const seen = await page.evaluate(() => {
    const before = window.desktop;
    try {
      Reflect.set(window, 'desktop', {});
    } catch {
      // A strict page may throw; what counts is the outcome.
    }
    return {
      keys: Object.keys(before ?? {}).sort(),
      frozen: Object.isFrozen(before) && Object.isFrozen(before?.host),
      kept: window.desktop === before,
    };
  });
  expect(seen).toEqual({ keys: ['host', 'invoke', 'listen'], frozen: true, kept: true });
});
