// What two people do within a call, with real connections on both sides: write, change devices, show a screen, send a photo.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { connectedCall } from './support/call.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { received } from './support/observer.ts';
import type { VisitPeople } from './support/visit.ts';

test.use({
  launchOptions: {
    ...(process.env['CHROMIUM_PATH'] !== undefined && { executablePath: process.env['CHROMIUM_PATH'] }),
    args: [
      '--use-fake-device-for-media-stream=device-count=2',
      // Camera, microphone and, for a shared screen, the first one there is are granted without a question.
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
});

interface Scene {
  readonly name: string;
  readonly play: (people: VisitPeople) => Promise<void>;
}

/** One after the other within one call, as in a visit; each leaves the call as it found it. */
const scenes: Scene[] = [];
function scene(name: string, play: Scene['play']): void {
  scenes.push({ name, play });
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, screen).toEqual([]);
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Where the sound and picture of the page's one open connection come from and how they are sent. */
function sending(page: Page) {
  return page.evaluate(() => {
    const connection = window.observed.connections.find(({ connectionState }) => connectionState === 'connected');
    const of = (kind: string) => connection?.getSenders().find(({ track }) => track?.kind === kind) ?? null;
    return {
      descriptions: connection?.localDescription?.sdp ?? '',
      audio: of('audio')?.track?.label ?? null,
      video: of('video')?.track?.label ?? null,
      soundPriority: of('audio')?.getParameters().encodings[0]?.priority ?? null,
    };
  });
}

scene(
  'chat: written, acknowledged, counted while it is closed, and what is half written stays',
  async ({ doctor, patient }) => {
    await doctor.keyboard.press('c');
    const field = doctor.getByLabel('Message to Sita Gurung');
    await expect(field).toBeFocused();
    await field.fill('How is the cough?');
    await field.press('Enter');
    await expect(doctor.getByRole('log').getByText('Delivered')).toBeVisible();
    await expect(field).toHaveValue('');
    await field.fill('And the');
    await field.press('Escape');
    await expect(field).toBeHidden();
    await patient.getByRole('button', { name: 'Chat, 1 unread message' }).click();
    await expect(patient.getByRole('log').getByText('How is the cough?')).toBeVisible();
    await expectAccessible(patient, 'chat');
    await doctor.getByRole('button', { name: 'Chat', exact: true }).click();
    await expect(field).toHaveValue('And the');
    await field.fill('x'.repeat(4_001));
    await expect(doctor.getByRole('button', { name: 'Send' })).toBeDisabled();
    await doctor.getByRole('button', { name: 'Close the chat' }).click();
    await patient.getByRole('button', { name: 'Close the chat' }).click();
  },
);

scene(
  'another camera and microphone within the call, nothing negotiated again, and remembered',
  async ({ patient }) => {
    const before = await sending(patient);
    expect(before.soundPriority).toBe('high');
    await patient.getByRole('button', { name: 'Devices' }).click();
    const dialog = patient.getByRole('dialog', { name: 'Camera, microphone, speaker' });
    await expectAccessible(patient, 'devices');
    await dialog.getByRole('button', { name: /Camera$/ }).click();
    await patient.getByRole('option', { name: 'fake_device_1' }).click();
    await expect.poll(async () => (await sending(patient)).video).toBe('fake_device_1');
    await dialog.getByRole('button', { name: /Microphone$/ }).click();
    await patient.getByRole('option', { name: 'Fake Audio Input 2' }).click();
    await expect.poll(async () => (await sending(patient)).audio).toBe('Fake Audio Input 2');
    expect((await sending(patient)).descriptions).toBe(before.descriptions);
    // The bar moves with what the microphone hears.
    const meter = dialog.getByRole('meter', { name: 'Loudness of your microphone' });
    await expect(meter).not.toHaveJSProperty('value', 0);
    const kept = await patient.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes('devices')));
    expect(kept?.[1]).toContain('videoinput');
    // A name may be a person's ("Anna's AirPods"): the id tells enough.
    expect(kept?.[1]).not.toMatch(/fake/iu);
    await patient.keyboard.press('Escape');
  },
);

