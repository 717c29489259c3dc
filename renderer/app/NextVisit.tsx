import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../i18n/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { StatusPill } from '../ui/StatusPill.tsx';
import { useMe } from './services.tsx';
import { partnerName } from './VisitRow.tsx';
import { visitKind } from './visit-kind.ts';
import { visitStatus } from './visit-status.ts';
import './next-visit.css';

/** The visit that comes next, large enough to be read from the other end of the room. */
export function NextVisit({ appointment, now }: { readonly appointment: Appointment; readonly now: number }) {
  const { t } = useTranslation(['app', 'visit']);
  const dates = useDates();
  const me = useMe();
  const name = partnerName(appointment, me.id);
  const { word, tone } = visitStatus(appointment, now);
  return (
    <section className="next-visit" aria-labelledby="next-title">
      <h2 id="next-title" className="next-visit-label">
        {t('home.next')}
      </h2>
      <p className="next-visit-when">
        <span className="next-visit-time numbers">{dates.time(appointment.startsAt)}</span>
        <span>
          {dates.day(appointment.startsAt)}
          <span className="next-visit-relative">{dates.relative(appointment.startsAt, now)}</span>
        </span>
      </p>
      <div className="next-visit-who">
        <Avatar name={name} />
        <span className="next-visit-name">
          {name}
          <span className="next-visit-relative">
            {t(`visit:type.${visitKind(appointment.type, appointment.byPhoneSince !== null)}`)}
          </span>
        </span>
        <StatusPill tone={tone}>{t(`visit:${word}`)}</StatusPill>
        <ButtonLink look="primary" href={`#/appointments/${appointment.id}`}>
          {t('visit:open')}
        </ButtonLink>
      </div>
    </section>
  );
}
