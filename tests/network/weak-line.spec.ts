// One side's line becomes 300 kbit/s with 5 % loss and 300 ms of round trip: sound goes on, and the picture either still
// moves or is given up with words. How long its gaps are is measured by the bench weak-network.
import { expect, test } from '@playwright/test';
import { received } from '../e2e/support/observer.ts';
import type { VisitPeople } from '../e2e/support/visit.ts';
import { expectWords, inCall } from './support/in-call.ts';

/** New pictures a second that are still movement; how many more there are is for the bench weak-network to say. */
const movingPerSecond = 5;

/** Both hear the other, and see the picture move or read why not. */
async function expectUsable(people: VisitPeople): Promise<void> {
  for (const page of Object.values(people)) {
    await expect
      .poll(
        async () => {
          const before = await received(page);
          const began = performance.now();
          await page.evaluate(
            () =>
              new Promise((later) => {
                setTimeout(later, 2_000);
              }),
          );
          const now = await received(page);
          const perSecond = ((now.framesDecoded - before.framesDecoded) * 1_000) / (performance.now() - began);
          const voiceOnly = await page
            .getByText(/voice only/iu)
            .first()
            .isVisible();
          return now.audioEnergy > before.audioEnergy && (perSecond >= movingPerSecond || voiceOnly);
        },
        { timeout: 40_000 },
      )
      .toBe(true);
  }
}

/** One reads that their own connection is weak, the other whose it is. */
async function expectSideNamed({ doctor, patient }: VisitPeople, weak: 'doctor' | 'patient'): Promise<void> {
  const [own, other, name] =
    weak === 'doctor' ? [doctor, patient, 'Dr Anisha Rahman'] : [patient, doctor, 'Sita Gurung'];
  // Both at once, so that what one of them reads is what the other reads at that time.
  await expect(async () => {
    const yours = own.getByRole('button', { name: /^Your connection is (?:very )?weak$/u });
    const theirs = other.getByRole('button', {
      name: new RegExp(`^The connection of ${name} is (?:very )?weak$`, 'u'),
    });
    expect(await Promise.all([yours.isVisible(), theirs.isVisible()])).toEqual([true, true]);
  }).toPass({ timeout: 60_000 });
}

const weakLine = { rateKbit: 300, delayMs: 150, loss: 0.05, queueMs: 400 } as const;

test('a weak line: the sound goes on, the picture too or it is said why not, and both read whose line it is', async () => {
  test.setTimeout(240_000);
  await inCall(
    async ({ people, network }) => {
      test.info().annotations.push({ type: 'shaped by', description: network.shaper });
      await network.shape('b', weakLine);
      await Promise.all([expectUsable(people), expectSideNamed(people, 'patient')]);
      await expectWords(people, 'Connected');
      await network.shape('b', null);
      await network.shape('a', weakLine);
      await expectSideNamed(people, 'doctor');
      await network.shape('a', null);
      // A picture that was given up comes back slowly, so that it need not be given up again.
      await expectUsable(people);
      await expectWords(people, 'Connected');
    },
    { shaped: true },
  );
});