scene('an unplugged microphone: the next takes over and it is said, muted stays muted', async ({ doctor, patient }) => {
  // The fake devices cannot be pulled out; what the browser tells the page then is this.
  const unplug = () =>
    patient.evaluate(() => {
      const track = window.observed.tracks.findLast(
        ({ kind, readyState }) => kind === 'audio' && readyState === 'live',
      );
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
  await unplug();
  await expect(patient.getByText(/The microphone was unplugged\. Now using/)).toBeVisible();
  await patient.getByRole('button', { name: 'Mute microphone' }).click();
  await expect(doctor.getByText('Sita Gurung is muted')).toBeVisible();
  await unplug();
  // The notice that a muted person speaks may offer the same, before the call's own controls.
  const unmute = patient.getByRole('button', { name: 'Unmute microphone' }).last();
  await expect(unmute).toBeVisible();
  await expect(doctor.getByText('Sita Gurung is muted')).toBeVisible();
  await expect
    .poll(() => patient.evaluate(() => window.observed.tracks.filter(({ readyState }) => readyState === 'live').length))
    .toBe(2);
  await unmute.click();
  await expect(doctor.getByText('Sita Gurung is muted')).toBeHidden();
});

scene('speaking into a muted microphone is noticed, and nothing of it is sent', async ({ doctor, patient }) => {
  await patient.keyboard.press('m');
  await expect(patient.getByText('You are muted. Dr Anisha Rahman does not hear you.')).toBeVisible();
  await expect(doctor.getByText('Sita Gurung is muted')).toBeVisible();
  const before = await received(doctor);
  await expect.poll(async () => (await received(doctor)).audioSamples).toBeGreaterThan(before.audioSamples + 48_000);
  expect((await received(doctor)).audioEnergy - before.audioEnergy).toBeLessThan(0.000_1);
  await patient.getByRole('status').getByRole('button', { name: 'Unmute microphone' }).click();
  await expect(patient.getByText('You are muted.')).toBeHidden();
});

scene('voice only: the doctor chooses it for both, and takes it back', async ({ doctor, patient }) => {
  await choose(doctor, 'Picture and sound');
  await doctor.getByRole('radio', { name: /^Voice only/ }).check({ force: true });
  await expectAccessible(doctor, 'picture and sound');
  for (const page of [doctor, patient]) {
    await expect(page.getByText('Voice only, as the doctor chose').first()).toBeVisible();
    await expect.poll(async () => (await sending(page)).video).toBeNull();
    expect((await sending(page)).audio).not.toBeNull();
  }
  await doctor.getByRole('radio', { name: /^Automatic/ }).check({ force: true });
  for (const page of [doctor, patient]) {
    await expect.poll(async () => (await sending(page)).video).not.toBeNull();
  }
  await doctor.keyboard.press('Escape');
});

scene('the safety code is the same on both screens', async ({ doctor, patient }) => {
  const codes: (string | null)[] = [];
  for (const page of [doctor, patient]) {
    await choose(page, 'Safety code');
    const code = page.getByText(/^Safety code: [\d ]+$/);
    await expect(code).toBeAttached();
    codes.push(await code.textContent());
    await expectAccessible(page, 'safety code');
  }
  expect(codes[0]).toMatch(/(?:\d{3} ){5}\d{3}/);
  expect(codes[1]).toBe(codes[0]);
  await doctor.getByRole('button', { name: 'They are the same' }).click();
  await expect(doctor.getByText('You compared the safety code')).toBeVisible();
  await patient.keyboard.press('Escape');
});

scene('a call report for support: what happened to the line, and nothing about the people', async ({ doctor }) => {
  const saved = doctor.waitForEvent('download');
  await choose(doctor, 'Save a call report');
  const report = await readFile(await (await saved).path(), 'utf8');
  expect(report).toMatch(/^MeroClinic call report\n/u);
  expect(report).toMatch(/\d\ttalking$/mu);
  expect(report).toMatch(/\t(?:direct|relay-\w+)$/mu);
  // No name, no word that was written, no id, no network address.
  expect(report).not.toMatch(/Sita|Gurung|Anisha|Rahman|cough/iu);
  expect(report).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|mc-[0-9a-f]{32}/iu);
  expect(report.replace(/^Program: .*$/mu, '')).not.toMatch(/\d+\.\d+\.\d+\.\d+|@/u);
});

scene('a photo: asked for, looked at, sent, shown, put away; nobody keeps it', async ({ doctor, patient }) => {
  await choose(doctor, 'Ask for a photo');
  const asked = patient.getByRole('alertdialog', { name: 'Dr Anisha Rahman asks for a photo' });
  await expect(asked).toBeVisible();
  await expectAccessible(patient, 'asked for a photo');
  await asked.getByRole('button', { name: 'No photo' }).click();
  await expect(doctor.getByText('Sita Gurung does not want to send a photo.')).toBeVisible();

  await choose(doctor, 'Ask for a photo');
  await asked.getByRole('button', { name: 'Take the photo' }).click();
  const preview = patient.getByRole('alertdialog', { name: 'Send this photo?' });
  await expect(preview.getByRole('img', { name: 'The photo' })).toBeVisible();
  // Taken and seen by the patient only.
  await expect(doctor.getByRole('img', { name: 'The photo' })).toHaveCount(0);
  await preview.getByRole('button', { name: 'Send to Dr Anisha Rahman' }).click();
  const arrived = doctor.getByRole('dialog', { name: 'Photo of Sita Gurung' });
  await expect(arrived).toBeVisible();
  await expect
    .poll(() => arrived.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expect(patient.getByText('The photo was sent.')).toBeVisible();
  const download = doctor.waitForEvent('download');
  await arrived.getByRole('button', { name: 'Save to a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^visit-photo-[\dT-]+\.(?:png|jpg)$/);
  await arrived.getByRole('button', { name: 'Put away' }).click();
  await expect(arrived).toBeHidden();
  await patient.getByRole('button', { name: 'Close', exact: true }).click();
});

scene(
  'a screen is shown instead of the camera, both are told, and the camera comes back',
  async ({ doctor, patient }) => {
    const camera = (await sending(patient)).video;
    await patient.getByRole('button', { name: 'Show screen' }).click();
    await expect(patient.getByText('Dr Anisha Rahman sees your screen')).toBeVisible();
    await expect(doctor.getByText('Sita Gurung shows a screen')).toBeVisible();
    await expect.poll(async () => (await sending(patient)).video).not.toBe(camera);
    await expectAccessible(patient, 'showing a screen');
    await patient.getByRole('toolbar').getByRole('button', { name: 'Stop showing' }).click();
    await expect.poll(async () => (await sending(patient)).video).toBe(camera);
    await expect(doctor.getByText('Sita Gurung shows a screen')).toBeHidden();
  },
);

scene('the partner is heard while another screen is looked at, and seen again on the way back', async ({ doctor }) => {
  const playing = () =>
    doctor.evaluate(() => {
      const video = [...document.querySelectorAll('video')].find(
        ({ srcObject }) =>
          srcObject instanceof MediaStream && srcObject.getAudioTracks().some(({ enabled }) => enabled),
      );
      return { heard: video !== undefined && !video.paused && !video.muted, at: video?.currentTime ?? 0 };
    });
  await doctor.evaluate(() => {
    location.hash = '#/';
  });
  await expect(
    doctor.getByRole('complementary', { name: 'Video visit' }).getByText(/Sita Gurung · Connected/),
  ).toBeVisible();
  const before = await playing();
  expect(before.heard).toBe(true);
  await expect.poll(async () => (await playing()).at).toBeGreaterThan(before.at + 0.5);
  await doctor.getByRole('link', { name: 'Back to the visit' }).click();
  await expect(doctor.locator('video.stage-picture')).toBeVisible();
  await expect.poll(async () => (await playing()).heard).toBe(true);
});

scene('the own picture moves with the keyboard, shortcuts are shown and can be switched off', async ({ patient }) => {
  const own = patient.getByRole('button', { name: /own picture/ });
  const before = await own.boundingBox();
  await own.press('ArrowUp');
  await own.press('ArrowLeft');
  const after = await own.boundingBox();
  expect(after?.x ?? Infinity).toBeLessThan(before?.x ?? 0);
  expect(after?.y ?? Infinity).toBeLessThan(before?.y ?? 0);
  await patient.keyboard.press('?');
  const list = patient.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expectAccessible(patient, 'shortcuts');
  await list.getByRole('switch', { name: /Use single keys/ }).press('Space');
  await patient.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await patient.keyboard.press('m');
  await patient.keyboard.press('?');
  await expect(list).toBeVisible();
  await list.getByRole('switch', { name: /Use single keys/ }).press('Space');
  await patient.keyboard.press('Escape');
  await expect(patient.getByRole('button', { name: 'Mute microphone' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await patient.emulateMedia({ colorScheme });
    await expectAccessible(patient, `the call, ${colorScheme}`);
  }
});

scene(
  'ten thousand words a second from the other side: some are left out, the call goes on',
  async ({ doctor, patient }) => {
    // The patient's app gone mad: over the same channel, far faster than anybody writes.
    await patient.evaluate(() => {
      const { prototype } = RTCDataChannel;
      const garbage = ['{', '\u0000', 'x'.repeat(60_000), JSON.stringify({ type: 'chat', id: 1, text: [] })];
      const flooding: ProxyHandler<(data: string) => void> = {
        apply(send, channel: RTCDataChannel, data: [string]) {
          for (let word = 0; channel.label === 'control' && word < 4_000; word += 1) {
            if (channel.bufferedAmount > 4_000_000) break;
            Reflect.apply(send, channel, [garbage[word % garbage.length]]);
          }
          Reflect.apply(send, channel, data);
        },
      };
      Object.defineProperty(prototype, 'send', { value: new Proxy(Reflect.get(prototype, 'send'), flooding) });
    });
    await doctor.getByRole('button', { name: 'Chat', exact: true }).click();
    await expect(doctor.getByText('Messages come too fast; some were left out.')).toBeVisible();
    const before = await received(doctor);
    await expect.poll(async () => (await received(doctor)).audioSamples).toBeGreaterThan(before.audioSamples);
    await expect(doctor.getByText('Connected', { exact: true })).toBeVisible();
  },
);

test('within one call', async ({ browser }) => {
  test.setTimeout(600_000);
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const people = await connectedCall(clinic, host);
  for (const { name, play } of scenes) await test.step(name, () => play(people));
  // The clinic keeps messages, and how the line was.
  const [message] = await clinic.sql<{ body: string }>('select body from public.messages');
  expect(message?.body).toBe('How is the cough?');
  await expect.poll(async () => (await clinic.sql('select 1 from public.call_quality_samples limit 1')).length).toBe(1);
});
