import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one most people want last. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  /** Neither Escape nor a press outside closes it: while something is being done that cannot be stopped. */
  readonly locked?: boolean;
  /** `sheet` comes from the side and leaves what is behind it readable. */
  readonly look?: 'box' | 'wide' | 'sheet';
  /** `alertdialog` for what needs an answer: there is no button to close it without one. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** Takes the focus, keeps it while open and gives it back to where it was. Rendered only while it is open. */
export function Dialog(props: DialogProps) {
  const { title, children, actions, onClose, locked = false, look = 'box', role = 'dialog' } = props;
  const { t } = useTranslation('ui');
  const change = (open: boolean): void => {
    if (!open && !locked) onClose();
  };
  return (
    <ModalOverlay
      className={`dialog-veil dialog-veil-${look}`}
      isOpen
      onOpenChange={change}
      isDismissable={!locked}
      isKeyboardDismissDisabled={locked}
    >
      <Modal className={`dialog-box dialog-box-${look}`}>
        <AriaDialog role={role} className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {role === 'dialog' && (
              <Button look="quiet" size="icon" aria-label={t('close')} isDisabled={locked} onPress={onClose}>
                <X aria-hidden="true" />
              </Button>
            )}
          </div>
          {children}
          {actions !== undefined && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
