import type { Ability } from '#shared/domain/quality/codec-choice.ts';

/** What a visit's picture is at its largest; an answer for less would flatter a weak computer. */
const picture = { width: 1_280, height: 720, bitrate: 1_500_000, framerate: 30 } as const;

function codecsOf(capabilities: RTCRtpCapabilities | null): readonly string[] {
  const codecs = (capabilities?.codecs ?? []).map(({ mimeType }) => mimeType);
  // Repair formats travel beside a codec and are none.
  return [...new Set(codecs)].filter((codec) => !/\/(?:rtx|red|ulpfec|flexfec-03)$/u.test(codec));
}

async function ask(codec: string, direction: 'encode' | 'decode'): Promise<Ability | null> {
  const configuration = { type: 'webrtc', video: { contentType: codec, ...picture } } as const;
  try {
    const { mediaCapabilities } = navigator;
    const info =
      direction === 'encode'
        ? await mediaCapabilities.encodingInfo(configuration)
        : await mediaCapabilities.decodingInfo(configuration);
    return info.supported ? { codec, smooth: info.smooth, powerEfficient: info.powerEfficient } : null;
  } catch {
    // A name this browser does not know how to ask about: as if it could not do it.
    return null;
  }
}

/** How well this computer makes, or shows, each video codec it negotiates. */
export async function abilities(direction: 'encode' | 'decode'): Promise<readonly Ability[]> {
  const end = direction === 'encode' ? RTCRtpSender : RTCRtpReceiver;
  const answers = await Promise.all(codecsOf(end.getCapabilities('video')).map((codec) => ask(codec, direction)));
  return answers.filter((answer) => answer !== null);
}
