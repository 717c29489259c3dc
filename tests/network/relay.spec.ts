// The clinic's relay: found by itself where nothing else works, the only way where the clinic says so, by each of its ways.
import { expect, test } from '@playwright/test';
import { expectMediaArriving, received } from '../e2e/support/observer.ts';
import { startCall } from '../e2e/support/call.ts';
import { confirmedVisit } from '../e2e/support/clinic.ts';
import type { RelayWay } from './support/coturn.ts';
import { blockUdp } from './support/firewall.ts';
import { addresses } from './support/two-hosts.ts';
import { connect, expectWords, relayVisit, selectedPairs, type NetworkVisit } from './support/visit.ts';

test.describe.configure({ timeout: 180_000 });

async function expectRelayed({ people }: NetworkVisit, protocol: RelayWay): Promise<void> {
  for (const page of Object.values(people)) {
    await expectMediaArriving(page);
    expect(await selectedPairs(page)).toEqual([{ local: 'relay', remote: 'relay', relayProtocol: protocol }]);
  }
}

/** Neither side ever learnt an address of the other's: every candidate it was told of is the relay's. */
async function expectAddressesHidden({ people }: NetworkVisit): Promise<void> {
  for (const [page, partner] of [
    [people.doctor, addresses.b.host],
    [people.patient, addresses.a.host],
  ] as const) {
    const learnt = await page.evaluate(async () => {
      const texts: string[] = [];
      for (const connection of window.observed.connections) {
        if (connection.connectionState === 'closed') continue;
        texts.push(connection.remoteDescription?.sdp ?? '');
        const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
        for (const entry of report.values()) {
          if (entry['type'] === 'remote-candidate') texts.push(JSON.stringify(entry));
        }
      }
      return texts.join('\n');
    });
    expect(learnt).not.toContain(partner);
    expect(learnt).not.toMatch(/"candidateType":"(?:host|srflx|prflx)"/u);
  }
}

/** The two hang up, and another visit of theirs can begin. */
async function hangUp({ clinic, people }: NetworkVisit): Promise<void> {
  await people.doctor.getByRole('button', { name: 'End call' }).click();
  for (const page of Object.values(people)) await page.getByRole('button', { name: 'To the appointment' }).click();
  await clinic.sql(`update public.appointments set status = 'completed' where status = 'confirmed'`);
}

test('a relay-only clinic with a relay over UDP, TCP, TLS: sound and picture take it, and no address is shown', async () => {
  await relayVisit(async (visit) => {
    for (const way of ['udp', 'tcp', 'tls'] as const) {
      await test.step(way, async () => {
        await visit.relay.announce(visit.clinic, [way], { relayOnly: true });
        await connect(visit);
        await expectRelayed(visit, way);
        await expectAddressesHidden(visit);
        await hangUp(visit);
      });
    }
  });
});

test('the device check tries the relay itself: one that answers is found, and one that died is told', async () => {
  await relayVisit(async ({ clinic, people: { patient }, relay }) => {
    const visit = await confirmedVisit(clinic);
    const go = (hash: string): Promise<void> => patient.evaluate((next) => void (location.hash = next), hash);
    const network = patient.getByRole('region', { name: 'Network' });
    await relay.announce(clinic, ['udp', 'tcp', 'tls'], { relayOnly: true });
    await go(`#/device-check/${visit}`);
    await expect(network.getByText('The clinic, its call service and its relay answer.')).toBeVisible();
    relay.stop();
    await go('#/settings');
    await expect(network).toHaveCount(0);
    await go(`#/device-check/${visit}`);
    await expect(network.getByRole('alert')).toContainText('relay cannot be reached from here');
  });
});

