import { timing } from '#shared/domain/call/state.ts';
import type { MediaNotice } from './control-channel.ts';

/** How often the connection's counters are read, ms: well below the silence that counts. */
const sampleMs = 100;

/** A connection, as far as it is watched here. */
export interface WatchedConnection {
  readonly connectionState: RTCPeerConnectionState;
  // The report's entries are typed as plain dictionaries by the platform's own typings.
  getStats(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  getReceivers(): readonly { readonly track: { readonly kind: string } }[];
  addEventListener(type: 'connectionstatechange', listener: () => void): void;
  removeEventListener(type: 'connectionstatechange', listener: () => void): void;
}

interface Counters {
  /** Everything the transport received, connectivity checks left out. */
  readonly transportBytes: number;
  readonly framesDecoded: number;
  readonly audioSamples: number;
}

async function readCounters(connection: WatchedConnection): Promise<Counters> {
  let transportBytes = 0;
  let framesDecoded = 0;
  let audioSamples = 0;
  const report = await connection.getStats();
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  for (const entry of report.values()) {
    if (entry['type'] === 'transport') transportBytes += count(entry['bytesReceived']);
    if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'video') framesDecoded += count(entry['framesDecoded']);
    if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio')
      audioSamples += count(entry['totalSamplesReceived']);
  }
  return { transportBytes, framesDecoded, audioSamples };
}

/** How soon something has to arrive when there is reason to doubt the path, ms: two heartbeats of the partner's. */
const doubtMs = 800;

export interface MediaWatch {
  isFlowing(): boolean;
  /** The partner has just said what it sends: from now on its pictures count. */
  partnerTold(): void;
  /** The network may be another now: silence counts sooner, this once. */
  doubt(): void;
  stop(): void;
}

export interface MediaWatchListener {
  flowing(): void;
  silent(): void;
  /** Doubted, and nothing came: told after `silent`. */
  dead(): void;
  partner(): MediaNotice | null;
}

/**
 * Watches what really arrives. ICE says a path is gone only after five to seven seconds and sometimes never, so the call's
 * words come from the counters. `flowing` is told once a picture is decoded that came after the partner's word that it sends
 * (black comes before it), or its sound, or nothing at all, when that is all the partner sends. After `silent` it is told
 * with the first packet. A connection that replaces one over which media flows is given the same time to begin as that one
 * had to be missed.
 */
export function watchMedia(
  connection: WatchedConnection,
  on: MediaWatchListener,
  { replacesFlowing }: { readonly replacesFlowing: boolean },
): MediaWatch {
  let last: Counters = { transportBytes: 0, framesDecoded: 0, audioSamples: 0 };
  let lastGrowth = performance.now();
  let doubtedAt: number | null = null;
  let state: 'before' | 'flowing' | 'silent' = replacesFlowing ? 'flowing' : 'before';
  /** A replaced connection's silence counts from the start, but this one's first media is news all the same. */
  let untold = replacesFlowing;
  let reading = false;
  /** Pictures that were decoded before the partner said that it sends; null until it does. */
  let framesBefore = on.partner() === null ? null : 0;

  const arrived = (now: Counters): boolean => {
    const partner = on.partner();
    if (partner === null) return false;
    framesBefore ??= now.framesDecoded;
    if (now.framesDecoded > framesBefore) return true;
    const picture = connection.getReceivers().some(({ track }) => track.kind === 'video');
    if (partner.video === 'on' && picture) return false;
    return partner.audio !== 'on' || now.audioSamples > 0;
  };

  const judgeSilence = () => {
    const now = performance.now();
    if (doubtedAt !== null && now - Math.max(lastGrowth, doubtedAt) >= doubtMs) {
      doubtedAt = null;
      if (state === 'flowing') {
        state = 'silent';
        on.silent();
      }
      on.dead();
    }
    if (state === 'flowing' && now - lastGrowth >= timing.silenceMs) {
      state = 'silent';
      on.silent();
    }
  };

  const sample = async () => {
    if (reading || connection.connectionState === 'closed') return;
    reading = true;
    try {
      const now = await readCounters(connection);
      if (now.transportBytes > last.transportBytes) {
        lastGrowth = performance.now();
        if (doubtedAt !== null && lastGrowth - doubtedAt >= doubtMs) doubtedAt = null;
        if (state === 'silent' || ((state === 'before' || untold) && arrived(now))) {
          state = 'flowing';
          untold = false;
          on.flowing();
        }
      } else judgeSilence();
      last = now;
    } finally {
      reading = false;
    }
  };
  const interval = setInterval(() => void sample(), sampleMs);
  // The first frame is told when it is decoded, not at the next sample.
  const eager = () => void sample();
  connection.addEventListener('connectionstatechange', eager);
  return {
    isFlowing: () => state === 'flowing',
    partnerTold: eager,
    doubt() {
      doubtedAt = performance.now();
    },
    stop() {
      clearInterval(interval);
      connection.removeEventListener('connectionstatechange', eager);
    },
  };
}
