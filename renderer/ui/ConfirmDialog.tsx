import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorMessage } from './ErrorMessage.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly canConfirm?: boolean;
  /** `primary` where the answer takes nothing away from anybody. */
  readonly look?: 'danger' | 'primary';
}

/** Asks before something that cannot be undone. Escape and a press outside mean no, except while it is being done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    confirm,
    cancel,
    onConfirm,
    onCancel,
    busy,
    error,
    canConfirm = true,
    look = 'danger',
  } = props;
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onCancel}
      locked={busy}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={busy}>
            {cancel}
          </Button>
          <Button look={look} onPress={onConfirm} isPending={busy} isDisabled={!canConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <ErrorMessage error={error} />
    </Dialog>
  );
}
