// The path between two people is cut and mended: what they read, what they give away meanwhile, and that they see and hear
// each other again.
import { expect, test } from '@playwright/test';
import { givesAway } from '../e2e/support/observer.ts';
import type { VisitPeople } from '../e2e/support/visit.ts';
import { expectMediaBothWays, expectWords, inCall } from './support/in-call.ts';

const reconnecting = /^Reconnecting/u;

/** What the microphone heard before the pause may still be on its way through the sound's own stages. */
async function expectNothingGivenAway(people: VisitPeople): Promise<void> {
  for (const page of Object.values(people)) {
    await expect.poll(() => givesAway(page)).toEqual({ picture: false, sound: false });
  }
}

test('a short cut: both read Reconnecting and give nothing away meanwhile, and come back by themselves', async () => {
  await inCall(async ({ people, network }) => {
    await expect.poll(() => givesAway(people.patient)).toEqual({ picture: true, sound: true });
    network.cutCable();
    await expectWords(people, reconnecting);
    await expectNothingGivenAway(people);
    network.mendCable();
    await expectWords(people, 'Connected');
    await expectMediaBothWays(people);
    await expect.poll(() => givesAway(people.patient)).toEqual({ picture: true, sound: true });
    // Only the way between the two is gone, as behind a router that forgot them: the clinic still answers both.
    network.cutBetween();
    await expectWords(people, reconnecting);
    network.mendBetween();
    await expectWords(people, 'Connected');
    await expectMediaBothWays(people);
  });
});

test('a cut that outlasts the trying: lost on both sides, and both come back, by themselves or by one press', async () => {
  test.setTimeout(200_000);
  await inCall(async ({ people, network }) => {
    network.cutCable();
    await expectWords(people, 'Connection lost', 60_000);
    await expectNothingGivenAway(people);
    network.mendCable();
    // The last attempt may still heal by itself; where it does not, the doctor tries again.
    const callAgain = people.doctor.getByRole('button', { name: 'Call again' });
    await expect(async () => {
      if (await callAgain.isVisible()) await callAgain.click({ timeout: 1_000 });
      await expectWords(people, 'Connected', 10_000);
    }).toPass({ timeout: 90_000 });
    await expectMediaBothWays(people);
  });
});

test('by phone out of a lost call: kept while the line is away, written when it is back, and the patient reads it', async () => {
  test.setTimeout(200_000);
  await inCall(async ({ people, network, clinic }) => {
    network.cutCable();
    await expectWords(people, 'Connection lost', 60_000);
    await people.doctor.getByRole('button', { name: 'Continue by phone' }).click();
    await expect(people.doctor.getByRole('heading', { name: 'The visit goes on by phone.' })).toBeVisible();
    network.mendCable();
    await expect(people.patient.getByText('The visit goes on by phone.')).toBeVisible({ timeout: 60_000 });
    await expect(people.patient.getByText(/calls you by phone/u)).toBeVisible();
    const visits = () =>
      clinic().sql<{ ends: string; phoned: boolean }>(
        `select string_agg(distinct s.end_reason::text, ' ') as ends, bool_and(a.by_phone_since is not null) as phoned
           from public.call_sessions s join public.appointments a on a.id = s.appointment_id where s.ended_at is not null`,
      );
    await expect.poll(visits).toEqual([{ ends: 'continued_by_phone', phoned: true }]);
  });
});
