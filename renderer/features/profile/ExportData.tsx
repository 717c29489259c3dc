import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../app/save-file.ts';
import { useBackend } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';

/** Everything the clinic has about this person and they may read, as a file for them alone. */
export function ExportData() {
  const { t } = useTranslation('profile');
  const { personal } = useBackend();
  const saving = useMutation({
    mutationFn: () => personal.exportAll(),
    onSuccess: (text) => {
      const day = new Date().toISOString().slice(0, 10);
      saveFile(new Blob([text], { type: 'application/json' }), `meroclinic-my-data-${day}.json`);
    },
  });
  return (
    <Card className="stack" aria-labelledby="export-title">
      <h2 id="export-title">{t('exportTitle')}</h2>
      <p className="soft">{t('exportText')}</p>
      <ErrorMessage error={saving.error} />
      <div className="row">
        <Button isPending={saving.isPending} onPress={() => saving.mutate()}>
          <Download aria-hidden="true" />
          {t('exportSave')}
        </Button>
        <output className="soft">{saving.isSuccess && t('exportDone')}</output>
      </div>
    </Card>
  );
}
