import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '#shared/domain/administration-records.ts';
import { queryKeys, useServerNow } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { useDates, type Dates } from '../../../i18n/dates.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { StatusPill, type Tone } from '../../../ui/StatusPill.tsx';
import { Table, type Column } from '../../../ui/Table.tsx';

type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';
const tones: Readonly<Record<InvitationState, Tone>> = {
  open: 'wait',
  accepted: 'good',
  revoked: 'quiet',
  expired: 'quiet',
};

function stateOf(invitation: Invitation, now: number): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.revokedAt !== null) return 'revoked';
  return invitation.expiresAt > now ? 'open' : 'expired';
}

/** Doctors who were invited, and what became of it. */
export function Invitations() {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const now = useServerNow();
  const { administration } = useBackend();
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const query = useQuery({ queryKey: queryKeys.invitations, queryFn: () => administration.listInvitations() });
  if (query.isPending) return <Skeletons look="row" />;
  return (
    <>
      <ErrorMessage error={query.error} actions={<TryAgain of={query} />} />
      {query.data !== undefined && (
        <Table
          caption={t('people.invitations')}
          captionUnseen
          stacks
          columns={columnsOf({ t, dates, now, revoke: setRevoking })}
          rows={query.data}
          keyOf={({ id }) => id}
          empty={
            <EmptyState icon={MailPlus} title={t('invite.none')}>
              {t('invite.noneText')}
            </EmptyState>
          }
        />
      )}
      {revoking !== null && <Revoke invitation={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

interface ColumnWords {
  readonly t: TFunction<'administration'>;
  readonly dates: Dates;
  readonly now: number;
  readonly revoke: (invitation: Invitation) => void;
}

function columnsOf({ t, dates, now, revoke }: ColumnWords): readonly Column<Invitation>[] {
  return [
    {
      id: 'email',
      title: t('people.email'),
      isRowHeader: true,
      cell: ({ email }) => <span className="breaks">{email}</span>,
    },
    { id: 'specialty', title: t('people.specialty'), cell: ({ specialty }) => specialty },
    { id: 'until', title: t('invite.validUntil'), cell: ({ expiresAt }) => dates.when(expiresAt) },
    {
      id: 'state',
      title: t('people.state'),
      cell: (invitation) => {
        const state = stateOf(invitation, now);
        return <StatusPill tone={tones[state]}>{t(`invite.state.${state}`)}</StatusPill>;
      },
    },
    {
      id: 'revoke',
      title: t('people.action'),
      align: 'end',
      cell: (invitation) =>
        stateOf(invitation, now) === 'open' && (
          <Button
            size="small"
            aria-label={t('revoke.named', { email: invitation.email })}
            onPress={() => revoke(invitation)}
          >
            {t('revoke.submit')}
          </Button>
        ),
    },
  ];
}

function Revoke({ invitation, onClose }: { readonly invitation: Invitation; readonly onClose: () => void }) {
  const { t } = useTranslation(['administration', 'app']);
  const { administration } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const revoke = useMutation({
    mutationFn: () => administration.revokeInvitation(invitation.id),
    onSuccess: () => {
      announce(t('revoke.told'));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.invitations }),
  });
  return (
    <ConfirmDialog
      title={t('revoke.title', { email: invitation.email })}
      confirm={t('revoke.submit')}
      cancel={t('app:cancel')}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{t('revoke.text')}</p>
    </ConfirmDialog>
  );
}
