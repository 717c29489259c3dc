// Two people in a call between two hosts, and a clinic that can be taken away and brought back meanwhile.
import { expect } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBrowser } from '../../../scripts/start/browser-host.ts';
import { startClinic, type Clinic } from '../../../supabase/local/index.ts';
import { joinCall, startCall } from '../../e2e/support/call.ts';
import { clientConfig, projectFolder } from '../../e2e/support/clinic.ts';
import { expectMediaArriving, observe } from '../../e2e/support/observer.ts';
import { signIn } from '../../e2e/support/screens.ts';
import type { VisitPeople } from '../../e2e/support/visit.ts';
import { twoHosts, type TwoHosts } from './two-hosts.ts';

export interface CallOnNetwork {
  readonly people: VisitPeople;
  readonly network: TwoHosts;
  /** As it is now: another object after it was brought back, at the same address with the same data. */
  readonly clinic: () => Clinic;
  readonly takeClinicAway: () => Promise<void>;
  readonly bringClinicBack: () => Promise<void>;
}

export interface InCallOptions {
  readonly shaped?: boolean;
  /** Runs when both are signed in, before the call begins. */
  readonly before?: (people: VisitPeople) => Promise<void>;
}

/** Both read these words. */
export async function expectWords(people: VisitPeople, words: string | RegExp, timeout = 20_000): Promise<void> {
  for (const page of Object.values(people)) {
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout });
  }
}

export async function expectMediaBothWays({ doctor, patient }: VisitPeople): Promise<void> {
  await expectMediaArriving(doctor);
  await expectMediaArriving(patient);
}

/** Runs with two people who see and hear each other; ends everything. */
export async function inCall(run: (call: CallOnNetwork) => Promise<void>, options: InCallOptions = {}): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const data = mkdtempSync(join(tmpdir(), 'meroclinic-call-'));
  stack.defer(() => {
    rmSync(data, { recursive: true, force: true });
  });
  const start = (ports: Pick<Clinic['ports'], 'port'>) =>
    startClinic({ project: projectFolder, data, ...ports, engine: 'pglite' });
  let clinic: Clinic | null = await start({ port: 0 });
  stack.defer(() => clinic?.close());
  const { ports } = clinic;
  const host = stack.use(
    await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    }),
  );
  const network = stack.use(
    await twoHosts({ ports: [...Object.values(ports), host.port], shaped: options.shaped ?? false }),
  );
  const people = { doctor: await network.open('a', host.url), patient: await network.open('b', host.url) };
  await signIn(people.doctor, 'anisha');
  await signIn(people.patient, 'sita');
  for (const one of Object.values(people)) await observe(one);
  await options.before?.(people);
  await startCall(clinic, people);
  await joinCall(people);
  await expectWords(people, 'Connected');
  await expectMediaBothWays(people);
  await run({
    people,
    network,
    clinic() {
      if (!clinic) throw new Error('the clinic is away');
      return clinic;
    },
    async takeClinicAway() {
      await clinic?.close();
      clinic = null;
    },
    async bringClinicBack() {
      clinic ??= await start(ports);
    },
  });
}
