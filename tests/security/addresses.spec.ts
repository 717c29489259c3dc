// Addresses from outside: paths of the app scheme, and links that start the app.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Page } from '@playwright/test';
import { ask, expect, launchDesktop, test } from '../desktop/fixtures.ts';

/** What a page gets for each path: the status, or the name of the error; and how the text begins. */
function get(page: Page, paths: readonly string[]): Promise<[string, number | string, string][]> {
  return page.evaluate(
    (wanted) =>
      Promise.all(
        wanted.map(async (path): Promise<[string, number | string, string]> => {
          try {
            const response = await fetch(path);
            return [path, response.status, (await response.text()).slice(0, 200)];
          } catch (error) {
            return [path, error instanceof Error ? error.name : 'error', ''];
          }
        }),
      ),
    paths,
  );
}

test('the app scheme serves nothing outside the built client', async ({ desktop: { page } }) => {
  const written = [
    '/..%2f..%2fpackage.json',
    '/..%2fmain%2findex.js',
    '/%2e%2e/main/index.js',
    '/..%5c..%5cpackage.json',
    '/assets/..%2f..%2fmain%2findex.js',
    '/no-such-file.js',
    '/%00.html',
    '/%E0%A4%A.html',
    '/C:%5cWindows%5cwin.ini',
  ];
  for (const [path, status] of await get(page, written)) expect.soft([path, status]).toEqual([path, 404]);
  const [screen] = await get(page, ['/appointments/6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11']);
  expect(screen?.[1]).toBe(200);
});

test('no path, however it climbs and is written, reaches a file beside the client', async ({ desktop: { page } }) => {
  const step = fc.constantFrom('..', '.', '%2e%2e', '%2E.', '..%2f', '..%5c', '....', '%252e%252e', '', '%00');
  const target = fc.constantFrom('package.json', 'main/index.js', 'preload/index.cjs', 'etc/passwd', 'config.json');
  const path = fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 6 }), target)
    .map(([steps, name]) => `/${steps.join('/')}/${name}`);
  const walked = await get(page, fc.sample(path, { numRuns: 120, seed: 20_301_231 }));
  for (const [tried, status, text] of walked) {
    // Two slashes make another host of it, which the policy refuses; the client's own page answers what names no file.
    const isOurs = status === 404 || status === 'TypeError' || text.toLowerCase().startsWith('<!doctype html>');
    expect([tried, isOurs, text.includes('meroclinic-desktop')]).toEqual([tried, true, false]);
  }
});

test('only reading is answered', async ({ desktop: { page } }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'DELETE'].map(
        async (method) => (await fetch('/index.html', { method }).catch(() => null))?.status ?? 0,
      ),
    ),
  );
  for (const status of statuses) expect([0, 405]).toContain(status);
});

const visit = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
for (const link of [
  'meroclinic:../../etc/passwd',
  `meroclinic:appointments/${visit}/../../settings`,
  `meroclinic:appointments/${visit}?next=https://evil.example`,
  'meroclinic:javascript:alert(1)',
  `meroclinic:settings/${visit}`,
  `meroclinic://auth?code=${visit}&next=https://evil.example`,
  'meroclinic://auth#access_token=evil.example&refresh_token=evil.example',
]) {
  test(`a link that is not one of ours is ignored and not logged: ${link}`, async ({ userDataDir }) => {
    const { app, page } = await launchDesktop({ userDataDir, extraArgs: [link] });
    const log = (): string => readFileSync(join(userDataDir, 'logs/main.log'), 'utf8');
    expect(await ask(page, 'links:pending')).toEqual({ ok: true, value: null });
    await expect.poll(log).toContain('link-refused');
    expect(log()).not.toContain('evil.example');
    expect(new URL(page.url()).hash).toBe('');
    await app.close();
  });
}

test('a link cannot give the program a switch', async ({ userDataDir }) => {
  const link = `meroclinic:appointments/${visit}" --allow-file-access-from-files --hidden`;
  const { app, page } = await launchDesktop({ userDataDir, extraArgs: [link] });
  expect(await ask(page, 'links:pending')).toEqual({ ok: true, value: null });
  expect(await app.evaluate(({ app: main }) => main.commandLine.hasSwitch('allow-file-access-from-files'))).toBe(false);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  await app.close();
});
