// The attacker's own end: a page that can pose as either side of a call, and knows whether it saw or heard anything.
import type { Browser, Page } from '@playwright/test';

interface AttackerEnd {
  /** Poses as the one who is called. */
  readonly answer: (offer: string) => Promise<string>;
  /** Poses as the one who calls. */
  readonly offer: () => Promise<string>;
  readonly takeAnswer: (answer: string) => Promise<void>;
  readonly addCandidate: (towards: 'caller' | 'callee', candidate: RTCIceCandidateInit) => Promise<void>;
  readonly seen: () => Promise<{ framesDecoded: number; audioSamples: number; connected: number }>;
}
declare global {
  interface Window {
    attacker: AttackerEnd;
  }
}

export interface Attacker extends AsyncDisposable, AttackerEnd {}

export async function openAttacker(browser: Browser): Promise<Attacker> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  // Any page of a secure origin does; nothing of it comes from a network.
  await page.route('http://localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>a</title>' }),
  );
  await page.goto('http://localhost/');
  await install(page);
  return {
    answer: (offer) => page.evaluate((sdp) => window.attacker.answer(sdp), offer),
    offer: () => page.evaluate(() => window.attacker.offer()),
    takeAnswer: (answer) => page.evaluate((sdp) => window.attacker.takeAnswer(sdp), answer),
    addCandidate: (towards, candidate) =>
      page.evaluate(([end, one]) => window.attacker.addCandidate(end, one), [towards, candidate] as const),
    seen: () => page.evaluate(() => window.attacker.seen()),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

async function install(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const ends: RTCPeerConnection[] = [];
    const current: Record<'caller' | 'callee', RTCPeerConnection | null> = { caller: null, callee: null };
    const open = (towards: 'caller' | 'callee') => {
      const connection = new RTCPeerConnection();
      ends.push(connection);
      current[towards] = connection;
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
      connection.addEventListener('track', ({ streams: [remote] }) => {
        const video = document.createElement('video');
        video.muted = true;
        video.autoplay = true;
        video.srcObject = remote ?? null;
        document.body.append(video);
      });
      return connection;
    };
    /** The description with every candidate in it. */
    const described = async (connection: RTCPeerConnection) => {
      await connection.setLocalDescription();
      if (connection.iceGatheringState !== 'complete') {
        await new Promise<void>((complete) => {
          connection.addEventListener('icegatheringstatechange', () => {
            if (connection.iceGatheringState === 'complete') complete();
          });
        });
      }
      return connection.localDescription?.sdp ?? '';
    };
    window.attacker = {
      async answer(offer) {
        const connection = open('caller');
        await connection.setRemoteDescription({ type: 'offer', sdp: offer });
        return described(connection);
      },
      async offer() {
        const connection = open('callee');
        connection.createDataChannel('mc');
        return described(connection);
      },
      async takeAnswer(answer) {
        await current.callee?.setRemoteDescription({ type: 'answer', sdp: answer });
      },
      async addCandidate(towards, candidate) {
        // One that comes before the description, or after the end, is of no use.
        await current[towards]?.addIceCandidate(candidate).catch(() => undefined);
      },
      async seen() {
        const sum = { framesDecoded: 0, audioSamples: 0, connected: 0 };
        for (const connection of ends) {
          if (connection.connectionState === 'connected') sum.connected += 1;
          const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
          for (const entry of report.values()) {
            if (entry['type'] !== 'inbound-rtp') continue;
            const number = (name: string) => (typeof entry[name] === 'number' ? entry[name] : 0);
            sum.framesDecoded += number('framesDecoded');
            if (entry['kind'] === 'audio') sum.audioSamples += number('totalSamplesReceived');
          }
        }
        return sum;
      },
    };
  });
}
