import type { NotificationBackend } from './rooms/notifications.ts';
import { answerOf } from './failures.ts';
import { parseNotification } from './parse-rows.ts';
import { parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

export function supabaseNotifications(client: ClinicClient): NotificationBackend {
  return {
    list: () =>
      answerOf(client.from('notifications').select('*').order('created_at', { ascending: false }).limit(100), (rows) =>
        parseList(rows, parseNotification),
      ),
    markRead: (ids) =>
      answerOf(
        client.rpc('mark_notifications_read', ids === undefined ? {} : { p_ids: [...ids] }),
        (): void => undefined,
      ),
  };
}
