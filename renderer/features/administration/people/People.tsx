import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../app/Page.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { Everybody } from './Everybody.tsx';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';

/** Everybody who has an account at this clinic, and doctors who are invited to have one. */
export function People() {
  const { t } = useTranslation('administration');
  const [tab, setTab] = useState<'everybody' | 'invitations'>('everybody');
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t('people.title')}
      actions={
        <Button look="primary" onPress={() => setInviting(true)}>
          <UserPlus aria-hidden="true" />
          {t('invite.open')}
        </Button>
      }
    >
      <Tabs
        label={t('people.title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'everybody', label: t('people.everybody'), content: <Everybody /> },
          { id: 'invitations', label: t('people.invitations'), content: <Invitations /> },
        ]}
      />
      {inviting && (
        <InviteDialog
          onClose={() => {
            setInviting(false);
          }}
        />
      )}
    </Page>
  );
}
