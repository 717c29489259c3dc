import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { isUpcoming } from '#shared/domain/visit-lists.ts';
import { useMe } from '../../app/services.tsx';
import { partnerName } from '../../app/VisitRow.tsx';
import { visitKind } from '../../app/visit-kind.ts';
import { visitStatus } from '../../app/visit-status.ts';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Card } from '../../ui/Card.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';

export function VisitFacts({ appointment, now }: { readonly appointment: Appointment; readonly now: number }) {
  const { t } = useTranslation(['appointments', 'visit']);
  const dates = useDates();
  const me = useMe();
  const isDoctor = appointment.doctorId === me.id;
  const { word, tone } = visitStatus(appointment, now);
  const born =
    appointment.patientBirthDate === null
      ? t('details.birthDateUnknown')
      : t('details.born', { date: dates.calendarDay(appointment.patientBirthDate) });
  const name = partnerName(appointment, me.id);
  const { status, requestedStartsAt, heldUntil } = appointment;
  const isHeld = (status === 'requested' || status === 'proposed') && isUpcoming(appointment, now);
  return (
    <Card className="visit-card">
      <div className="visit-person">
        <Avatar name={name} size="large" />
        <div>
          <p className="visit-person-name">{name}</p>
          <p className="soft">{isDoctor ? born : appointment.doctorSpecialty}</p>
        </div>
        <StatusPill tone={tone}>{t(`visit:${word}`)}</StatusPill>
      </div>
      <dl className="visit-facts-list">
        <div>
          <dt>{t('details.when')}</dt>
          <dd className="numbers">
            {dates.when(appointment.startsAt)} – {dates.time(appointment.endsAt)}
            <span className="soft small visit-zone">{dates.zoneName(appointment.startsAt)}</span>
          </dd>
        </div>
        {status === 'proposed' && requestedStartsAt !== null && (
          <div>
            <dt>{t('details.askedFor')}</dt>
            <dd className="numbers">{dates.when(requestedStartsAt)}</dd>
          </div>
        )}
        {isHeld && heldUntil !== null && (
          <div>
            <dt>{t('details.heldUntil')}</dt>
            <dd className="numbers">
              {dates.when(heldUntil)}
              <span className="soft small visit-zone">{t('details.heldThen')}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('details.how')}</dt>
          <dd>{t(`visit:type.${visitKind(appointment.type, appointment.byPhoneSince !== null)}`)}</dd>
        </div>
        <div>
          <dt>{t('details.reason')}</dt>
          <dd className="visit-reason">
            {appointment.reason === '' ? <span className="soft">{t('details.noReason')}</span> : appointment.reason}
          </dd>
        </div>
        {appointment.statusReason !== null && (
          <div>
            <dt>{t('details.declinedBecause')}</dt>
            <dd className="visit-reason">{appointment.statusReason}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
