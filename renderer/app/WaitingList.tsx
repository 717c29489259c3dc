import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../i18n/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { StatusPill, type Tone } from '../ui/StatusPill.tsx';
import './today.css';

const minute = 60_000;

/** Waiting is fine, then long, then too long; in minutes as clinics count them. */
function toneOf(minutes: number): Tone {
  return minutes >= 15 ? 'danger' : minutes >= 5 ? 'wait' : 'good';
}

interface WaitingListProps {
  /** Patients in the waiting room, longest first. */
  readonly visits: readonly Appointment[];
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** Who waits, since when, and for which time. */
export function WaitingList({ visits, now }: WaitingListProps) {
  const { t } = useTranslation(['app', 'appointments']);
  const dates = useDates();
  return (
    <ul className="waiting">
      {visits.map((visit) => {
        const minutes = Math.max(0, Math.floor((now - (visit.checkedInAt ?? now)) / minute));
        return (
          <li key={visit.id} className="waiting-row">
            <Avatar name={visit.patientName} />
            <span className="waiting-words">
              <span className="waiting-name">{visit.patientName}</span>
              <span className="soft numbers">{t('home.plannedAt', { time: dates.time(visit.startsAt) })}</span>
            </span>
            <StatusPill tone={toneOf(minutes)}>{t('home.waitsMinutes', { count: minutes })}</StatusPill>
            <ButtonLink
              look="primary"
              href={`#/appointments/${visit.id}`}
              aria-label={t('home.openFor', { name: visit.patientName })}
            >
              {t('appointments:open')}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}
