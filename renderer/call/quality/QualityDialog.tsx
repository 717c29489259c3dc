import { useTranslation } from 'react-i18next';
import type { LineSample } from '#shared/domain/quality/sample.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useCall } from '../call-context.ts';
import type { PictureMode } from './quality-part.ts';
import { verdictWords, voiceOnlyWords } from './quality-words.ts';

const modes: readonly PictureMode[] = ['auto', 'sharp', 'voice-only'];

/** How the connection is, what helps, what the doctor wants it to carry, and the figures for whoever likes them. */
export function QualityDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { snapshot, side } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { parts, features } = snapshot;
  const quality = features?.quality ?? null;
  const verdict = quality?.verdict ?? null;
  const voiceOnly = voiceOnlyWords(t, quality?.voiceOnly ?? null, name);
  const help = { auto: t('quality.autoHelp'), sharp: t('quality.sharpHelp'), 'voice-only': t('quality.voiceOnlyHelp') };
  return (
    <Dialog title={t('quality.title')} look={side === 'doctor' ? 'wide' : 'box'} onClose={onClose}>
      <p className="quality-verdict">
        <strong>{verdict === null ? t('quality.unknownYet') : verdictWords(t, verdict, name)}</strong>
        {verdict !== null && verdict.grade !== 'good' && (
          <span>{verdict.side === 'partner' ? t('quality.helpPartner') : t('quality.helpOwn')}</span>
        )}
        {voiceOnly !== null && <span>{voiceOnly}</span>}
        {voiceOnly === null && quality !== null && quality.rung !== 'full' && <span>{t('quality.less')}</span>}
      </p>
      {side === 'doctor' && (
        <Choice
          label={t('quality.choose')}
          look="cards"
          value={quality?.mode ?? 'auto'}
          onChange={(mode) => parts?.quality.wish(mode)}
          options={modes.map((mode) => ({
            value: mode,
            spoken: `${t(`quality.${mode}`)}: ${help[mode]}`,
            content: (
              <span className="quality-mode">
                <strong>{t(`quality.${mode}`)}</strong>
                <span>{help[mode]}</span>
              </span>
            ),
          }))}
        />
      )}
      {quality?.sample && (
        <Disclosure title={t('quality.figures')}>
          <Figures sample={quality.sample} />
        </Disclosure>
      )}
    </Dialog>
  );
}

function Figures({ sample }: { readonly sample: LineSample }) {
  const { t } = useTranslation('call');
  const { roundTripMs, send, receive } = sample;
  const ms = (value: number | null) =>
    value === null ? t('quality.none') : t('quality.ms', { value: Math.round(value) });
  const percent = (share: number | null) =>
    share === null ? t('quality.none') : t('quality.percent', { value: (share * 100).toFixed(1) });
  const kbit = (value: number) => t('quality.kbit', { value: Math.round(value) });
  const rows = [
    [t('quality.roundTrip'), ms(roundTripMs)],
    [t('quality.lossSent'), percent(send.lossShare)],
    [t('quality.lossReceived'), percent(receive.lossShare)],
    [t('quality.sent'), kbit(send.kbitPerSecond)],
    [t('quality.received'), kbit(receive.kbitPerSecond)],
    [
      t('quality.picture'),
      receive.height === null || receive.framesPerSecond === null
        ? t('quality.none')
        : t('quality.frames', { height: receive.height, frames: Math.round(receive.framesPerSecond) }),
    ],
  ] as const;
  return (
    <dl className="quality-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
