import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { IdleWarning } from './IdleWarning.tsx';
import { useNotifications } from './queries.ts';
import { usePlatform } from './services.tsx';
import { usePresence } from './use-presence.ts';
import { useScreenCover } from './use-screen-cover.ts';

/** The bridge takes at most three digits. */
const mostOnBadge = 999;

/** Keeps the host in step: unread count on the icon, whether calls can come in, and routes opened from outside. */
export function HostEffects() {
  const platform = usePlatform();
  const [, navigate] = useLocation();
  const notifications = useNotifications();
  const unread = notifications.data?.filter((each) => each.readAt === null).length ?? 0;

  useEffect(() => {
    void platform.invoke('badge:set', Math.min(unread, mostOnBadge));
  }, [platform, unread]);
  useEffect(() => () => void platform.invoke('badge:set', 0), [platform]);

  usePresence();
  useScreenCover();

  useEffect(() => {
    let gone = false;
    const open = (route: string): void => {
      if (!gone) navigate(route);
    };
    void platform.invoke('links:pending').then((link) => link && open(link.route));
    const end = platform.listen('links:opened', (link) => open(link.route));
    return () => {
      gone = true;
      end();
    };
  }, [platform, navigate]);

  return <IdleWarning />;
}
