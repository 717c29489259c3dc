// What a call outlives: a computer that sleeps, a page that dies, a clinic that is gone.
import { expect, test } from '@playwright/test';
import { observe, received, stillOpen } from '../e2e/support/observer.ts';
import { signIn } from '../e2e/support/screens.ts';
import { expectMediaBothWays, expectWords, inCall } from './support/in-call.ts';

test('the patient’s computer sleeps and wakes, then its page dies: both are back in the same call', async () => {
  test.setTimeout(240_000);
  await inCall(async ({ people, network, clinic }) => {
    network.sleep('b');
    await expect(people.doctor.getByText(/^Reconnecting/u).first()).toBeVisible();
    network.wake('b');
    await expectWords(people, 'Connected', 45_000);
    await expectMediaBothWays(people);

    // The tab is gone with all it knew. In a browser a new tab is another device: the person moves the visit there.
    const address = people.patient.url().split('#')[0] ?? '';
    const anew = await people.patient.context().newPage();
    await people.patient.close();
    await anew.goto(address);
    await signIn(anew, 'sita');
    await observe(anew);
    await anew.getByRole('button', { name: 'Move the visit here' }).click();
    const back = { doctor: people.doctor, patient: anew };
    await expectWords(back, 'Connected', 45_000);
    await expectMediaBothWays(back);
    const sessions = await clinic().sql<{ status: string; attempt: number }>(
      'select status, attempt from public.call_sessions',
    );
    expect(sessions).toEqual([{ status: 'active', attempt: 1 }]);

    // The doctor's page dies and is loaded again: the same device, which goes back.
    await people.doctor.reload();
    await observe(people.doctor);
    await people.doctor.getByRole('button', { name: 'Go back' }).click();
    await expectWords(back, 'Connected', 45_000);
    await expectMediaBothWays(back);
  });
});

test('the clinic goes away in the middle: the call goes on, media stops at the press, and the ending is written later', async () => {
  test.setTimeout(120_000);
  await inCall(async ({ people, clinic, takeClinicAway, bringClinicBack }) => {
    await takeClinicAway();
    await expectMediaBothWays(people);
    await expectWords(people, 'Connected');

    await people.doctor.getByRole('button', { name: 'End call' }).first().click();
    await expect(people.doctor.getByRole('heading', { name: 'You ended the visit.' })).toBeVisible();
    await expect.poll(() => stillOpen(people.doctor)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });
    // Nothing of the doctor arrives at the patient any more, although no clinic told anybody.
    await expect
      .poll(async () => {
        const { framesDecoded } = await received(people.patient);
        return (await received(people.patient)).framesDecoded === framesDecoded;
      })
      .toBe(true);

    await bringClinicBack();
    await expect
      .poll(() => clinic().sql('select status, end_reason from public.call_sessions'), { timeout: 30_000 })
      .toEqual([{ status: 'ended', end_reason: 'completed' }]);
    await expect(people.patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible({
      timeout: 30_000,
    });
    await expect.poll(() => stillOpen(people.patient)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });
  });
});
