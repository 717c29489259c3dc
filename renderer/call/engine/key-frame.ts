/** The standard's per-encoding option, not in the platform's typings yet. */
interface KeyFrameOptions {
  readonly encodingOptions: readonly { readonly keyFrame: boolean }[];
}

interface PictureSender {
  readonly track: { readonly kind: string } | null;
  getParameters(): RTCRtpSendParameters;
  setParameters(parameters: RTCRtpSendParameters, options: KeyFrameOptions): Promise<void>;
}

/**
 * Makes the next picture sent a whole one. After a path was lost the other side cannot decode until one comes, and asks
 * for it by itself only about two seconds later.
 */
export async function sendKeyFrame(connection: { getSenders(): readonly PictureSender[] }): Promise<void> {
  for (const sender of connection.getSenders()) {
    if (sender.track?.kind !== 'video') continue;
    const parameters = sender.getParameters();
    const options: KeyFrameOptions = { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) };
    try {
      await sender.setParameters(parameters, options);
    } catch {
      // Changed or closed in this very moment: the partner asks for the picture itself.
    }
  }
}
