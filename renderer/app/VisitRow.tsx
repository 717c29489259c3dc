import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../i18n/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { StatusPill } from '../ui/StatusPill.tsx';
import { useMe } from './services.tsx';
import { kindIcons, visitKind } from './visit-kind.ts';
import { visitStatus } from './visit-status.ts';
import './visit-row.css';

/** The other person of a visit, as the one looking at it knows them. */
export function partnerName(appointment: Appointment, me: string): string {
  return appointment.doctorId === me ? appointment.patientName : appointment.doctorName;
}

interface VisitRowProps {
  readonly appointment: Appointment;
  readonly now: number;
  /** What else is known of it. */
  readonly children?: ReactNode;
}

/** One visit in a list; all of it is one link. */
export function VisitRow({ appointment, now, children }: VisitRowProps) {
  const { t } = useTranslation('visit');
  const dates = useDates();
  const me = useMe();
  const { word, tone } = visitStatus(appointment, now);
  const kind = visitKind(appointment.type, appointment.byPhoneSince !== null);
  const KindIcon = kindIcons[kind];
  const name = partnerName(appointment, me.id);
  return (
    <a className="visit" href={`#/appointments/${appointment.id}`}>
      <Avatar name={name} />
      <span className="visit-words">
        <span className="visit-name">{name}</span>
        <span className="visit-facts">
          <span className="numbers">{dates.when(appointment.startsAt)}</span>
          <span className="visit-type">
            <KindIcon aria-hidden="true" />
            {t(`type.${kind}`)}
          </span>
        </span>
        {children}
      </span>
      <StatusPill tone={tone}>{t(word)}</StatusPill>
      <ChevronRight className="visit-go" aria-hidden="true" />
    </a>
  );
}

/** Visits one below the other, in the order given. */
export function VisitList({ visits, now }: { readonly visits: readonly Appointment[]; readonly now: number }) {
  return (
    <ul className="visit-list">
      {visits.map((appointment) => (
        <li key={appointment.id}>
          <VisitRow appointment={appointment} now={now} />
        </li>
      ))}
    </ul>
  );
}
