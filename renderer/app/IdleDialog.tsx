import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface IdleDialogProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
}

export default function IdleDialog({ secondsLeft, onStay }: IdleDialogProps) {
  const { t } = useTranslation('notices');
  return (
    <Dialog
      role="alertdialog"
      title={t('idle.title')}
      onClose={onStay}
      actions={
        <Button look="primary" onPress={onStay}>
          {t('idle.stay')}
        </Button>
      }
    >
      <p>{t('idle.text', { count: secondsLeft })}</p>
    </Dialog>
  );
}
