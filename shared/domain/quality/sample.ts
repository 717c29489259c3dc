import type { Counters, Path } from './counters.ts';
import type { Direction } from './grade.ts';

/** How often the connection is looked at, ms. */
export const sampleEveryMs = 2_000;

/** What happened between two looks at the connection. */
export interface LineSample {
  readonly roundTripMs: number | null;
  readonly receive: Direction & {
    readonly kbitPerSecond: number;
    /** Null while the other side sends no picture. */
    readonly framesPerSecond: number | null;
    readonly height: number | null;
    /** How much of the sound had to be made up because it did not arrive in time, 0 to 1. */
    readonly concealedShare: number | null;
  };
  readonly send: Direction & {
    readonly kbitPerSecond: number;
    /** What the browser believes it may send. */
    readonly availableKbitPerSecond: number | null;
    readonly cpuLimited: boolean;
  };
  readonly path: Path | null;
}

/** Fewer packets say nothing about loss: one of five would be 20 %. */
const fewestPackets = 20;

const grown = (before: number, after: number): number => Math.max(0, after - before);

function share(part: number, whole: number, fewest: number): number | null {
  return whole < fewest ? null : Math.min(1, part / whole);
}

/** The sample between two looks; null when no time lies between them. */
export function sampleBetween(before: Counters, after: Counters): LineSample | null {
  const seconds = (after.at - before.at) / 1_000;
  if (seconds <= 0) return null;
  const arrived = grown(before.packetsReceived, after.packetsReceived);
  const lost = grown(before.packetsLost, after.packetsLost);
  const sent = grown(before.packetsSent, after.packetsSent);
  const samples = grown(before.samplesReceived, after.samplesReceived);
  return {
    roundTripMs: after.roundTripMs,
    receive: {
      lossShare: share(lost, arrived + lost, fewestPackets),
      jitterMs: after.jitterMs,
      kbitPerSecond: (grown(before.bytesReceived, after.bytesReceived) * 8) / 1_000 / seconds,
      framesPerSecond: after.videoReceived ? grown(before.framesDecoded, after.framesDecoded) / seconds : null,
      height: after.receivedHeight,
      concealedShare: share(grown(before.samplesConcealed, after.samplesConcealed), samples, 1),
    },
    send: {
      lossShare: share(grown(before.sentLost, after.sentLost), sent, fewestPackets),
      jitterMs: after.sentJitterMs,
      kbitPerSecond: (grown(before.bytesSent, after.bytesSent) * 8) / 1_000 / seconds,
      availableKbitPerSecond: after.availableKbitPerSecond,
      cpuLimited: after.cpuLimited,
    },
    path: after.path,
  };
}
