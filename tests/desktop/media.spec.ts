import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, expect, launchDesktop, nowhere, test } from './fixtures.ts';

test('camera and microphone reach the page, and frames keep coming', async ({ desktop: { page } }) => {
  const seen = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    document.body.append(video);
    await video.play();
    let frames = 0;
    await new Promise<void>((resolve) => {
      const count = (): void => {
        frames += 1;
        if (frames === 5) resolve();
        else video.requestVideoFrameCallback(count);
      };
      video.requestVideoFrameCallback(count);
    });
    const kinds = stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`);
    for (const track of stream.getTracks()) track.stop();
    return { frames, wide: video.videoWidth > 0, kinds: kinds.sort() };
  });
  expect(seen).toEqual({ frames: 5, wide: true, kinds: ['audio live', 'video live'] });
});

test('the camera is refused when main refuses it', async ({ desktop: { app, page } }) => {
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  });
  const outcome = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : 'error'),
    ),
  );
  expect(outcome).toBe('NotAllowedError');
});

/** Asks for a screen at the next key, since capturing needs a gesture of the person; resolves when it has been asked for. */
async function askForScreen(page: Page): Promise<() => Promise<string>> {
  // In an object, since a promise itself would be awaited at once.
  const asked = await page.evaluateHandle(() => ({
    outcome: new Promise<string>((resolve) => {
      document.addEventListener(
        'keydown',
        () => {
          navigator.mediaDevices.getDisplayMedia({ video: true }).then(
            (stream) => resolve(stream.getVideoTracks()[0]?.readyState ?? 'no track'),
            (error: unknown) => resolve(error instanceof Error ? error.name : 'error'),
          );
        },
        { once: true },
      );
    }),
  }));
  await page.keyboard.press('a');
  return () => asked.evaluate(({ outcome }) => outcome);
}

test('a screen is captured as the person chooses it in the picker, and not otherwise', async ({
  desktop: { page },
}) => {
  const offered = await page.evaluateHandle(() => {
    const offers: { requestId: string; sources: { id: string; kind: string }[] }[] = [];
    window.desktop?.listen('screens:offered', (offer) => offers.push(offer));
    return offers;
  });
  const outcome = await askForScreen(page);
  await expect.poll(() => offered.evaluate((offers) => offers.length)).toBe(1);
  const offer = await offered.evaluate(([first]) => first);
  const source = offer?.sources.find(({ kind }) => kind === 'screen');
  await ask(page, 'screens:choose', { requestId: offer?.requestId ?? '', sourceId: source?.id ?? null });
  expect(await outcome()).toBe('live');
  const refused = await askForScreen(page);
  await expect.poll(() => offered.evaluate((offers) => offers.length)).toBe(2);
  const requestId = await offered.evaluate((offers) => offers[1]?.requestId);
  await ask(page, 'screens:choose', { requestId: requestId ?? '', sourceId: null });
  expect(['NotAllowedError', 'AbortError']).toContain(await refused());
});

test('a clinic on this machine is reachable, an address nobody configured is not', async ({ userDataDir }) => {
  const server = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', '*').end('clinic');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const config = { ...nowhere, supabaseUrl: `http://127.0.0.1:${port}` };
  const configured = await launchDesktop({ userDataDir, config });
  const get = (page: Page): Promise<string> =>
    page.evaluate(
      (url) =>
        fetch(url).then(
          (response) => response.text(),
          (error: unknown) => String(error),
        ),
      `http://127.0.0.1:${port}/`,
    );
  expect(await get(configured.page)).toBe('clinic');
  await configured.app.close();
  const elsewhere = await launchDesktop({ userDataDir });
  expect(await get(elsewhere.page)).toContain('TypeError');
  await elsewhere.app.close();
  await new Promise((resolve) => void server.close(resolve));
});

/** Makes a peer connection with camera and microphone, kept on the page as `peer`; resolves with its complete description. */
function describePeer(page: Page, remote?: string): Promise<string> {
  return page.evaluate(async (offer) => {
    const peer = new RTCPeerConnection();
    Reflect.set(window, 'peer', peer);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    for (const track of stream.getTracks()) peer.addTrack(track, stream);
    peer.addEventListener('track', ({ streams }) => {
      const video = document.createElement('video');
      video.srcObject = streams[0] ?? null;
      document.body.append(video);
      void video.play();
    });
    if (offer !== undefined) {
      await peer.setRemoteDescription({ type: 'offer', sdp: offer });
    }
    await peer.setLocalDescription();
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (peer.iceGatheringState === 'complete') resolve();
      };
      peer.addEventListener('icegatheringstatechange', check);
      check();
    });
    return peer.localDescription?.sdp ?? '';
  }, remote);
}

interface Received {
  frames: number;
  samples: number;
}
/** Decoded frames and audio samples of the other side. */
function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const peer: unknown = Reflect.get(window, 'peer');
    const seen = { frames: 0, samples: 0 };
    if (!(peer instanceof RTCPeerConnection)) return seen;
    const report = await peer.getStats();
    report.forEach((entry: { type: string; framesDecoded?: number; totalSamplesReceived?: number }) => {
      if (entry.type !== 'inbound-rtp') return;
      seen.frames += entry.framesDecoded ?? 0;
      seen.samples += entry.totalSamplesReceived ?? 0;
    });
    return seen;
  });
}

test('two apps at once see and hear each other', async ({ desktop: one }) => {
  const otherProfile = mkdtempSync(join(tmpdir(), 'meroclinic-desktop-other-'));
  const other = await launchDesktop({ userDataDir: otherProfile });
  const offer = await describePeer(one.page);
  const answer = await describePeer(other.page, offer);
  await one.page.evaluate(async (text) => {
    const peer: unknown = Reflect.get(window, 'peer');
    if (peer instanceof RTCPeerConnection) await peer.setRemoteDescription({ type: 'answer', sdp: text });
  }, answer);
  for (const { page } of [one, other]) {
    await expect.poll(async () => (await received(page)).frames, { timeout: 30_000 }).toBeGreaterThan(10);
    await expect.poll(async () => (await received(page)).samples).toBeGreaterThan(10_000);
  }
  await other.app.close();
  rmSync(otherProfile, { recursive: true, force: true });
});
