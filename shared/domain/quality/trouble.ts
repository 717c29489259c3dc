import { gradeSample, type Grade } from './grade.ts';
import type { Trouble } from './ladder.ts';
import type { LineSample } from './sample.ts';
import type { SendingPlan } from './sending-plan.ts';

/** From this share of made-up sound on, words are missed. */
const hurtSoundShare = 0.03;
/** Below this share nothing is missed. */
const clearSoundShare = 0.01;
/** From this share on, sentences are. */
const brokenSoundShare = 0.08;

/** What the other side says of what reaches it; null before it has said anything. */
export interface Heard {
  readonly concealedShare: number | null;
}

/**
 * The sample's grade as far as the picture may be to blame: packets lost. A long way and an uneven one are no reason to send
 * less, as long as the sound arrives whole: many a village is 600 ms away and sees well.
 */
export function gradeOfLoss(sample: LineSample, before: Grade): Grade {
  return gradeSample({ lossShare: sample.send.lossShare, jitterMs: null, roundTripMs: null }, before);
}

/**
 * What a sample means for how much picture is sent. Sound that does not arrive whole counts before everything else: it is
 * what the picture is given up for.
 * @param loss `gradeOfLoss` of this sample
 */
export function troubleOf(loss: Grade, sample: LineSample, heard: Heard | null, plan: SendingPlan): Trouble {
  const concealed = heard?.concealedShare ?? 0;
  if (loss === 'very-weak' || concealed >= brokenSoundShare) return 'heavy';
  if (concealed >= hurtSoundShare || (loss === 'weak' && takesMuch(plan))) return 'some';
  const starved = starvation(sample, plan);
  if (starved !== null) return starved;
  return loss === 'good' && concealed < clearSoundShare ? 'none' : 'unclear';
}

/** A line that loses a little at any load: beside this much picture the doubled sound arrives whole, and less would help nobody. */
const modestBitrate = 200_000;

function takesMuch({ video }: SendingPlan): boolean {
  return video !== null && video.maxBitrate > modestBitrate;
}

/**
 * The browser believes that even the least this rung needs does not get through. Its estimate means something only while
 * it is made use of: a side that sends little is believed to be able to send little.
 */
function starvation({ send }: LineSample, { video }: SendingPlan): 'some' | 'heavy' | null {
  if (video === null || send.availableKbitPerSecond === null) return null;
  const inUse = send.kbitPerSecond > send.availableKbitPerSecond * 0.6;
  if (!inUse || send.availableKbitPerSecond * 1_000 >= video.leastBitrate) return null;
  return send.availableKbitPerSecond * 2_000 < video.leastBitrate ? 'heavy' : 'some';
}
