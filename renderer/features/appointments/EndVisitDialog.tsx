import { useTranslation } from 'react-i18next';
import { textDraft, useDraft } from '../../app/use-draft.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { lengthOf, TextArea } from '../../ui/TextArea.tsx';
import type { ReasonedChange } from './use-visit-changes.ts';

/** As the database refuses more. */
const longestReason = 500;

interface EndVisitDialogProps {
  readonly kind: 'decline' | 'cancel' | 'refuse';
  readonly visitId: string;
  readonly change: ReasonedChange;
  readonly onClose: () => void;
}

/** Declining or cancelling, with a reason for the other side. What was written stays until it is sent. */
export function EndVisitDialog({ kind, visitId, change, onClose }: EndVisitDialogProps) {
  const { t } = useTranslation(['appointments', 'app']);
  const [reason, setReason, forget] = useDraft(`${kind}.${visitId}`, textDraft);
  const close = (): void => {
    change.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      title={t(`${kind}.title`)}
      confirm={t(`${kind}.submit`)}
      cancel={kind === 'cancel' ? t('cancel.keep') : t('app:back')}
      busy={change.isPending}
      error={change.error}
      canConfirm={lengthOf(reason) <= longestReason}
      onConfirm={() =>
        change.mutate(reason, {
          onSuccess: () => {
            forget();
            close();
          },
        })
      }
      onCancel={close}
    >
      <p>{t(`${kind}.text`)}</p>
      <TextArea label={t(`${kind}.reason`)} optional value={reason} onChange={setReason} most={longestReason} />
    </ConfirmDialog>
  );
}
