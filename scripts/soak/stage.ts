// What a soak plays on: a clinic that can be taken away and brought back, two hosts with lines that can be cut, and the
// client of a doctor and of a patient, each in a browser of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startClinic, type Clinic } from '../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../../tests/e2e/support/clinic.ts';
import { observeAlways } from '../../tests/e2e/support/observer.ts';
import { signIn } from '../../tests/e2e/support/screens.ts';
import { twoHosts, type TwoHosts } from '../../tests/network/support/two-hosts.ts';
import { serveBrowser } from '../start/browser-host.ts';

export interface People {
  readonly doctor: Page;
  readonly patient: Page;
}

export interface Stage extends AsyncDisposable {
  readonly people: People;
  readonly network: TwoHosts;
  /** The clinic as it is now: another object after every restart, at the same address with the same data. */
  clinic(): Clinic;
  takeClinicAway(): Promise<void>;
  bringClinicBack(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const data = mkdtempSync(join(tmpdir(), 'meroclinic-soak-'));
  stack.defer(() => {
    rmSync(data, { recursive: true, force: true });
  });
  const start = (ports: Pick<Clinic['ports'], 'port'>) =>
    startClinic({ project: projectFolder, data, ...ports, engine: 'pglite' });
  let clinic: Clinic | null = await start({ port: 0 });
  stack.defer(() => clinic?.close());
  const { ports } = clinic;
  const page = stack.use(
    await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    }),
  );
  const network = stack.use(await twoHosts({ ports: [...Object.values(ports), page.port] }));
  const people = { doctor: await network.open('a', page.url), patient: await network.open('b', page.url) };
  for (const one of Object.values(people)) await observeAlways(one);
  await signIn(people.doctor, 'anisha');
  await signIn(people.patient, 'sita');
  const ownership = stack.move();
  return {
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
    [Symbol.asyncDispose]: () => ownership.disposeAsync(),
  };
}
