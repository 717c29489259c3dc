import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { sessionOf } from '#shared/domain/call/state.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { stateWords } from '../call-words.ts';
import { useCallSession } from '../use-call-session.ts';
import { useVisit } from '../use-visit.ts';
import './call-bar.css';

const shown = new Set(['calling', 'joining', 'connecting', 'talking', 'reconnecting', 'lost']);

/** While a call goes on and another screen is open: the way back to it, and its end, always in sight. */
export function CallBar() {
  const { snapshot } = useCall();
  const { endCall } = useCallSession();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const [location] = useLocation();
  const session = shown.has(snapshot.state.kind) ? sessionOf(snapshot.state) : null;
  const { partnerName } = useVisit(session?.appointmentId ?? null);
  if (session === null || location.startsWith('/call/')) return null;
  return (
    <aside className="call-bar" aria-label={t('title')}>
      <span className="call-bar-words">
        {t('bar.inCall', { name: partnerName })} · {stateWords(t, snapshot.state, partnerName)}
      </span>
      <ButtonLink look="primary" size="small" href={`#/call/${session.appointmentId}`}>
        {t('bar.back')}
      </ButtonLink>
      <Button look="danger" size="small" onPress={endCall}>
        {t('controls.end')}
      </Button>
    </aside>
  );
}
