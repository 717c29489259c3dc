import { VideoOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { useMe } from '../../app/services.tsx';
import { DeviceChecks } from '../../call/check/DeviceChecks.tsx';
import { LastCheck } from '../../call/check/LastCheck.tsx';
import { allWorked, readCheck } from '../../call/check/remembered-check.ts';
import { useOwnDevices } from '../../call/devices/open-devices.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** A check that somebody walked away from, or whose window was closed to the tray, ends by itself after this long, ms. */
const longestMs = 180_000;

/** Camera, microphone, speaker and network tried in peace. @param appointmentId the visit one came from */
export default function DeviceCheck({ appointmentId }: { readonly appointmentId?: string }) {
  const { t } = useTranslation('deviceCheck');
  const [running, setRunning] = useState(true);
  const back = appointmentId === undefined ? '/settings' : `/appointments/${appointmentId}`;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setRunning(false), longestMs);
    return () => clearTimeout(timer);
  }, [running]);
  return (
    <Page title={t('title')} lead={t('lead')} back={back}>
      {running ? (
        <Checking back={back} />
      ) : (
        <EmptyState
          icon={VideoOff}
          title={t('paused')}
          action={
            <Button look="primary" onPress={() => setRunning(true)}>
              {t('again')}
            </Button>
          }
        >
          {t('pausedText')}
        </EmptyState>
      )}
    </Page>
  );
}

function Checking({ back }: { readonly back: string }) {
  const { t } = useTranslation('deviceCheck');
  const { id } = useMe();
  const devices = useOwnDevices();
  const [before] = useState(() => readCheck(id));
  const [now, setNow] = useState<typeof before>(null);
  const ready = now !== null && allWorked(now);
  return (
    <>
      <LastCheck check={before} />
      <DeviceChecks devices={devices} onFound={() => setNow(readCheck(id))} />
      {ready && (
        <Banner tone="good" spoken="politely">
          {t('allWorks')}
        </Banner>
      )}
      <div>
        <ButtonLink look={ready ? 'primary' : 'secondary'} href={`#${back}`}>
          {ready ? t('done') : t('skip')}
        </ButtonLink>
      </div>
    </>
  );
}
