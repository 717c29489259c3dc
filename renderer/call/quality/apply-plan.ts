import { soundBitrate, type SendingPlan } from '#shared/domain/quality/sending-plan.ts';

declare global {
  // Of the standard and of Chromium; the platform's own typings do not have it yet.
  interface RTCRtpEncodingParameters {
    codec?: RTCRtpCodec;
  }
}

/** What was asked of a sender last, so that nothing is asked twice. */
export type Applied = string;

/** Asking a sender for its parameters waits for the browser's own threads: what was said once is not asked again. */
const protectedSenders = new WeakSet<RTCRtpSender>();

/** Sound goes before everything else, on every rung alike. */
export async function protectSound(sender: RTCRtpSender): Promise<void> {
  if (protectedSenders.has(sender)) return;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  encoding.maxBitrate = soundBitrate;
  encoding.priority = 'high';
  encoding.networkPriority = 'high';
  await sender.setParameters(parameters);
  protectedSenders.add(sender);
}

/**
 * Asks the video sender for what the plan says.
 * @param sourceHeight px, of the picture that is or will be sent; asked for before the first frame, nothing is set up twice
 * @param codec MIME type of one that was negotiated; null leaves the choice to the browser
 * @returns what was asked, or `before` when there was nothing to change or nothing is negotiated yet
 */
export async function applyPlan(
  sender: Pick<RTCRtpSender, 'getParameters' | 'setParameters'>,
  { video }: SendingPlan,
  sourceHeight: number | null,
  codec: string | null,
  before: Applied | null,
): Promise<Applied | null> {
  // Voice only: the track itself is taken out, there is nothing to ask for.
  if (video === null) return before;
  const asked = JSON.stringify([video, codec, sourceHeight]);
  if (asked === before) return before;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return before;
  encoding.maxBitrate = video.maxBitrate;
  encoding.maxFramerate = video.maxFramerate;
  encoding.scaleResolutionDownBy = sourceHeight === null ? 1 : Math.max(1, sourceHeight / video.height);
  encoding.priority = 'low';
  encoding.networkPriority = 'low';
  const wanted = parameters.codecs.find(({ mimeType }) => mimeType === codec);
  if (wanted) encoding.codec = wanted;
  parameters.degradationPreference = video.keep === 'detail' ? 'maintain-resolution' : 'maintain-framerate';
  await sender.setParameters(parameters);
  return asked;
}
