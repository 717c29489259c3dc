import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './Button.tsx';
import './dialog.css';
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
}

/** Asks before something that cannot be undone. Escape and a press outside mean no, except while it is being done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, cancel, onConfirm, onCancel, busy, error, canConfirm = true } = props;
  const close = (open: boolean): void => {
    if (!open && !busy) onCancel();
  };
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen
      onOpenChange={close}
      isDismissable={!busy}
      isKeyboardDismissDisabled={busy}
    >
      <Modal className="dialog-box">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
          <ErrorMessage error={error} />
          <div className="dialog-actions">
            <Button onPress={onCancel} isDisabled={busy}>
              {cancel}
            </Button>
            <Button look="danger" onPress={onConfirm} isPending={busy} isDisabled={!canConfirm}>
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
