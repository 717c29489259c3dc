// What the clinic's relay costs: from the press on Join to the first picture of the other side on both screens, directly
// and over the relay by UDP, TCP and TLS, in turns. Once with Join pressed as soon as it rings, and once after the ringing
// has had the time to negotiate. Two hosts and the relay in network namespaces: needs Linux and root.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serveBrowser } from '../../scripts/start/browser-host.ts';
import { startClinic } from '../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../e2e/support/clinic.ts';
import { observe } from '../e2e/support/observer.ts';
import { signIn } from '../e2e/support/screens.ts';
import { prepareCoturn } from '../network/support/coturn.ts';
import { addresses, twoHosts } from '../network/support/two-hosts.ts';
import { selectedPairs } from '../network/support/visit.ts';
import { ensureBuilt } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { seePictures } from './lib/recognisable.ts';
import { firstRemoteFrame, press, readyToStart } from './lib/visit-pages.ts';

const ways = ['direct', 'udp', 'tcp', 'tls'] as const;
type Way = (typeof ways)[number];
const moments = ['atOnce', 'negotiated'] as const;

/** Whether both sides' connection came to stand while it rang, well before the ring runs out. */
async function isNegotiated(sides: readonly Page[]): Promise<boolean> {
  const stands = () => window.observed.connections.some(({ connectionState }) => connectionState === 'connected');
  try {
    await Promise.all(sides.map((side) => side.waitForFunction(stands, null, { timeout: 20_000 })));
    return true;
  } catch {
    return false;
  }
}

export default async function relay(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 10);
  await ensureBuilt();
  const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' });
  const times = { atOnce: new Map<Way, number[]>(), negotiated: new Map<Way, number[]>() };
  try {
    await using page = await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    });
    using turn = prepareCoturn(addresses.a.exchange);
    const ports = [...Object.values(clinic.ports), page.port];
    await using network = await twoHosts({ ports, browserArgs: turn.browserArgs });
    await turn.start(network.exchange);
    const [doctor, patient] = [await network.open('a', page.url), await network.open('b', page.url)];
    await signIn(doctor, 'anisha');
    await signIn(patient, 'sita');
    await Promise.all([doctor, patient].flatMap((side) => [observe(side), seePictures(side)]));
    // One round is not counted: code and caches are warm in a clinic's day.
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of ways) {
        for (const moment of moments) {
          if (way === 'direct') await clinic.sql('delete from private.relay');
          else await turn.announce(clinic, [way], { relayOnly: true });
          if (way === 'direct') await clinic.sql('update public.clinic_settings set relay_only = false');
          await readyToStart(clinic, doctor);
          await press(doctor, 'Start video call');
          await patient.getByRole('button', { name: 'Join video call' }).waitFor();
          const counted = moment === 'atOnce' || (await isNegotiated([doctor, patient]));
          const frames = Promise.all([firstRemoteFrame(doctor), firstRemoteFrame(patient)]);
          const pressed = await press(patient, 'Join video call');
          const took = Math.max(...(await frames)) - pressed;
          const [pair] = await selectedPairs(doctor);
          const wayTaken = pair?.local === 'relay' ? pair.relayProtocol : 'direct';
          if (wayTaken !== way) throw new Error(`meant to go ${way}, went ${wayTaken}`);
          await doctor.getByRole('button', { name: 'End call' }).first().click();
          await Promise.all(
            [doctor, patient].map((side) => side.getByRole('button', { name: 'To the appointment' }).click()),
          );
          console.error(
            `  round ${String(round)}, ${way}, ${moment}: ${took.toFixed(0)} ms${counted ? '' : ', not counted: it was not negotiated in time'}`,
          );
          if (round > 0 && counted) times[moment].set(way, [...(times[moment].get(way) ?? []), took]);
        }
      }
    }
  } finally {
    await clinic.close();
  }
  const of = (moment: (typeof moments)[number], way: Way) => times[moment].get(way) ?? [];
  const figures = (moment: (typeof moments)[number]) =>
    Object.fromEntries(
      ways.map((way) => [way, { medianMs: ms(median(of(moment, way))), p90Ms: ms(quantile(of(moment, way), 0.9)) }]),
    );
  const medianOf = (way: Way) => ms(median(of('atOnce', way)));
  return {
    rounds,
    directMs: medianOf('direct'),
    udpMs: medianOf('udp'),
    tcpMs: medianOf('tcp'),
    tlsMs: medianOf('tls'),
    ratio: ratio(median(of('atOnce', 'udp')) / median(of('atOnce', 'direct'))),
    joinedAtOnce: figures('atOnce'),
    joinedNegotiated: figures('negotiated'),
  };
}
