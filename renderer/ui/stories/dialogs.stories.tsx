import { useState, type ReactNode } from 'react';
import { Failure } from '#shared/errors/failure.ts';
import { Button } from '../Button.tsx';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Dialog } from '../Dialog.tsx';
import { TextArea } from '../TextArea.tsx';
import { group } from './story.ts';

/** Opens by a button, so that the focus has somewhere to go back to. */
function Opened({ children }: { readonly children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Open it</Button>
      {open && children(() => setOpen(false))}
    </>
  );
}

const nothing = (): void => undefined;

export default group('Dialogs', [
  {
    name: 'Dialog',
    alone: true,
    render: () => (
      <Opened>
        {(close) => (
          <Dialog title="Keyboard shortcuts" onClose={close} actions={<Button onPress={close}>Done</Button>}>
            <p>M turns the microphone off and on.</p>
          </Dialog>
        )}
      </Opened>
    ),
  },
  {
    name: 'Sheet',
    alone: true,
    render: () => (
      <Opened>
        {(close) => (
          <Dialog look="sheet" title="Sita Gurung" onClose={close}>
            <p>Born 12 April 1988.</p>
          </Dialog>
        )}
      </Opened>
    ),
  },
  {
    name: 'Question',
    alone: true,
    render: () => (
      <Opened>
        {(close) => (
          <ConfirmDialog
            title="Cancel this visit?"
            confirm="Cancel visit"
            cancel="Keep visit"
            onConfirm={close}
            onCancel={close}
            busy={false}
            error={null}
          >
            <p>The other side is told at once.</p>
            <TextArea label="Reason" optional most={500} value="" onChange={nothing} />
          </ConfirmDialog>
        )}
      </Opened>
    ),
  },
  {
    name: 'Question being done',
    alone: true,
    render: () => (
      <ConfirmDialog
        title="Cancel this visit?"
        confirm="Cancel visit"
        cancel="Keep visit"
        onConfirm={nothing}
        onCancel={nothing}
        busy
        error={null}
      >
        <p>The other side is told at once.</p>
      </ConfirmDialog>
    ),
  },
  {
    name: 'Question refused',
    alone: true,
    render: () => (
      <ConfirmDialog
        title="Cancel this visit?"
        confirm="Cancel visit"
        cancel="Keep visit"
        onConfirm={nothing}
        onCancel={nothing}
        busy={false}
        error={new Failure('changed_meanwhile')}
      >
        <p>The other side is told at once.</p>
      </ConfirmDialog>
    ),
  },
]);
