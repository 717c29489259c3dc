import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { useCallSession } from '../use-call-session.ts';
import { clockText, useNow } from '../use-now.ts';
import { useVisit } from '../use-visit.ts';
import './call-bar.css';

/** The patient asked for two minutes: the doctor was told, and Join stays in sight on every screen. */
export function BackSoon() {
  const { snapshot, serverNow } = useCall();
  const { joinCall, declineCall } = useCallSession();
  const { t } = useTranslation(['call', 'dates']);
  const { state } = snapshot;
  const session = state.kind === 'back-soon' ? state.session : null;
  const { partnerName } = useVisit(session?.appointmentId ?? null);
  const backAt = session?.patientBackAt ?? null;
  const now = useNow(serverNow, backAt !== null);
  if (session === null) return null;
  return (
    <aside className="call-bar" aria-label={t('title')}>
      <span className="call-bar-words">
        {backAt === null ? (
          <output>{t('backSoon.asking', { name: partnerName })}</output>
        ) : (
          <>
            <output>{t('backSoon.title', { name: partnerName })}</output>{' '}
            {t('backSoon.body', { time: clockText(backAt - now, t('dates:digits')) })}
          </>
        )}
      </span>
      <Button look="primary" size="small" onPress={joinCall}>
        <Video aria-hidden="true" /> {t('backSoon.join')}
      </Button>
      <Button size="small" onPress={declineCall}>
        {t('ring.notNow')}
      </Button>
    </aside>
  );
}
