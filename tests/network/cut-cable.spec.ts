// The path between two people is cut and mended: what they read, and that they see and hear each other again.
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { serveBrowser } from '../../scripts/start/browser-host.ts';
import { joinCall, startCall } from '../e2e/support/call.ts';
import { clientConfig, memoryClinic, projectFolder } from '../e2e/support/clinic.ts';
import { expectMediaArriving, observe } from '../e2e/support/observer.ts';
import { signIn } from '../e2e/support/screens.ts';
import type { VisitPeople } from '../e2e/support/visit.ts';
import { twoHosts, type TwoHosts } from './support/two-hosts.ts';

async function inCall(run: (people: VisitPeople, network: TwoHosts) => Promise<void>): Promise<void> {
  const clinic = await memoryClinic();
  try {
    await using page = await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    });
    await using network = await twoHosts({ ports: [Number(new URL(clinic.url).port), page.port] });
    const people = { doctor: await network.open('a', page.url), patient: await network.open('b', page.url) };
    await signIn(people.doctor, 'anisha');
    await signIn(people.patient, 'sita');
    for (const one of Object.values(people)) await observe(one);
    await startCall(clinic, people);
    await joinCall(people);
    await expectWords(people, 'Connected');
    await expectMediaArriving(people.doctor);
    await expectMediaArriving(people.patient);
    await run(people, network);
  } finally {
    await clinic.close();
  }
}

async function expectWords(people: VisitPeople, words: string, timeout = 20_000): Promise<void> {
  for (const page of Object.values(people)) {
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible({ timeout });
  }
}

test('a short cut: both read Reconnecting, and come back by themselves', async () => {
  await inCall(async (people, network) => {
    network.cutCable();
    await expectWords(people, 'Reconnecting…');
    network.mendCable();
    await expectWords(people, 'Connected');
    await expectMediaArriving(people.doctor);
    await expectMediaArriving(people.patient);
  });
});

test('a cut that outlasts the trying: lost on both sides, and both come back, by themselves or by one press', async () => {
  test.setTimeout(200_000);
  await inCall(async (people, network) => {
    network.cutCable();
    await expectWords(people, 'Connection lost', 60_000);
    network.mendCable();
    // The last attempt may still heal by itself; where it does not, the doctor tries again.
    const tryAgain = people.doctor.getByRole('button', { name: 'Call again' });
    await expect(async () => {
      if (await tryAgain.isVisible()) await tryAgain.click({ timeout: 1_000 });
      await expectWords(people, 'Connected', 10_000);
    }).toPass({ timeout: 90_000 });
    await expectMediaArriving(people.doctor);
    await expectMediaArriving(people.patient);
  });
});
