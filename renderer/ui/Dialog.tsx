import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
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
  const dialog = useRef<HTMLElement>(null);
  useFocusForSure(dialog);
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
        <AriaDialog ref={dialog} role={role} className="dialog">
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

/**
 * Opened by a screen reader's press, the library waits for transitions before it moves the focus, and gives up when what had it
 * has become inert meanwhile: then nothing has the focus, and the reader stays outside.
 */
function useFocusForSure(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (dialog.current?.contains(document.activeElement) === false) dialog.current.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [dialog]);
}
