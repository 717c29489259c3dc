import type { Grade } from './grade.ts';
import type { Trouble } from './ladder.ts';
import type { LineSample } from './sample.ts';
import type { SendingPlan } from './sending-plan.ts';

/** From this share of made-up sound on, words are missed. */
const hurtSoundShare = 0.03;
/** From this share on, sentences are. */
const brokenSoundShare = 0.15;

/** What the other side says of what reaches it; null before it has said anything. */
export interface Heard {
  readonly grade: Grade;
  readonly concealedShare: number | null;
}

/**
 * What a sample means for how much picture is sent. Sound that does not arrive whole counts before everything else: it is
 * what the picture is given up for.
 * @param send the sample's own grade of the sending direction, not the shown one
 */
export function troubleOf(send: Grade, sample: LineSample, heard: Heard | null, plan: SendingPlan): Trouble {
  const concealed = heard?.concealedShare ?? 0;
  if (send === 'very-weak' || concealed >= brokenSoundShare) return 'heavy';
  if (send === 'weak' || concealed >= hurtSoundShare) return 'some';
  if (isStarved(sample, plan)) return 'some';
  return heard === null || heard.grade === 'good' ? 'none' : 'unclear';
}

/**
 * The browser believes that even the least this rung needs does not get through. Its estimate means something only while
 * it is made use of: a side that sends little is believed to be able to send little.
 */
function isStarved({ send }: LineSample, { video }: SendingPlan): boolean {
  if (video === null || send.availableKbitPerSecond === null) return false;
  const inUse = send.kbitPerSecond > send.availableKbitPerSecond * 0.6;
  return inUse && send.availableKbitPerSecond * 1_000 < video.leastBitrate;
}
