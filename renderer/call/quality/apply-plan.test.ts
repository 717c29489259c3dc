import { expect, it, vi } from 'vitest';
import { sendingPlan } from '#shared/domain/quality/sending-plan.ts';
import { applyPlan } from './apply-plan.ts';

/** A sender for which these codecs were negotiated; like the browser's it refuses any other. */
function pictureSender(...negotiated: readonly string[]) {
  const codecs = negotiated.map((mimeType, at) => ({ mimeType, clockRate: 90_000, payloadType: 96 + at }));
  const parameters: RTCRtpSendParameters = {
    transactionId: '1',
    codecs,
    headerExtensions: [],
    rtcp: {},
    encodings: [{}],
  };
  const setParameters = vi.fn<(asked: RTCRtpSendParameters) => Promise<void>>(async ({ encodings }) => {
    const codec = encodings[0]?.codec;
    if (codec && !codecs.some(({ mimeType }) => mimeType === codec.mimeType)) throw new TypeError('not negotiated');
  });
  return { parameters, setParameters, getParameters: () => parameters };
}

const plan = sendingPlan('full', 'face', null);

it('sends in the codec that was chosen, when it was negotiated', async () => {
  const sender = pictureSender('video/VP8', 'video/H264');
  const applied = await applyPlan(sender, plan, 720, 'video/H264', null);
  expect(sender.parameters.encodings[0]?.codec?.mimeType).toBe('video/H264');
  expect(await applyPlan(sender, plan, 720, 'video/H264', applied)).toBe(applied);
  expect(sender.setParameters).toHaveBeenCalledOnce();
});

it('does all else of the plan when the other side asked for a codec that was not', async () => {
  const sender = pictureSender('video/VP8');
  await applyPlan(sender, plan, 720, 'video/H265', null);
  expect(sender.parameters.encodings[0]?.codec).toBeUndefined();
  expect(sender.parameters.encodings[0]?.maxBitrate).toBe(plan.video?.maxBitrate);
  expect(sender.setParameters).toHaveBeenCalledOnce();
});
