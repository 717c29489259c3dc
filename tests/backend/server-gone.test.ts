import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionKey } from '../../renderer/backend/session-key.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { accountWhen, Heard, install, openClinic, signedIn } from './people.ts';

let data: string;
let clinic: Clinic;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'meroclinic-gone-'));
  clinic = await openClinic(data);
});
afterAll(async () => {
  await clinic.close();
  await rm(data, { recursive: true });
});

test('with the server gone everything says so, and it heals when the server is back', async () => {
  const patient = await signedIn(clinic, 'sita');
  const leaving = await signedIn(clinic, 'bikash');
  const heard = new Heard(patient.backend);
  await heard.until('live');

  const port = Number(new URL(clinic.url).port);
  await clinic.close();
  await heard.until('offline');
  const code = 'server_unreachable';
  await expect(patient.backend.booking.listDoctors()).rejects.toMatchObject({ name: 'Failure', code });
  await expect(patient.backend.calls.listLive()).rejects.toMatchObject({ name: 'Failure', code });
  await expect(install(clinic).backend.account.signIn('sita@meroclinic.example', 'any')).rejects.toMatchObject({
    code,
  });

  // Leaving works without the server: nothing stays on this computer.
  await leaving.backend.account.signOut();
  expect(leaving.backend.account.current()).toEqual({ kind: 'signed-out', because: 'asked' });
  expect(leaving.host.desktop.session.has(sessionKey)).toBe(false);

  // A window opened meanwhile does not forget who is signed in.
  const reopened = install(clinic, patient.host);
  clinic = await openClinic(data, port);
  expect(await accountWhen(reopened.backend, ({ kind }) => kind !== 'unknown')).toMatchObject({ kind: 'signed-in' });
  await heard.until('live');
  await expect(patient.backend.booking.listDoctors()).resolves.toHaveLength(2);

  // The computer slept: the socket looks open and may be dead.
  patient.host.push('system:resumed', null);
  await heard.until('offline');
  await heard.until('live');
  heard.end();
});
