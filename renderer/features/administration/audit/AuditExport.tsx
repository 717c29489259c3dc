import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditQuery } from '../../../backend/rooms/administration.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { useAuditExport } from './use-audit-export.ts';

/** Everything the filter lets through, as a file for a spreadsheet. */
export function AuditExport({ query }: { readonly query: AuditQuery }) {
  const { t } = useTranslation(['administration', 'app']);
  const announce = useAnnounce();
  const { run, read, stop } = useAuditExport(query);
  const start = (): void =>
    run.mutate(undefined, {
      onSuccess: (done) => {
        if (done === null) return;
        announce(t(done.whole ? 'audit.exported' : 'audit.exportedPart', { count: done.count }), { tone: 'good' });
      },
    });
  return (
    <>
      <Button isPending={run.isPending} onPress={start}>
        <Download aria-hidden="true" />
        {t('audit.export')}
      </Button>
      {run.isPending && read > 0 && (
        <Dialog
          role="alertdialog"
          title={t('audit.exporting')}
          onClose={stop}
          actions={<Button onPress={stop}>{t('app:cancel')}</Button>}
        >
          <output className="numbers">{t('audit.exportRead', { count: read })}</output>
        </Dialog>
      )}
      {run.isError && (
        <Dialog title={t('audit.export')} onClose={() => run.reset()}>
          <ErrorMessage error={run.error} />
        </Dialog>
      )}
    </>
  );
}
