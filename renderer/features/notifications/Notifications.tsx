import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BellOff, CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { queryKeys, useAppointments, useNotifications, useServerNow } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { NotificationRow } from './NotificationRow.tsx';
import './notifications.css';

export default function Notifications() {
  const { t } = useTranslation('notifications');
  const backend = useBackend();
  const queries = useQueryClient();
  const now = useServerNow(60_000);
  const notifications = useNotifications();
  const appointments = useAppointments();
  const markRead = useMutation({
    mutationFn: (ids: readonly string[] | undefined) => backend.notifications.markRead(ids),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.notifications }),
  });
  const unread = notifications.data?.some((each) => each.readAt === null) ?? false;

  return (
    <Page
      title={t('title')}
      narrow
      actions={
        unread && (
          <Button size="small" isPending={markRead.isPending} onPress={() => markRead.mutate(undefined)}>
            <CheckCheck aria-hidden="true" />
            {t('markAllRead')}
          </Button>
        )
      }
    >
      <ErrorMessage error={notifications.error} actions={<TryAgain of={notifications} />} />
      <ErrorMessage error={markRead.error} />
      {notifications.isPending && <Skeletons />}
      {notifications.data?.length === 0 && (
        <EmptyState icon={BellOff} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <ul className="notices">
        {notifications.data?.map((notification) => (
          <li key={notification.id}>
            <NotificationRow
              notification={notification}
              appointment={appointments.data?.find((each) => each.id === notification.appointmentId)}
              now={now}
              onOpen={() => {
                if (notification.readAt === null) markRead.mutate([notification.id]);
              }}
            />
          </li>
        ))}
      </ul>
    </Page>
  );
}
