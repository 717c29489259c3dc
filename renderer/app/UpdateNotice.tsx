import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLaterWords } from '../i18n/use-later-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useUpdates } from './use-updates.ts';

/** What a person should know of an update: that one is ready, or that one could not be used. Each is said once. */
export function UpdateNotice() {
  const { t } = useTranslation('notices');
  const { status, install, refused } = useUpdates();
  const [seen, setSeen] = useState<string | null>(null);
  const inWords = useLaterWords(status !== null);
  if (status === null || !inWords) return null;
  const { state } = status;
  const said = JSON.stringify(state);
  if (said === seen) return null;
  const dismiss = (): void => setSeen(said);

  if (state.kind === 'ready') {
    return (
      <Banner
        spoken="politely"
        title={t('update.ready', { version: state.version })}
        actions={
          <span className="row">
            <Button look="primary" onPress={install}>
              {t('update.restart')}
            </Button>
            <Button look="quiet" onPress={dismiss}>
              {t('update.later')}
            </Button>
          </span>
        }
      >
        {refused ? t('update.notNow') : t('update.readyHelp')}
      </Banner>
    );
  }
  // A feed that cannot be reached is a matter of the network, which says so itself.
  if (state.kind === 'failed' && state.reason !== 'not-reachable') {
    return (
      <Banner
        tone="wait"
        spoken="politely"
        title={t(`update.failed.${state.reason}`)}
        actions={
          <Button look="quiet" onPress={dismiss}>
            {t('update.understood')}
          </Button>
        }
      >
        {t('update.failedHelp')}
      </Banner>
    );
  }
  return null;
}
