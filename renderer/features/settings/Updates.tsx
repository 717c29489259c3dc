import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#shared/ipc/bridge.ts';
import { useUpdates } from '../../app/use-updates.ts';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';

/** Which version runs, and what is known of a newer one. */
export function Updates() {
  const { t } = useTranslation(['settings', 'notices']);
  const dates = useDates();
  const { status, checking, check, install, refused } = useUpdates();
  if (status === null) return null;
  const { current, state } = status;

  const words = (known: UpdateState): string => {
    switch (known.kind) {
      case 'off':
        return t('updates.off');
      case 'none':
        return t('updates.none');
      case 'waiting':
        return t('updates.waiting', { version: known.version });
      case 'downloading':
        return t('updates.downloading', { version: known.version, percent: dates.digits(known.percent) });
      case 'ready':
        return t('notices:update.ready', { version: known.version });
      case 'failed':
        return t(`notices:update.failed.${known.reason}`);
    }
  };
  return (
    <Card className="settings" aria-labelledby="updates-title">
      <h2 id="updates-title">{t('updates.title')}</h2>
      <p>{t('updates.version', { version: current })}</p>
      <output className="soft">{checking ? t('updates.checking') : words(state)}</output>
      {refused && <p role="alert">{t('notices:update.notNow')}</p>}
      {state.kind !== 'off' && (
        <div className="row">
          {state.kind === 'ready' ? (
            <Button look="primary" onPress={install}>
              {t('notices:update.restart')}
            </Button>
          ) : (
            <Button onPress={check} isPending={checking || state.kind === 'downloading'}>
              {t('updates.check')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
