// One side gets another address in the middle of a visit, as when a laptop leaves the cable for the wireless network:
// nothing closes, and no packet to or from the old address arrives any more.
import { expect, test, type Page } from '@playwright/test';
import { expectMediaArriving } from '../e2e/support/observer.ts';
import { addresses, type HostName, type TwoHosts } from './support/two-hosts.ts';
import { connect, expectWords, relayVisit } from './support/visit.ts';

test.describe.configure({ timeout: 180_000 });

const newAddress = { a: '10.77.1.9', b: '10.77.2.9' } as const;

/** The line stays, the address on it is another; what was bound to the old one is never told. */
function readdress(network: TwoHosts, name: HostName): void {
  const host = network.hosts[name];
  host.ip('addr', 'del', `${addresses[name].host}/24`, 'dev', 'line');
  host.ip('addr', 'add', `${newAddress[name]}/24`, 'dev', 'line');
  host.ip('route', 'replace', 'default', 'via', addresses[name].exchange);
}

/** The addresses the other side is sent to, over the connections that stand. */
function partnerAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const connection of window.observed.connections) {
      if (connection.connectionState !== 'connected') continue;
      const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
      for (const transport of report.values()) {
        if (transport['type'] !== 'transport') continue;
        const pair = report.get(String(transport['selectedCandidatePairId']));
        const address = report.get(String(pair?.['remoteCandidateId']))?.['address'];
        if (typeof address === 'string') found.push(address);
      }
    }
    return found;
  });
}

for (const [who, host, seenBy] of [
  ['patient', 'b', 'doctor'],
  ['doctor', 'a', 'patient'],
] as const) {
  test(`the ${who} gets another address: both see and hear each other again over it`, async () => {
    await relayVisit(async (visit) => {
      await connect(visit);
      readdress(visit.network, host);
      await expect.poll(() => partnerAddresses(visit.people[seenBy]), { timeout: 60_000 }).toEqual([newAddress[host]]);
      await expectWords(visit.people, 'Connected');
      for (const page of Object.values(visit.people)) await expectMediaArriving(page);
    });
  });
}
