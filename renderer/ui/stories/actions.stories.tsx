import { Bell, EllipsisVertical, Pencil, Phone, Trash2, X } from 'lucide-react';
import { useAnnounce } from '../Announcer.tsx';
import { Button, ButtonLink } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Menu } from '../Menu.tsx';
import { Popover } from '../Popover.tsx';
import { group } from './story.ts';

const looks = ['primary', 'secondary', 'quiet', 'danger', 'link'] as const;
const nothing = (): void => undefined;

function Toasts() {
  const announce = useAnnounce();
  return (
    <div className="row">
      <Button onPress={() => announce('Visit confirmed.', { tone: 'good' })}>Say that it worked</Button>
      <Button onPress={() => announce('The message was not sent.', { tone: 'danger' })}>Say that it failed</Button>
      <Button
        onPress={() =>
          announce('Notification removed.', { action: { label: 'Undo', onPress: () => announce('Back.') } })
        }
      >
        Say it with an action
      </Button>
    </div>
  );
}

export default group('Actions', [
  {
    name: 'Button looks',
    render: () => (
      <div className="row">
        {looks.map((look) => (
          <Button key={look} look={look}>
            {`Button ${look}`}
          </Button>
        ))}
      </div>
    ),
  },
  {
    name: 'Button disabled',
    render: () => (
      <div className="row">
        {looks.map((look) => (
          <Button key={look} look={look} isDisabled>
            {`Disabled ${look}`}
          </Button>
        ))}
      </div>
    ),
  },
  {
    name: 'Button pending',
    render: () => (
      <div className="row">
        <Button look="primary" isPending>
          Sending…
        </Button>
        <Button isPending>Saving…</Button>
      </div>
    ),
  },
  {
    name: 'Button sizes',
    render: () => (
      <div className="row">
        <Button>Normal</Button>
        <Button size="small">Small</Button>
        <Button size="icon" aria-label="Call">
          <Phone aria-hidden="true" />
        </Button>
      </div>
    ),
  },
  { name: 'Button wide', render: () => <Button wide>As wide as its place</Button> },
  {
    name: 'Button as a link',
    render: () => (
      <ButtonLink look="primary" href="#/doctors">
        Find a doctor
      </ButtonLink>
    ),
  },
  {
    name: 'Icon button with tooltip',
    render: () => (
      <div className="row">
        <IconButton icon={Bell} label="Notifications" />
        <IconButton icon={Pencil} label="Edit" look="secondary" />
        <IconButton icon={X} label="Remove" isDisabled />
        <IconButton icon={Trash2} label="Delete for good" look="danger" />
      </div>
    ),
  },
  {
    name: 'Menu',
    render: () => (
      <Menu
        label="Actions for this visit"
        trigger={
          <Button size="icon" aria-label="More actions">
            <EllipsisVertical aria-hidden="true" />
          </Button>
        }
        actions={[
          { id: 'edit', label: 'Change the time', icon: Pencil, onAction: nothing },
          { id: 'call', label: 'Call by phone', icon: Phone, disabled: true, onAction: nothing },
          { id: 'cancel', label: 'Cancel visit', icon: Trash2, danger: true, onAction: nothing },
        ]}
      />
    ),
  },
  {
    name: 'Popover',
    render: () => (
      <Popover trigger={<Button>Why is this asked?</Button>} label="Why this is asked">
        <p>Your doctor sees it before the visit and can prepare.</p>
      </Popover>
    ),
  },
  { name: 'Toasts', render: () => <Toasts /> },
]);
