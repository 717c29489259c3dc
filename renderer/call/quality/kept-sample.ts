import type { Grade } from '#shared/domain/quality/grade.ts';
import type { LineSample } from '#shared/domain/quality/sample.ts';
import type { QualitySample } from '#shared/domain/records.ts';

const verdicts = { good: 'good', weak: 'weak', 'very-weak': 'very_weak', reconnecting: 'reconnecting' } as const;

/** A sample as the clinic keeps it. @param at ms since 1970 on the server's clock */
export function keptSample(
  at: number,
  sample: LineSample | null,
  verdict: Grade | 'reconnecting' | null,
): QualitySample {
  const worst = Math.max(sample?.receive.lossShare ?? 0, sample?.send.lossShare ?? 0);
  const known = sample !== null && (sample.receive.lossShare !== null || sample.send.lossShare !== null);
  return {
    at,
    roundTripMs: sample?.roundTripMs ?? null,
    lossPercent: known ? worst * 100 : null,
    jitterMs: sample?.receive.jitterMs ?? null,
    sendKbps: sample?.send.kbitPerSecond ?? null,
    receiveKbps: sample?.receive.kbitPerSecond ?? null,
    framesPerSecond: sample?.receive.framesPerSecond ?? null,
    heightPx: sample?.receive.height ?? null,
    path: sample?.path ?? null,
    verdict: verdict === null ? null : verdicts[verdict],
  };
}
