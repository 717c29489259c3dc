import { expect, it, vi } from 'vitest';
import { sendKeyFrame } from './key-frame.ts';

type Set = Parameters<typeof sendKeyFrame>[0] extends { getSenders(): readonly (infer Sender)[] } ? Sender : never;

function sender(kind: string | null, encodings: number, setParameters: Set['setParameters']): Set {
  const parameters: RTCRtpSendParameters = {
    transactionId: '1',
    codecs: [],
    headerExtensions: [],
    rtcp: {},
    encodings: Array.from({ length: encodings }, () => ({})),
  };
  return { track: kind === null ? null : { kind }, getParameters: () => parameters, setParameters };
}

it('asks for a whole picture of every encoding of the picture, and of nothing else', async () => {
  const picture = vi.fn<Set['setParameters']>(() => Promise.resolve());
  const other = vi.fn<Set['setParameters']>(() => Promise.resolve());
  await sendKeyFrame({
    getSenders: () => [sender('audio', 1, other), sender(null, 1, other), sender('video', 2, picture)],
  });
  expect(picture).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ transactionId: '1' }), {
    encodingOptions: [{ keyFrame: true }, { keyFrame: true }],
  });
  expect(other).not.toHaveBeenCalled();
});

it('leaves it to the partner when the sender changes in this very moment', async () => {
  const changed = vi.fn<Set['setParameters']>(() => Promise.reject(new DOMException('', 'InvalidStateError')));
  await expect(sendKeyFrame({ getSenders: () => [sender('video', 1, changed)] })).resolves.toBeUndefined();
  expect(changed).toHaveBeenCalledOnce();
});
