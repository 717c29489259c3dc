import { readFileSync, readdirSync, statSync } from 'node:fs';
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
