// A PeerServer that is there and says nothing: no socket closes, no error comes. The app has to find out by itself.
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { Clinic } from '../../supabase/local/index.ts';
import { joinCall, startCall, twoPeople } from '../e2e/support/call.ts';
import { clientConfig, memoryClinic } from '../e2e/support/clinic.ts';
import { browserHost } from '../e2e/support/hosts.ts';
import { expectMediaArriving } from '../e2e/support/observer.ts';
import type { VisitPeople } from '../e2e/support/visit.ts';
import { silentForwarder, type SilentForwarder } from './support/silent-forwarder.ts';

test.describe.configure({ timeout: 180_000 });

interface Scene {
  readonly clinic: Clinic;
  readonly people: VisitPeople;
  readonly way: SilentForwarder;
}

async function behindForwarder(browser: Browser, run: (scene: Scene) => Promise<void>): Promise<void> {
  const clinic = await memoryClinic();
  try {
    const { hostname, port, pathname } = new URL(clinic.peerServer);
    await using way = await silentForwarder({ host: hostname, port: Number(port) });
    const peerServer = `http://127.0.0.1:${String(way.port)}${pathname}`;
    await using host = await browserHost(browser, { ...clientConfig(clinic), peerServer });
    await run({ clinic, people: await twoPeople(host), way });
  } finally {
    await clinic.close();
  }
}

/** The registrations of this page, oldest first: under which id and token, and whether the socket is open. */
function registrations(page: Page): Promise<{ id: string | null; token: string | null; open: boolean }[]> {
  return page.evaluate(() =>
    window.observed.sockets
      .filter((socket) => new URL(socket.url).pathname.startsWith('/peer'))
      .map((socket) => {
        const { searchParams } = new URL(socket.url);
        return {
          id: searchParams.get('id'),
          token: searchParams.get('token'),
          open: socket.readyState === WebSocket.OPEN,
        };
      }),
  );
}

async function expectConnected(people: VisitPeople): Promise<void> {
  for (const page of Object.values(people)) {
    await expect(page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 40_000 });
    await expectMediaArriving(page);
  }
}

test('silent in a call: noticed, registered again under the same id and token, and the call is not harmed', async ({
  browser,
}) => {
  await behindForwarder(browser, async ({ clinic, people, way }) => {
    await startCall(clinic, people);
    await joinCall(people);
    await expectConnected(people);
    const [first] = await registrations(people.doctor);
    way.fallSilent();
    // Given up although nothing closed it.
    await expect.poll(async () => (await registrations(people.doctor))[0]?.open, { timeout: 30_000 }).toBe(false);
    await expectConnected(people);
    way.recover();
    for (const page of Object.values(people)) {
      await expect.poll(async () => (await registrations(page)).at(-1)?.open, { timeout: 40_000 }).toBe(true);
      const all = await registrations(page);
      expect(all.length).toBeGreaterThan(1);
      expect(new Set(all.map(({ id, token }) => `${String(id)} ${String(token)}`)).size).toBe(1);
    }
    expect((await registrations(people.doctor)).at(-1)?.id).toBe(first?.id);
    await expectConnected(people);
  });
});

test('silent from the start: the person is told, and the call comes when the server speaks again', async ({
  browser,
}) => {
  await behindForwarder(browser, async ({ clinic, people, way }) => {
    way.fallSilent();
    await startCall(clinic, people);
    await expect(people.doctor.getByText('The connection service cannot be reached')).toBeVisible({
      timeout: 30_000,
    });
    way.recover();
    await joinCall(people);
    await expectConnected(people);
  });
});

test('silent while it is needed for a new connection: what is there is kept, and the new one comes later', async ({
  browser,
}) => {
  await behindForwarder(browser, async ({ clinic, people, way }) => {
    await startCall(clinic, people);
    await joinCall(people);
    await expectConnected(people);
    way.fallSilent();
    await people.patient.reload();
    await people.patient.getByRole('alertdialog').getByRole('button', { name: 'Go back' }).click();
    await expect(people.doctor.getByText('Reconnecting…', { exact: true })).toBeVisible();
    way.recover();
    for (const page of Object.values(people)) {
      await expect(page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 60_000 });
    }
  });
});
