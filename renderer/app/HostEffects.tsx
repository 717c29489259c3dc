import { useEffect } from 'react';
import { IdleWarning } from './IdleWarning.tsx';
import { useNotifications } from './queries.ts';
import { usePlatform } from './services.tsx';
import { usePresence } from './use-presence.ts';
import { useScreenCover } from './use-screen-cover.ts';

/** The bridge takes at most three digits. */
const mostOnBadge = 999;

/** Keeps the host in step: unread count on the icon, and whether calls can come in. */
export function HostEffects() {
  const platform = usePlatform();
  const notifications = useNotifications();
  const unread = notifications.data?.filter((each) => each.readAt === null).length ?? 0;

  useEffect(() => {
    void platform.invoke('badge:set', Math.min(unread, mostOnBadge));
  }, [platform, unread]);
  useEffect(() => () => void platform.invoke('badge:set', 0), [platform]);

  usePresence();
  useScreenCover();

  return <IdleWarning />;
}
