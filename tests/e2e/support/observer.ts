// Watches, from inside a client's page, what the call really opens and receives. Installed after the page has loaded
// and before a call begins; the client itself knows nothing of it.
import { expect, type Page } from '@playwright/test';

interface Observed {
  readonly connections: RTCPeerConnection[];
  readonly tracks: MediaStreamTrack[];
  readonly sockets: WebSocket[];
}
declare global {
  interface Window {
    observed: Observed;
  }
}

/** Runs inside the page. */
function install(): void {
  const observed: Observed = { connections: [], tracks: [], sockets: [] };
  window.observed = observed;
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observed.connections.push(this);
    }
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      observed.sockets.push(this);
    }
  };
  const copy: unknown = Reflect.get(MediaStreamTrack.prototype, 'clone');
  if (typeof copy !== 'function') throw new TypeError('a track cannot be copied here');
  MediaStreamTrack.prototype.clone = function clone() {
    const track: MediaStreamTrack = Reflect.apply(copy, this, []);
    observed.tracks.push(track);
    return track;
  };
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    observed.tracks.push(...stream.getTracks());
    return stream;
  };
}

export async function observe(page: Page): Promise<void> {
  await page.evaluate(install);
}

/** The same, for a page that is going to be loaded again in the middle of things. */
export async function observeAlways(page: Page): Promise<void> {
  await page.addInitScript(install);
  await page.evaluate(install);
}

export interface Received {
  readonly framesDecoded: number;
  readonly audioSamples: number;
  readonly audioEnergy: number;
}

/** What has arrived so far over all connections of the page, decoded. */
export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, audioSamples: 0, audioEnergy: 0 };
    for (const connection of window.observed.connections) {
      if (connection.connectionState === 'closed') continue;
      const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
      for (const entry of report.values()) {
        if (entry['type'] !== 'inbound-rtp') continue;
        const number = (name: string) => (typeof entry[name] === 'number' ? entry[name] : 0);
        sum.framesDecoded += number('framesDecoded');
        sum.audioSamples += number('totalSamplesReceived');
        sum.audioEnergy += number('totalAudioEnergy');
      }
    }
    return sum;
  });
}

/** Decoded frames, samples and sound of the other side keep arriving: each grows twice in a row. */
export async function expectMediaArriving(page: Page): Promise<void> {
  let before = await received(page);
  for (let round = 0; round < 2; round += 1) {
    await expect
      .poll(async () => {
        const now = await received(page);
        // A connection made anew counts from nothing again.
        if (now.framesDecoded < before.framesDecoded || now.audioSamples < before.audioSamples) before = now;
        return (
          now.framesDecoded > before.framesDecoded + 5 &&
          now.audioSamples > before.audioSamples &&
          now.audioEnergy > before.audioEnergy
        );
      })
      .toBe(true);
    before = await received(page);
  }
}

/** Whether anything of this person could be recognised in what the page gives away: a picture track that is on, or sound. */
export function givesAway(page: Page): Promise<{ picture: boolean; sound: boolean }> {
  return page.evaluate(async () => {
    const senders = window.observed.connections
      .filter(({ connectionState }) => connectionState !== 'closed')
      .flatMap((connection) => connection.getSenders());
    const energy = async (sender: RTCRtpSender) => {
      const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await sender.getStats();
      const source = [...report.values()].find(({ type }) => type === 'media-source');
      return typeof source?.['totalAudioEnergy'] === 'number' ? source['totalAudioEnergy'] : 0;
    };
    const grows = async (sender: RTCRtpSender) => {
      const before = await energy(sender);
      // The fake microphone beeps twice a second.
      await new Promise((later) => {
        setTimeout(later, 1_200);
      });
      return (await energy(sender)) - before > 1e-6;
    };
    const sent = (kind: string) => senders.filter(({ track }) => track?.kind === kind && track.readyState === 'live');
    const sounds = await Promise.all(sent('audio').map(grows));
    // By the standard a track that is switched off, and only that, is sent as black.
    return { picture: sent('video').some(({ track }) => track?.enabled === true), sound: sounds.includes(true) };
  });
}

/** Whether anything can be made out in what arrives of the other side, in any of the next five pictures. */
export function seesAnything(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const connection = window.observed.connections.findLast(({ connectionState }) => connectionState === 'connected');
    const track = connection?.getReceivers().find((receiver) => receiver.track.kind === 'video')?.track;
    if (!track) throw new Error('no picture is negotiated');
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    await video.play();
    const pen = new OffscreenCanvas(16, 9).getContext('2d');
    let seen = false;
    for (let picture = 0; picture < 5; picture += 1) {
      await new Promise((next) => {
        video.requestVideoFrameCallback(next);
      });
      pen?.drawImage(video, 0, 0, 16, 9);
      const pixels = pen?.getImageData(0, 0, 16, 9).data ?? [];
      seen ||= pixels.some((value, index) => index % 4 !== 3 && value > 48);
    }
    video.srcObject = null;
    return seen;
  });
}

/** The ids under which this page registered at PeerServer, in order. */
export function registeredPeerIds(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    window.observed.sockets
      .map((socket) => new URL(socket.url))
      .filter((url) => url.pathname.startsWith('/peer'))
      .map((url) => url.searchParams.get('id')),
  );
}

/** The certificates the other side of each open connection described, as "sha-256 AB:CD". */
export function partnerFingerprints(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.observed.connections
      .filter((connection) => connection.connectionState === 'connected')
      .flatMap((connection) => [...(connection.remoteDescription?.sdp ?? '').matchAll(/^a=fingerprint:(\S+) (\S+)/gmu)])
      .map((line) => `${line[1] ?? ''} ${(line[2] ?? '').toUpperCase()}`),
  );
}

/** What is still open of what the call opened: nothing, once it has ended. */
export function stillOpen(page: Page): Promise<{ tracks: number; connections: number; peerSockets: number }> {
  return page.evaluate(() => ({
    tracks: window.observed.tracks.filter((track) => track.readyState === 'live').length,
    connections: window.observed.connections.filter((connection) => connection.connectionState !== 'closed').length,
    peerSockets: window.observed.sockets.filter(
      (socket) => new URL(socket.url).pathname.startsWith('/peer') && socket.readyState <= WebSocket.OPEN,
    ).length,
  }));
}
