import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toFailure } from '#shared/errors/failure.ts';
import { usePlatform } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';

/** The file that support asks for, saved where the person wants it; nothing is sent. */
export function Support() {
  const { t } = useTranslation('settings');
  const platform = usePlatform();
  const saving = useMutation({ mutationFn: () => platform.invoke('support:save') });
  return (
    <Card className="settings" aria-labelledby="support-title">
      <h2 id="support-title">{t('support')}</h2>
      <p className="soft">{t('supportHelp')}</p>
      <ErrorMessage error={saving.error === null ? null : toFailure(saving.error)} />
      <div className="row">
        <Button onPress={() => saving.mutate()} isPending={saving.isPending}>
          {t('supportSave')}
        </Button>
        <output>{saving.data === true && t('supportSaved')}</output>
      </div>
    </Card>
  );
}
