import type { Rung } from './ladder.ts';

/** What is asked of the video sender; bit/s, frames per second, px. */
export interface VideoPlan {
  readonly maxBitrate: number;
  /** Less than this and the picture is not worth its place beside the sound. */
  readonly leastBitrate: number;
  readonly maxFramerate: number;
  readonly height: number;
  /** What is kept when the encoder itself has to save: movement, or every detail. */
  readonly keep: 'movement' | 'detail';
}

/** `video: null`: voice only. There is no plan for the sound: see `soundBitrate`. */
export interface SendingPlan {
  readonly video: VideoPlan | null;
}

/** What is sent: a face, what the doctor asked to be kept sharp (skin, a wound), or a shared screen. */
export type Subject = 'face' | 'sharp' | 'screen';

/** The sound on every rung, bit/s: clear speech, and little beside any picture. */
export const soundBitrate = 32_000;

const face: Readonly<Record<Rung, VideoPlan | null>> = {
  full: { maxBitrate: 1_500_000, leastBitrate: 450_000, maxFramerate: 30, height: 720, keep: 'movement' },
  'fewer-frames': { maxBitrate: 700_000, leastBitrate: 300_000, maxFramerate: 15, height: 720, keep: 'movement' },
  'half-size': { maxBitrate: 200_000, leastBitrate: 90_000, maxFramerate: 20, height: 360, keep: 'movement' },
  small: { maxBitrate: 120_000, leastBitrate: 45_000, maxFramerate: 15, height: 180, keep: 'movement' },
  'voice-only': null,
};

const sharp: Readonly<Record<Rung, VideoPlan | null>> = {
  full: { maxBitrate: 2_500_000, leastBitrate: 250_000, maxFramerate: 24, height: 1_080, keep: 'detail' },
  'fewer-frames': { maxBitrate: 700_000, leastBitrate: 120_000, maxFramerate: 8, height: 1_080, keep: 'detail' },
  'half-size': { maxBitrate: 300_000, leastBitrate: 70_000, maxFramerate: 4, height: 720, keep: 'detail' },
  small: { maxBitrate: 120_000, leastBitrate: 40_000, maxFramerate: 2, height: 540, keep: 'detail' },
  'voice-only': null,
};

const screen: Readonly<Record<Rung, VideoPlan | null>> = {
  full: { maxBitrate: 2_000_000, leastBitrate: 150_000, maxFramerate: 15, height: 1_080, keep: 'detail' },
  'fewer-frames': { maxBitrate: 700_000, leastBitrate: 100_000, maxFramerate: 6, height: 1_080, keep: 'detail' },
  'half-size': { maxBitrate: 300_000, leastBitrate: 60_000, maxFramerate: 4, height: 720, keep: 'detail' },
  small: { maxBitrate: 120_000, leastBitrate: 40_000, maxFramerate: 2, height: 720, keep: 'detail' },
  'voice-only': null,
};

const plans = { face, sharp, screen } as const;

/** Heights a face is sent in, px; a few steps, so that a window being dragged does not change the picture at every pixel. */
const heights = [180, 270, 360, 540, 720] as const;

/** How high the first pictures of a connection are at most, px. */
export const firstHeight = 180;
/** For how long after both talk, ms. */
export const firstPicturesMs = 1_000;

/**
 * The same plan for a connection's first pictures. An encoder that begins with more than its first bit rate can carry
 * throws frames away, one size after the other, before it sends any: with 720 lines the first one came 260 to 340 ms after
 * the camera, with 360 lines 100 to 110 ms (measured with two connections in one Chromium 156, VP8). 180 lines begin with
 * any bit rate (docs/decisions/0017).
 */
export function planAtFirst({ video }: SendingPlan): SendingPlan {
  return { video: video && { ...video, height: Math.min(video.height, firstHeight) } };
}

/**
 * @param shownHeight how high the other side shows the picture, in its screen's own px; null while it has not said
 */
export function sendingPlan(rung: Rung, subject: Subject, shownHeight: number | null): SendingPlan {
  const video = plans[subject][rung];
  if (video === null || subject !== 'face' || shownHeight === null) return { video };
  const enough = heights.find((height) => height >= shownHeight) ?? 720;
  if (enough >= video.height) return { video };
  // Bits go with the area shown; a small picture is not starved of them, faces need some.
  const area = (enough / video.height) ** 2;
  const maxBitrate = Math.max(Math.round(video.maxBitrate * area), Math.min(video.maxBitrate, 120_000));
  return {
    video: { ...video, height: enough, maxBitrate, leastBitrate: Math.min(video.leastBitrate, maxBitrate / 2) },
  };
}
