// Measures, inside a page, what a person there sees and hears of the other side. The page has to be observed
// (tests/e2e/support/observer.ts) before its connections are made.
import type { Page } from '@playwright/test';
import { seePictures } from './recognisable.ts';

/** Moments, ms since 1970; null for what did not come within the time given. */
export interface Restored {
  readonly picture: number | null;
  readonly sound: number | null;
}

export interface Heard {
  /** The longest stretch in which nothing but made-up sound was played, or none at all, ms. */
  readonly longestGapMs: number;
  /** Share of made-up sound, 0 to 1. */
  readonly concealed: number;
  readonly framesPerSecond: number;
  readonly framesDecoded: number;
  /** Height of the last decoded picture, px. */
  readonly height: number;
}

interface Meter {
  restored(timeoutMs: number): Promise<Restored>;
  begin(): void;
  heard(): Heard;
}
declare global {
  interface Window {
    meter: Meter;
  }
}

/** Installs the meter; needs `observe` before it. */
export async function meter(page: Page): Promise<void> {
  await seePictures(page);
  await page.evaluate(() => {
    const clock = () => performance.timeOrigin + performance.now();
    const wait = (ms: number) =>
      new Promise((done) => {
        setTimeout(done, ms);
      });
    const open = () => window.observed.connections.filter(({ connectionState }) => connectionState !== 'closed');
    const number = (value: unknown) => (typeof value === 'number' ? value : 0);
    const inbound = async (connection: RTCPeerConnection) => {
      const report: ReadonlyMap<string, Readonly<Record<string, unknown>>> = await connection.getStats();
      return [...report.values()].filter(({ type }) => type === 'inbound-rtp');
    };

    /** The next new, recognisable frame on any connection, those made meanwhile included. */
    const nextPicture = async (until: number): Promise<number | null> => {
      const videos = new Map<MediaStreamTrack, HTMLVideoElement>();
      const found: { at: number | null } = { at: null };
      const look = (video: HTMLVideoElement) => {
        video.requestVideoFrameCallback(() => {
          if (found.at !== null || clock() > until) return;
          if (window.recognisable(video)) found.at = clock();
          else look(video);
        });
      };
      while (found.at === null && clock() < until) {
        for (const track of open().flatMap((connection) =>
          connection.getReceivers().map((receiver) => receiver.track),
        )) {
          if (track.kind !== 'video' || videos.has(track)) continue;
          const video = document.createElement('video');
          video.muted = true;
          video.autoplay = true;
          video.srcObject = new MediaStream([track]);
          // What is never painted has no pixels either.
          video.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 2px; height: 2px; z-index: 9999';
          document.body.append(video);
          videos.set(track, video);
          // The first frame shown to a new element is the last one received, perhaps long ago.
          video.requestVideoFrameCallback(() => {
            look(video);
          });
        }
        await wait(10);
      }
      for (const video of videos.values()) video.remove();
      return found.at;
    };

    /** Decoded sound above the whisper that concealment ends in. */
    const nextSound = async (until: number): Promise<number | null> => {
      const energies = new Map<RTCPeerConnection, { energy: number; real: number }>();
      while (clock() < until) {
        for (const connection of open()) {
          const entries = await inbound(connection);
          const audio = entries.find(({ kind }) => kind === 'audio');
          if (!audio) continue;
          const energy = number(audio['totalAudioEnergy']);
          const real = number(audio['totalSamplesReceived']) - number(audio['concealedSamples']);
          const before = energies.get(connection);
          if (before && real > before.real && energy - before.energy > 1e-5) return clock();
          energies.set(connection, { energy, real });
        }
        await wait(10);
      }
      return null;
    };

    const sums = { longest: 0, gap: 0, concealed: 0, total: 0, frames: 0, height: 0, began: 0 };
    /** Each listening has its own: one that was stopped must not go on beside the next. */
    let listening = new AbortController();
    /** One sample of every open connection; getStats itself is renewed every 50 ms. */
    const listen = async (stopped: AbortSignal) => {
      const last = new Map<RTCPeerConnection, { total: number; concealed: number; frames: number }>();
      let played = clock();
      while (!stopped.aborted) {
        for (const connection of open()) {
          const entries = await inbound(connection);
          if (stopped.aborted) return;
          const audio = entries.find(({ kind }) => kind === 'audio');
          const video = entries.find(({ kind }) => kind === 'video');
          const now = {
            total: number(audio?.['totalSamplesReceived']),
            concealed: number(audio?.['concealedSamples']),
            frames: number(video?.['framesDecoded']),
          };
          const before = last.get(connection);
          last.set(connection, now);
          if (!before) continue;
          const total = now.total - before.total;
          const concealed = now.concealed - before.concealed;
          if (now.frames > before.frames) sums.height = number(video?.['frameHeight']);
          sums.frames += now.frames - before.frames;
          sums.total += total;
          sums.concealed += concealed;
          if (total > 0 && concealed < total / 2) {
            played = clock();
            sums.gap = 0;
          } else if (total > 0) {
            sums.gap += concealed / 48;
          }
        }
        // Where nothing is played at all there are no samples to count: then the clock tells.
        sums.longest = Math.max(sums.longest, sums.gap, clock() - played > 250 ? clock() - played : 0);
        await wait(25);
      }
    };

    window.meter = {
      async restored(timeoutMs) {
        const until = clock() + timeoutMs;
        const [picture, sound] = await Promise.all([nextPicture(until), nextSound(until)]);
        return { picture, sound };
      },
      begin() {
        Object.assign(sums, { longest: 0, gap: 0, concealed: 0, total: 0, frames: 0, height: 0, began: clock() });
        listening.abort();
        listening = new AbortController();
        void listen(listening.signal);
      },
      heard() {
        listening.abort();
        return {
          longestGapMs: sums.longest,
          concealed: sums.total === 0 ? 1 : sums.concealed / sums.total,
          framesPerSecond: (sums.frames * 1_000) / (clock() - sums.began),
          framesDecoded: sums.frames,
          height: sums.height,
        };
      },
    };
  });
}

/** When this page's person sees and hears the other side (again), from now on. */
export function restored(page: Page, timeoutMs: number): Promise<Restored> {
  return page.evaluate((limit) => window.meter.restored(limit), timeoutMs);
}

export async function beginListening(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.meter.begin();
  });
}

/** What was heard and seen since `beginListening`. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => window.meter.heard());
}
