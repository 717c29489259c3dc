import { useTranslation } from 'react-i18next';
import type { DeviceCheck } from '#shared/domain/visit-records.ts';
import { StatusPill } from '../../ui/StatusPill.tsx';

const devices = ['camera', 'microphone', 'speaker', 'network'] as const;

/** What the patient's devices were found to be: one word when all is well, else each that is not. */
export function DeviceState({ check }: { readonly check: DeviceCheck }) {
  const { t } = useTranslation('doctorDay');
  const known = devices.flatMap((device) => {
    const finding = check[device];
    return finding === null ? [] : [{ device, finding }];
  });
  if (known.length === 0) return <StatusPill>{t('devicesUnknown')}</StatusPill>;
  const wrong = known.flatMap(({ device, finding }) => (finding === 'ok' ? [] : [{ device, finding }]));
  if (wrong.length === 0) return <StatusPill tone="good">{t('devicesOk')}</StatusPill>;
  return wrong.map(({ device, finding }) => (
    <StatusPill key={device} tone={finding === 'skipped' ? 'quiet' : 'wait'}>
      {t(`finding.${finding}`, { device: t(`device.${device}`) })}
    </StatusPill>
  ));
}
