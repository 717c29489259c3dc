// The page on the other side is not ours any more: it sends what it likes over the call's own channel.
import { expect, test, type Page } from '@playwright/test';
import { expectMediaBothWays, expectWords, inCall } from './support/in-call.ts';

declare global {
  interface Window {
    channels: RTCDataChannel[];
  }
}

/** Keeps hold of every data channel the page opens from now on. */
async function keepChannels(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.channels = [];
    const create = Reflect.get(RTCPeerConnection.prototype, 'createDataChannel');
    RTCPeerConnection.prototype.createDataChannel = function keep(label, options) {
      const channel: RTCDataChannel = Reflect.apply(create, this, [label, options]);
      window.channels.push(channel);
      return channel;
    };
  });
}

/** Ten thousand messages within a second, several times, of every kind; resolves with how many went out. */
function flood(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const channel = window.channels.findLast(({ readyState }) => readyState === 'open');
    if (!channel) throw new Error('there is no open channel to misuse');
    const kinds: (string | ArrayBuffer)[] = [
      '',
      '{',
      'null',
      '[]',
      '{"type":"beat"}',
      '{"type":"media","audio":"on","video":"off"}',
      '{"type":"media","audio":"loud","video":{}}',
      '{"type":"bye","__proto__":{"polluted":true}}',
      `{"type":"chat","id":"x","text":"${'x'.repeat(3_000)}"}`,
      '\u0000\uD800',
      new ArrayBuffer(64),
    ];
    let sent = 0;
    for (let second = 0; second < 3; second += 1) {
      for (let at = 0; at < 10_000; at += 1) {
        const kind = kinds[at % kinds.length] ?? '';
        // A full queue at our own side is no mercy of the other.
        if (channel.readyState !== 'open' || channel.bufferedAmount > 8_000_000) break;
        if (typeof kind === 'string') channel.send(kind);
        else channel.send(kind);
        sent += 1;
      }
      await new Promise((later) => {
        setTimeout(later, 1_000);
      });
    }
    if (channel.readyState === 'open') channel.send('x'.repeat(200_000));
    return sent;
  });
}

test('garbage, oversized words and ten thousand messages a second: the doctor’s call is unharmed', async () => {
  await inCall(
    async ({ people, clinic }) => {
      expect(await flood(people.patient)).toBeGreaterThan(5_000);
      // Their row still says what is true: nobody ended anything.
      expect(await clinic().sql('select status from public.call_sessions')).toEqual([{ status: 'active' }]);
      await expectWords(people, 'Connected');
      await expectMediaBothWays(people);
      expect(await people.doctor.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
      await people.doctor.getByRole('button', { name: 'Mute microphone' }).click();
      await expect(people.doctor.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
      await people.doctor.getByRole('button', { name: 'End call' }).first().click();
      await expect(people.doctor.getByRole('heading', { name: 'You ended the visit.' })).toBeVisible();
      await expect(people.patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
    },
    { before: ({ patient }) => keepChannels(patient) },
  );
});
