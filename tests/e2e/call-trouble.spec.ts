// What two people see when the call meets trouble: refused devices, strangers, a false certificate, servers gone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { startClinic, type Clinic } from '../../supabase/local/index.ts';
import { connectedCall, joinCall, startCall, twoPeople } from './support/call.ts';
import { clientConfig, memoryClinic, projectFolder, signedInClient } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { expectMediaArriving, stillOpen } from './support/observer.ts';

async function withClinic(run: (clinic: Clinic) => Promise<void>): Promise<void> {
  const clinic = await memoryClinic();
  try {
    await run(clinic);
  } finally {
    await clinic.close();
  }
}

/** The operating system's edge: from now on this device answers as if the person, the system or nothing allowed it. */
async function refuseDevice(page: Page, kind: 'audio' | 'video', error: string): Promise<void> {
  await page.evaluate(
    ([refused, name]) => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (constraints) =>
        constraints?.[refused] ? Promise.reject(new DOMException('refused by the test', name)) : open(constraints);
    },
    [kind, error] as const,
  );
}

const connected = (page: Page): Promise<number> =>
  page.evaluate(() => window.observed.connections.filter((one) => one.connectionState === 'connected').length);

async function loseConnection(page: Page): Promise<void> {
  await page.evaluate(() => {
    const connection = window.observed.connections.find((one) => one.connectionState === 'connected');
    if (!connection) return;
    Object.defineProperty(connection, 'connectionState', { value: 'failed' });
    connection.dispatchEvent(new Event('connectionstatechange'));
  });
}

for (const [error, words] of [
  ['NotAllowedError', 'MeroClinic may not use the camera'],
  ['NotFoundError', 'No camera found'],
  ['NotReadableError', 'Another program is using the camera'],
] as const) {
  test(`a camera that answers ${error}: the reason is told and the voice goes through`, async ({ browser }) => {
    await withClinic(async (clinic) => {
      await using host = await browserHost(browser, clientConfig(clinic));
      const people = await twoPeople(host);
      await refuseDevice(people.patient, 'video', error);
      await startCall(clinic, people);
      await joinCall(people);
      await expect(people.patient.getByRole('alert')).toContainText(words);
      await expect(people.doctor.getByText('Sita Gurung has no camera')).toBeVisible();
      // The doctor hears; the patient hears and sees.
      await expect(people.doctor.getByText('Connected', { exact: true })).toBeVisible();
      await expectMediaArriving(people.patient);
    });
  });
}

test('a stranger who knows the peer id is turned away, and the call goes on', async ({ browser }) => {
  await withClinic(async (clinic) => {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await connectedCall(clinic, host);
    const [row] = await clinic.sql<{ patient_peer_id: string }>('select patient_peer_id from public.call_sessions');
    const address = `${clinic.peerServer.replace('http', 'ws')}/peerjs?key=peerjs&id=stranger-1234567890&token=any`;
    const stranger = new WebSocket(address);
    const offer = {
      type: 'OFFER',
      dst: row?.patient_peer_id,
      payload: {
        type: 'media',
        connectionId: 'mc_stranger',
        sdp: { type: 'offer', sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n' },
      },
    };
    stranger.on('message', () => {
      stranger.send(JSON.stringify(offer));
    });
    await expect(people.patient.getByText('Somebody else tried to connect to this visit')).toBeVisible();
    stranger.close();
    await expectMediaArriving(people.patient);
    await expectMediaArriving(people.doctor);
  });
});

test('an offer from another certificate than the row names is refused before any media', async ({ browser }) => {
  await withClinic(async (clinic) => {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await twoPeople(host);
    // What a two-faced PeerServer amounts to: the certificate offered is not the one the clinic's record names.
    await clinic.sql(`create function public.forge() returns trigger language plpgsql as $$
      begin
        new.signaling_data := jsonb_set(new.signaling_data, '{doctor,fingerprints}', '["sha-256 00:11:22"]');
        return new;
      end $$`);
    await clinic.sql(
      'create trigger forge before insert on public.call_sessions for each row execute function public.forge()',
    );
    await startCall(clinic, people);
    await joinCall(people);
    await expect(people.patient.getByRole('alert')).toContainText('We could not make sure who is on the other side');
    // The doctor's offer is answered by nobody: the row says why.
    await expect(people.doctor.getByRole('alert')).toContainText('We could not make sure who is on the other side');
    const connected = await people.patient.evaluate(() =>
      window.observed.connections.some((connection) => connection.connectionState === 'connected'),
    );
    expect(connected).toBe(false);
    await people.patient.getByRole('button', { name: 'End call' }).click();
    await expect.poll(() => stillOpen(people.patient)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });
  });
});

