import type { TFunction } from 'i18next';
import type { Verdict } from '#shared/domain/quality/side.ts';
import type { QualityShown } from './quality-part.ts';

type Translate = TFunction<['call', 'errors']>;

/** How the connection is and at whose end, in a sentence. */
export function verdictWords(t: Translate, verdict: Verdict, name: string): string {
  if (verdict.grade === 'good') return t('quality.good');
  return t(`quality.${verdict.grade}.${verdict.side}`, { name });
}

/** Why there is no picture on purpose; null while there is one. */
export function voiceOnlyWords(t: Translate, voiceOnly: QualityShown['voiceOnly'], name: string): string | null {
  return voiceOnly === null ? null : t(`quality.voiceOnly.${voiceOnly}`, { name });
}
