import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/services.tsx';
import { LastCheck } from '../../call/check/LastCheck.tsx';
import { readCheck } from '../../call/check/remembered-check.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';

/** Where camera, microphone and speaker are chosen and tried, and how that went the last time. */
export function Devices() {
  const { t } = useTranslation(['deviceCheck', 'call']);
  const me = useMe();
  return (
    <Card className="settings" aria-labelledby="devices-title">
      <h2 id="devices-title">{t('call:devices.title')}</h2>
      <LastCheck check={readCheck(me.id)} />
      <div>
        <ButtonLink href="#/device-check">{t('open')}</ButtonLink>
      </div>
    </Card>
  );
}