test('a relay where nothing is forbidden: not used while there is a direct way, found by itself when it is blocked', async () => {
  const pairs = async (visit: NetworkVisit) => {
    const found = [];
    for (const page of Object.values(visit.people)) {
      await expectMediaArriving(page);
      const [pair] = await selectedPairs(page);
      found.push([pair?.local, pair?.remote]);
    }
    return found;
  };
  await relayVisit(
    async (visit) => {
      await connect(visit);
      for (const pair of await pairs(visit)) expect(pair).not.toContain('relay');
      await hangUp(visit);
      visit.network.cutBetween();
      await connect(visit);
      for (const pair of await pairs(visit)) expect(pair).toContain('relay');
    },
    ({ clinic, relay }) => relay.announce(clinic, ['udp', 'tcp', 'tls']),
  );
});

test('with UDP blocked at both hosts, the relay is found over TCP, and over TLS where it has nothing else', async () => {
  await relayVisit(
    async (visit) => {
      for (const [offered, taken] of [
        [['udp', 'tcp'], 'tcp'],
        [['tls'], 'tls'],
      ] as const) {
        await test.step(taken, async () => {
          await visit.relay.announce(visit.clinic, offered);
          await connect(visit);
          await expectRelayed(visit, taken);
          await hangUp(visit);
        });
      }
    },
    ({ network }) => {
      blockUdp(network.exchange);
    },
  );
});

test('credentials that have expired are refused by the relay, renewed, and the call comes', async () => {
  await relayVisit(
    async (visit) => {
      await connect(visit);
      await expectRelayed(visit, 'udp');
      // The relay has really been asked with the expired ones.
      const asked = await visit.clinic.sql<{ last: string }>(
        'select last_value::text as last from private.expired_grants',
      );
      expect(Number(asked[0]?.last)).toBeGreaterThan(2);
    },
    async ({ clinic, relay }) => {
      await relay.announce(clinic, ['udp'], { relayOnly: true });
      await giveExpiredCredentialsFirst(clinic);
    },
  );
});

test('a relay-only clinic without a relay: nothing is connected, and both read why and what to do', async () => {
  await relayVisit(
    async ({ clinic, people }) => {
      await startCall(clinic, people);
      await people.patient.getByRole('alertdialog').getByRole('button', { name: 'Join video call' }).click();
      for (const page of Object.values(people)) {
        await expect(page.getByText('This clinic connects calls through its relay only').first()).toBeVisible();
        expect(await received(page)).toEqual({ framesDecoded: 0, audioSamples: 0, audioEnergy: 0 });
        // PeerJS opens one to see what the browser can do, and closes it unused.
        const open = () => window.observed.connections.filter(({ connectionState }) => connectionState !== 'closed');
        expect(await page.evaluate(open)).toHaveLength(0);
      }
    },
    async ({ clinic }) => {
      await clinic.sql('update public.clinic_settings set relay_only = true');
    },
  );
});

test('the only way, the relay, dies in the call: both read Reconnecting, and the call comes back with it', async () => {
  await relayVisit(
    async (visit) => {
      await connect(visit);
      await expectRelayed(visit, 'udp');
      visit.relay.stop();
      await expectWords(visit.people, 'Reconnecting…');
      await visit.relay.start(visit.network.exchange);
      await expectWords(visit.people, 'Connected', 60_000);
      await expectRelayed(visit, 'udp');
    },
    ({ clinic, relay }) => relay.announce(clinic, ['udp'], { relayOnly: true }),
  );
});

/** The first two grants, one for each side, ended an hour ago by the relay's clock; the clinic does not know it. */
async function giveExpiredCredentialsFirst(clinic: NetworkVisit['clinic']): Promise<void> {
  await clinic.sql('create sequence private.expired_grants');
  await clinic.sql('alter function private.issue_relay_credentials() rename to issue_good_relay_credentials');
  await clinic.sql(`
    create function private.issue_relay_credentials()
    returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
    language plpgsql security definer set search_path = '' as $$
    declare
      old_name text := floor(extract(epoch from now() - interval '1 hour'))::bigint::text || ':expired';
    begin
      if nextval('private.expired_grants') <= 2 then
        return query select r.urls, old_name, encode(extensions.hmac(old_name, r.secret, 'sha1'), 'base64'),
                            now() + interval '1 hour', true from private.relay r;
      else
        return query select * from private.issue_good_relay_credentials();
      end if;
    end $$`);
}
