import {
  Armchair,
  Bell,
  BellRing,
  CalendarCheck,
  CalendarClock,
  CalendarPlus,
  CalendarX,
  FileCheck,
  FileText,
  Phone,
  PhoneCall,
  PhoneMissed,
  PhoneOff,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment, Notification, NotificationKind } from '#shared/domain/records.ts';
import { useMe } from '../../app/services.tsx';
import { partnerName } from '../../app/VisitRow.tsx';
import { useDates } from '../../i18n/dates.ts';

const icons: Readonly<Record<NotificationKind, LucideIcon>> = {
  appointment_requested: CalendarPlus,
  appointment_confirmed: CalendarCheck,
  appointment_declined: CalendarX,
  appointment_cancelled: CalendarX,
  call_started: PhoneCall,
  call_missed: PhoneMissed,
  call_no_answer: PhoneMissed,
  call_declined: PhoneOff,
  call_cancelled: PhoneOff,
  call_ended: PhoneOff,
  appointment_proposed: CalendarClock,
  appointment_rescheduled: CalendarClock,
  appointment_expired: CalendarX,
  appointment_completed: CalendarCheck,
  appointment_missed: CalendarX,
  reminder_day: BellRing,
  reminder_hour: BellRing,
  reminder_soon: BellRing,
  patient_waiting: Armchair,
  summary_shared: FileText,
  summary_acknowledged: FileCheck,
  doctor_late: CalendarClock,
  continued_by_phone: Phone,
  other: Bell,
};

interface NotificationRowProps {
  readonly notification: Notification;
  /** The visit it is about, when it is known: then the text is in the reader's language and zone. */
  readonly appointment: Appointment | undefined;
  readonly now: number;
  readonly onOpen: () => void;
}

export function NotificationRow({ notification, appointment, now, onOpen }: NotificationRowProps) {
  const { t } = useTranslation('notifications');
  const dates = useDates();
  const me = useMe();
  const { kind } = notification;
  const Icon = icons[kind];
  const known = appointment !== undefined && kind !== 'other';
  const text = known
    ? t(`kind.${kind}.text`, { name: partnerName(appointment, me.id), when: dates.when(appointment.startsAt) })
    : notification.message;
  const unread = notification.readAt === null;
  const content = (
    <>
      <span className="notice-icon" aria-hidden="true">
        <Icon />
      </span>
      <span className="notice-words">
        <span className="notice-title">
          {known ? t(`kind.${kind}.title`) : notification.title}
          {unread && (
            <span className="notice-dot">
              <span className="unseen">{t('unread')}</span>
            </span>
          )}
        </span>
        <span>{text}</span>
        <span className="soft small">{dates.relative(notification.createdAt, now)}</span>
      </span>
    </>
  );
  const className = `notice notice-${unread ? 'unread' : 'read'}`;
  return notification.appointmentId === null ? (
    <div className={className}>{content}</div>
  ) : (
    <a className={className} href={`#/appointments/${notification.appointmentId}`} onClick={onOpen}>
      {content}
    </a>
  );
}
