// From the press to the first picture of the other side on both screens, over the whole stack, against two bare
// connections in the same run: the press on Join after a ring, and the press on Start with the patient in the waiting room.
// Rounds of the three alternate, so that a busy machine slows all.
import { startClinic } from '../../supabase/local/index.ts';
import { projectFolder } from '../e2e/support/clinic.ts';
import { openBareCall } from './lib/bare-call.ts';
import { builtClientAndBrowser } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { firstRemoteFrame, openVisitPages, press, readyToStart, readyWithPatientWaiting } from './lib/visit-pages.ts';

export default async function callSetup(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 20);
  const engine = args.includes('postgres') ? 'postgres' : 'pglite';
  const browser = await builtClientAndBrowser();
  const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine });
  const floor: number[] = [];
  const app: number[] = [];
  const waited: number[] = [];
  try {
    await using pages = await openVisitPages(browser, clinic);
    await using bare = await openBareCall([await browser.newContext(), await browser.newContext()]);
    const { doctor, patient } = pages;
    const endCall = async () => {
      await doctor.getByRole('button', { name: 'End call' }).click();
      await Promise.all(
        [doctor, patient].map((page) => page.getByRole('button', { name: 'To the appointment' }).click()),
      );
    };
    const afterRing = async () => {
      await readyToStart(clinic, doctor);
      await press(doctor, 'Start video call');
      await patient.getByRole('button', { name: 'Join video call' }).waitFor();
      const frames = Promise.all([firstRemoteFrame(doctor), firstRemoteFrame(patient)]);
      const pressed = await press(patient, 'Join video call');
      const took = Math.max(...(await frames)) - pressed;
      await endCall();
      return took;
    };
    const fromWaitingRoom = async () => {
      await readyWithPatientWaiting(clinic, pages);
      const frames = Promise.all([firstRemoteFrame(doctor), firstRemoteFrame(patient)]);
      const pressed = await press(doctor, 'Start video call');
      const took = Math.max(...(await frames)) - pressed;
      await endCall();
      return took;
    };
    // One round of each is not counted: code and caches are warm in a clinic's day.
    for (let round = 0; round <= rounds; round += 1) {
      const floorMs = await bare.run();
      const appMs = await afterRing();
      const waitedMs = await fromWaitingRoom();
      if (round > 0) {
        floor.push(floorMs);
        app.push(appMs);
        waited.push(waitedMs);
      }
      console.error(
        `  round ${String(round)}: bare ${floorMs.toFixed(0)} ms, after a ring ${appMs.toFixed(0)} ms, ` +
          `from the waiting room ${waitedMs.toFixed(0)} ms`,
      );
    }
  } finally {
    await browser.close();
    await clinic.close();
  }
  return {
    engine,
    rounds,
    floorMs: ms(median(floor)),
    appMs: ms(median(app)),
    appP95Ms: ms(quantile(app, 0.95)),
    ratio: ratio(median(app) / median(floor)),
    preNegotiatedMs: ms(median(waited)),
    preNegotiatedP95Ms: ms(quantile(waited, 0.95)),
    preNegotiatedRatio: ratio(median(waited) / median(floor)),
  };
}