test('the call outlives the clinic; the end is kept and written when the clinic is back', async ({ browser }) => {
  const data = mkdtempSync(join(tmpdir(), 'meroclinic-outlives-'));
  const options = { project: projectFolder, data, engine: 'pglite' } as const;
  const first = await startClinic({ ...options, port: 0 });
  await using host = await browserHost(browser, clientConfig(first));
  const people = await connectedCall(first, host);
  await first.close();
  await expectMediaArriving(people.doctor);
  await expectMediaArriving(people.patient);
  await people.doctor.getByRole('button', { name: 'End call' }).click();
  await expect.poll(() => stillOpen(people.doctor)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });

  const second = await startClinic({ ...options, ...first.ports });
  await expect
    .poll(async () => (await second.sql<{ status: string }>('select status from public.call_sessions'))[0]?.status, {
      timeout: 40_000,
    })
    .toBe('ended');
  await expect(people.patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible({
    timeout: 40_000,
  });
  await second.close();
  rmSync(data, { recursive: true, force: true });
});

test('a page that restarts in the call goes back into it', async ({ browser }) => {
  await withClinic(async (clinic) => {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await connectedCall(clinic, host);
    await people.patient.reload();
    await expect(people.doctor.getByText('Reconnecting…', { exact: true })).toBeVisible();
    await people.patient.getByRole('alertdialog').getByRole('button', { name: 'Go back' }).click();
    for (const page of Object.values(people)) {
      await expect(page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 30_000 });
    }
  });
});

test('"Not now", a cancelled call and a second device each end the ring with the right words', async ({ browser }) => {
  await withClinic(async (clinic) => {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await twoPeople(host);
    await startCall(clinic, { doctor, patient });
    await patient.getByRole('button', { name: 'Not now' }).click();
    await expect(doctor.getByRole('heading', { name: 'Sita Gurung cannot take the call now.' })).toBeVisible();

    await doctor.getByRole('button', { name: 'Call again' }).click();
    await expect(patient.getByRole('alertdialog')).toBeVisible();
    // What was negotiated while it rings comes to nothing, as ICE says it: it is there again before anybody joins.
    await expect.poll(() => connected(doctor)).toBe(1);
    await loseConnection(doctor);
    expect(await connected(doctor)).toBe(0);
    await expect.poll(() => connected(doctor)).toBe(1);
    await expect(patient.getByRole('alertdialog')).toBeVisible();
    await doctor.getByRole('button', { name: 'End call' }).click();
    await expect(patient.getByRole('alertdialog')).toBeHidden();

    await doctor.getByRole('button', { name: 'Call again' }).click();
    await expect(patient.getByRole('alertdialog')).toBeVisible();
    const other = await signedInClient(clinic, 'sita');
    const { data: live } = await other.from('call_sessions').select('id').eq('status', 'waiting').single();
    await other.rpc('join_call', { p_session_id: live?.id ?? '', p_device: 'the-other-computer' });
    await expect(patient.getByRole('heading', { name: 'You are in this visit on another device' })).toBeVisible();
  });
});
