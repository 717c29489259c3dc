import type { Page } from '@playwright/test';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { behaviourConfig, behaviours } from '../../renderer/platform/behaviours.ts';
import { createPreloadHost } from '../../renderer/platform/preload-host.ts';
import { ask, expect, launchDesktop, test } from './fixtures.ts';

/** The preload's bridge as an object of the test, so that the suite of all hosts runs against it. */
async function remoteBridge(page: Page): Promise<DesktopBridge> {
  const listeners = new Map<number, (payload: unknown) => void>();
  await page.exposeFunction('hear', (id: number, payload: unknown) => listeners.get(id)?.(payload));
  let last = 0;
  return createPreloadHost({
    host: { kind: 'electron', platform: process.platform },
    invoke: (name, ...[payload]) => ask(page, name, payload),
    listen(name, listener) {
      last += 1;
      const id = last;
      listeners.set(id, (payload) => Reflect.apply(listener, undefined, [payload]));
      void page.evaluate(
        ([event, to]) => {
          window.desktop?.listen(event, (payload) => {
            const hear: unknown = Reflect.get(window, 'hear');
            if (typeof hear === 'function') Reflect.apply(hear, undefined, [to, payload]);
          });
        },
        [name, id] as const,
      );
      return () => void listeners.delete(id);
    },
  });
}

for (const { title, observe, expected } of behaviours) {
  test(`the preload's bridge ${title}`, async ({ userDataDir }) => {
    const { app, page } = await launchDesktop({ userDataDir, config: behaviourConfig });
    expect(await observe(await remoteBridge(page))).toEqual(expected);
    await app.close();
  });
}

test('events outside the contract cannot be listened to', async ({ desktop: { page } }) => {
  const message = await page.evaluate(() => {
    try {
      Reflect.apply(window.desktop?.listen ?? (() => undefined), undefined, ['ELECTRON_ANYTHING', () => undefined]);
      return 'listening';
    } catch (error) {
      return String(error);
    }
  });
  expect(message).toContain('There is no event named "ELECTRON_ANYTHING"');
});

test('without a configuration the app starts and says so by code', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir, env: { MEROCLINIC_CONFIG: '{"supabaseUrl":"nonsense"}' } });
  const answer = await ask(page, 'config:read');
  expect(answer).toMatchObject({ ok: false, error: { code: 'desktop/not-configured' } });
  await app.close();
});
