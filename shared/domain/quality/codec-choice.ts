/** How well a computer handles a video codec in real time. */
export interface Ability {
  /** MIME type, "video/VP8". */
  readonly codec: string;
  readonly smooth: boolean;
  /** In hardware, or so cheap that it makes no difference. */
  readonly powerEfficient: boolean;
}

/** Best picture for its bits first, among codecs that cost both computers nothing. */
const byPicture = ['video/AV1', 'video/VP9', 'video/H264', 'video/VP8'] as const;
/** Least work first, for codecs at least one of the two has to compute itself. */
const byWork = ['video/VP8', 'video/H264', 'video/VP9', 'video/AV1'] as const;

/**
 * The codec this side should send in, or null to leave what was negotiated: what both have in hardware, else what costs
 * an old laptop the least, because a choking encoder hurts the sound too.
 */
export function chooseCodec(encode: readonly Ability[], decode: readonly Ability[]): string | null {
  const both = (codec: string, wanted: (ability: Ability) => boolean) =>
    [encode, decode].every((abilities) => abilities.some((ability) => ability.codec === codec && wanted(ability)));
  return (
    byPicture.find((codec) => both(codec, (ability) => ability.smooth && ability.powerEfficient)) ??
    byWork.find((codec) => both(codec, (ability) => ability.smooth)) ??
    null
  );
}
