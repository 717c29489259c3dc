import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Card } from '../../ui/Card.tsx';

/** More than this belongs to the calendar. */
const mostShown = 5;

/** What is agreed for the days after today. */
export function ComingDays({ visits }: { readonly visits: readonly Appointment[] }) {
  const { t } = useTranslation('doctorDay');
  const dates = useDates();
  if (visits.length === 0) return null;
  return (
    <Card className="day-side" aria-labelledby="later-title">
      <div className="section-head">
        <h2 id="later-title">{t('later')}</h2>
        <a href="#/calendar">{t('calendar')}</a>
      </div>
      <ul className="day-later">
        {visits.slice(0, mostShown).map((visit) => (
          <li key={visit.id}>
            <a href={`#/appointments/${visit.id}`}>
              <span className="day-later-when numbers">{dates.when(visit.startsAt)}</span>{' '}
              <span className="day-later-name">{visit.patientName}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
