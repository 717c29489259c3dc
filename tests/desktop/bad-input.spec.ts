// What a computer can do to an app: it starts, says what happened, and loses nothing else.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { signIn } from '../e2e/support/screens.ts';
import { ask, expect, launchDesktop, launchElectron, mainPage, test } from './fixtures.ts';
import { isRoot, makeReadOnly, makeSmallDisk } from './support/awkward-folders.ts';
import { test as withClinic } from './support/clinic-room.ts';

const entry = { key: 'sb-127-auth-token', value: 'secret-of-a-session' };
const said = (page: Page, words: string) => expect(page.getByText(words)).toBeVisible();
const kept = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

test('damaged files do not stop the start, are told of, and are kept beside the new ones', async ({ userDataDir }) => {
  const damaged = { 'settings.json': '{"closeToTray": fal', 'session.json': '["not", "ours"]' };
  for (const [name, content] of Object.entries(damaged)) writeFileSync(join(userDataDir, name), content);
  const { app, page } = await launchDesktop({ userDataDir });
  await said(page, 'The settings of this computer could not be read');
  await said(page, 'The sign-in kept on this computer could not be read');
  expect(await ask(page, 'settings:read')).toMatchObject({ ok: true });
  expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: null });
  await ask(page, 'settings:change', { theme: 'dark' });
  await app.close();
  for (const [name, content] of Object.entries(damaged)) expect(kept(userDataDir, `${name}.broken`)).toBe(content);
  expect(kept(userDataDir, 'settings.json')).toContain('"dark"');
  // Said once: the next start has good files.
  const after = await launchDesktop({ userDataDir });
  expect(await ask(after.page, 'profile:problems')).toEqual({ ok: true, value: [] });
  await after.app.close();
});

test('one setting that makes no sense costs that setting only', async ({ userDataDir }) => {
  writeFileSync(
    join(userDataDir, 'settings.json'),
    JSON.stringify({ theme: 'dark', language: 'no language', showCallerName: false }),
  );
  const { app, page } = await launchDesktop({ userDataDir });
  const settings = await ask(page, 'settings:read');
  expect(settings).toMatchObject({ ok: true, value: { theme: 'dark', language: 'system', showCallerName: false } });
  await app.close();
});

test('a session that somebody else’s keyring sealed is told of, and the settings stay', async ({ userDataDir }) => {
  const env = { E2E_KEYRING: '1' };
  const before = await launchDesktop({ userDataDir, env });
  const protection = await ask(before.page, 'session:protection');
  await ask(before.page, 'session:write', entry);
  await ask(before.page, 'settings:change', { theme: 'dark' });
  await before.app.close();
  // A computer without a keyring keeps no session, so there is nothing foreign to find.
  const sealed = protection.ok && protection.value === 'encrypted';
  if (sealed) {
    const file = JSON.parse(kept(userDataDir, 'session.json'));
    file.entries[entry.key] = Buffer.from('sealed by another computer').toString('base64');
    writeFileSync(join(userDataDir, 'session.json'), JSON.stringify(file));
  }
  const { app, page } = await launchDesktop({ userDataDir, env });
  expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: null });
  if (sealed) await said(page, 'The sign-in kept on this computer could not be read');
  expect(await ask(page, 'settings:read')).toMatchObject({ ok: true, value: { theme: 'dark' } });
  // Signing in again works.
  await ask(page, 'session:write', entry);
  expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: entry.value });
  await app.close();
});

if (process.platform !== 'win32') {
  test('a profile that cannot be written is read, and the app says that nothing will be kept', async ({
    userDataDir,
  }) => {
    const before = await launchDesktop({ userDataDir });
    await ask(before.page, 'settings:change', { theme: 'dark' });
    await before.app.close();
    const written = kept(userDataDir, 'settings.json');
    using _readOnly = makeReadOnly(userDataDir);
    const { app, page } = await launchDesktop({ userDataDir });
    await said(page, 'MeroClinic may not write to its folder');
    expect(await ask(page, 'settings:read')).toMatchObject({ ok: true, value: { theme: 'dark' } });
    await ask(page, 'session:write', entry);
    expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: entry.value });
    expect(await ask(page, 'session:protection')).toEqual({ ok: true, value: 'memory-only' });
    await app.close();
    expect(kept(userDataDir, 'settings.json')).toBe(written);
  });
}

if (process.platform === 'linux' && isRoot) {
  test('on a full disk the app goes on and says so; what was kept is still there, and saving resumes', async ({
    userDataDir,
  }) => {
    using disk = makeSmallDisk(join(userDataDir, 'disk'), 200);
    const env = { E2E_KEYRING: '1' };
    const { app, page } = await launchDesktop({ userDataDir: disk.path, env });
    await ask(page, 'settings:change', { theme: 'dark' });
    const written = kept(disk.path, 'settings.json');
    disk.fill();
    expect(await ask(page, 'settings:change', { language: 'en' })).toMatchObject({ ok: false });
    await said(page, 'Nothing can be saved on this computer at the moment');
    // It holds until the app quits, and the file on the disk is whole.
    expect(await ask(page, 'settings:read')).toMatchObject({ ok: true, value: { theme: 'dark', language: 'en' } });
    expect(kept(disk.path, 'settings.json')).toBe(written);
    await ask(page, 'session:write', entry);
    expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: entry.value });
    disk.free();
    await ask(page, 'settings:change', { closeToTray: false });
    await expect(page.getByText('Nothing can be saved on this computer at the moment')).toBeHidden();
    expect(JSON.parse(kept(disk.path, 'settings.json'))).toMatchObject({
      theme: 'dark',
      language: 'en',
      closeToTray: false,
    });
    await app.close();
  });
}

for (const minutes of [10, -10]) {
  withClinic(
    `a clock that is wrong by ${minutes} minutes is told of, and stops nothing`,
    async ({ room: { open } }) => {
      const { page } = await open();
      await page.clock.install({ time: Date.now() + minutes * 60_000 });
      await page.reload();
      await signIn(page, 'sita');
      await said(page, 'The clock of this computer is wrong by 10 minutes');
      await page.evaluate(() => {
        location.hash = '#/appointments';
      });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.reload();
      await expect(page.getByRole('navigation')).toBeVisible();
    },
  );
}

test('two starts at once make one app', async ({ userDataDir }) => {
  const starts = await Promise.allSettled([launchElectron({ userDataDir }), launchElectron({ userDataDir })]);
  const started = starts.filter((start) => start.status === 'fulfilled').map(({ value }) => value.app);
  // Playwright may have connected to the second one before it ended.
  const alive: ElectronApplication[] = [];
  for (const app of started) {
    const page = await mainPage(app).catch(() => null);
    if (page === null) continue;
    expect(await ask(page, 'settings:read')).toMatchObject({ ok: true });
    alive.push(app);
  }
  expect(alive).toHaveLength(1);
  for (const app of alive) await app.close();
});
