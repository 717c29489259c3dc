import type { Notification } from '#shared/domain/records.ts';

export interface NotificationBackend {
  /** The newest, at most 100. */
  list(): Promise<readonly Notification[]>;
  /** All of them when no ids are given. */
  markRead(ids?: readonly string[]): Promise<void>;
}
