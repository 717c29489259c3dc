// A visit of two people on two hosts, with the clinic at the exchange between them.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { serveBrowser } from '../../../scripts/start/browser-host.ts';
import type { Clinic } from '../../../supabase/local/index.ts';
import { joinCall, startCall } from '../../e2e/support/call.ts';
import { clientConfig, memoryClinic, projectFolder } from '../../e2e/support/clinic.ts';
import { observe } from '../../e2e/support/observer.ts';
import { signIn } from '../../e2e/support/screens.ts';
import type { VisitPeople } from '../../e2e/support/visit.ts';
import { addresses, twoHosts, type TwoHosts } from './two-hosts.ts';
import { prepareCoturn, type Coturn } from './coturn.ts';

export interface NetworkVisit {
  readonly clinic: Clinic;
  readonly network: TwoHosts;
  readonly people: VisitPeople;
  readonly relay: Coturn;
}

/** Where the relay of `relayVisit` is reached from both hosts. */
const relayAddress = addresses.a.exchange;

/**
 * Both signed in and observed on hosts of their own, a relay running that the clinic knows nothing of yet. `before` runs
 * when all is up and nobody has signed in.
 */
export async function relayVisit(
  run: (visit: NetworkVisit) => Promise<void>,
  before: (visit: Omit<NetworkVisit, 'people'>) => Promise<void> | void = () => undefined,
): Promise<void> {
  const clinic = await memoryClinic();
  try {
    await using page = await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    });
    using relay = prepareCoturn(relayAddress);
    const ports = [...Object.values(clinic.ports), page.port];
    await using network = await twoHosts({ ports, browserArgs: relay.browserArgs });
    await relay.start(network.exchange);
    await before({ clinic, network, relay });
    const people = { doctor: await network.open('a', page.url), patient: await network.open('b', page.url) };
    await Promise.all([signIn(people.doctor, 'anisha'), signIn(people.patient, 'sita')]);
    for (const one of Object.values(people)) await observe(one);
    await run({ clinic, network, people, relay });
  } finally {
    await clinic.close();
  }
}

/** Started, joined, and "Connected" on both screens. */
export async function connect({ clinic, people }: NetworkVisit): Promise<void> {
  await startCall(clinic, people);
  await joinCall(people);
  await expectWords(people, 'Connected');
}

export async function expectWords(people: VisitPeople, words: string, timeout = 30_000): Promise<void> {
  for (const page of Object.values(people)) {
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout });
  }
}

export interface SelectedPair {
  readonly local: string;
  readonly remote: string;
  /** How this side reaches its relay; empty without one. */
  readonly relayProtocol: string;
}

/** The candidate pair in use, by the browser's own statistics, of every connection that stands. */
export function selectedPairs(page: Page): Promise<SelectedPair[]> {
  return page.evaluate(async () => {
    const pairs: SelectedPair[] = [];
    for (const connection of window.observed.connections) {
      if (connection.connectionState !== 'connected') continue;
      const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
      for (const transport of report.values()) {
        if (transport['type'] !== 'transport') continue;
        const pair = report.get(String(transport['selectedCandidatePairId']));
        const local = report.get(String(pair?.['localCandidateId']));
        const remote = report.get(String(pair?.['remoteCandidateId']));
        const text = (value: unknown) => (typeof value === 'string' ? value : '');
        pairs.push({
          local: text(local?.['candidateType']),
          remote: text(remote?.['candidateType']),
          relayProtocol: text(local?.['relayProtocol']),
        });
      }
    }
    return pairs;
  });
}
