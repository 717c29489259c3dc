import {
  Bell,
  Building2,
  CalendarDays,
  ClipboardList,
  ChartLine,
  Clock,
  House,
  LogOut,
  ScrollText,
  Settings as SettingsIcon,
  Stethoscope,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDates } from '../i18n/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { BackgroundPart } from './BackgroundPart.tsx';
import { Brand } from './Brand.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { draftsOf } from './drafts.ts';
import { createFirstPage, FirstPageContext } from './Page.tsx';
import { useNotifications } from './queries.ts';
import { useBackend, useMe } from './services.tsx';
import './shell.css';
import { ClockNotice } from './ClockNotice.tsx';
import { lazyPart } from './lazy-screen.tsx';

/** Seldom anything to say, and never at once. */
const RareNotices = lazyPart(() => import('./RareNotices.tsx'));

interface Place {
  readonly route: string;
  readonly icon: LucideIcon;
  readonly word:
    | 'home'
    | 'doctors'
    | 'appointments'
    | 'calendar'
    | 'hours'
    | 'notifications'
    | 'settings'
    | 'people'
    | 'calls'
    | 'audit'
    | 'clinic';
}
const home: Place = { route: '/', icon: House, word: 'home' };
const doctors: Place = { route: '/doctors', icon: Stethoscope, word: 'doctors' };
const appointments: Place = { route: '/appointments', icon: ClipboardList, word: 'appointments' };
const calendar: Place = { route: '/calendar', icon: CalendarDays, word: 'calendar' };
const hours: Place = { route: '/hours', icon: Clock, word: 'hours' };
const notifications: Place = { route: '/notifications', icon: Bell, word: 'notifications' };
const people: Place = { route: '/administration/people', icon: Users, word: 'people' };
const calls: Place = { route: '/administration/calls', icon: ChartLine, word: 'calls' };
const audit: Place = { route: '/administration/audit', icon: ScrollText, word: 'audit' };
const clinic: Place = { route: '/administration/clinic', icon: Building2, word: 'clinic' };
const settings: Place = { route: '/settings', icon: SettingsIcon, word: 'settings' };
const places = {
  patient: [home, doctors, appointments, notifications, settings],
  doctor: [home, calendar, appointments, hours, notifications, settings],
  administrator: [people, calls, audit, clinic, settings],
} as const;

const isAt = (location: string, route: string) =>
  route === '/' ? location === '/' : location === route || location.startsWith(`${route}/`);

/** Navigation, who is signed in, and the page in its middle. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('app');
  const me = useMe();
  const { account } = useBackend();
  const dates = useDates();
  const [location] = useLocation();
  const [isFirstPage] = useState(createFirstPage);
  const unread = useNotifications().data?.filter((each) => each.readAt === null).length ?? 0;

  const signOut = (): void => {
    draftsOf(me.id).removeAll();
    void account.signOut();
  };
  const toContent = (): void => document.querySelector<HTMLElement>('#main')?.focus();

  return (
    <div className="shell">
      <button type="button" className="shell-skip" onClick={toContent}>
        {t('skipToContent')}
      </button>
      <header className="shell-side">
        <a className="shell-brand" href="#/" aria-label={t('name')}>
          <Brand />
        </a>
        <nav className="shell-nav" aria-label={t('nav.label')}>
          <ul>
            {places[me.role].map(({ route, icon: Icon, word }) => (
              <li key={route}>
                <a href={`#${route}`} className="shell-link" aria-current={isAt(location, route) ? 'page' : undefined}>
                  <Icon aria-hidden="true" />
                  {word === 'notifications' && unread > 0 ? (
                    <>
                      <span className="unseen">{t('nav.notificationsUnread', { count: unread })}</span>
                      <span className="shell-word" aria-hidden="true">
                        {t('nav.notifications')}
                      </span>
                      <span className="shell-count" aria-hidden="true">
                        {dates.digits(unread)}
                      </span>
                    </>
                  ) : (
                    <span className="shell-word">{t(`nav.${word}`)}</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="shell-me">
          <Avatar name={me.fullName} size="small" />
          <span className="shell-name">
            <span className="unseen">{t('signedInAs', { name: me.fullName })}</span>
            <span aria-hidden="true">{me.fullName}</span>
            <span className="soft small">{t(`role.${me.role}`)}</span>
          </span>
          <Button look="quiet" size="icon" aria-label={t('signOut')} onPress={signOut}>
            <LogOut aria-hidden="true" />
          </Button>
        </div>
      </header>
      <main id="main" className="shell-main" tabIndex={-1}>
        <ConnectionBanner />
        <ClockNotice />
        <BackgroundPart>
          <RareNotices />
        </BackgroundPart>
        <FirstPageContext value={isFirstPage}>{children}</FirstPageContext>
      </main>
    </div>
  );
}
