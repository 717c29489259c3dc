import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { DeviceState } from './DeviceState.tsx';
import { waitedMinutes, waitTone } from './wait.ts';

interface WaitingNowProps {
  /** Patients in the waiting room, longest first. */
  readonly waiting: readonly Appointment[];
  /** Who comes after them today. */
  readonly next: Appointment | null;
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** Who waits, since when, with what devices; where nobody does, who is next. */
export function WaitingNow({ waiting, next, now }: WaitingNowProps) {
  const { t } = useTranslation(['doctorDay', 'visit']);
  const dates = useDates();
  if (waiting.length === 0) {
    if (next === null) return null;
    const lateBy = next.type === 'online' ? Math.floor((now - next.startsAt) / 60_000) : 0;
    return (
      <section className="day-next" aria-labelledby="next-title">
        <h2 id="next-title" className="day-next-label">
          {t('next')}
        </h2>
        <div className="day-next-row">
          <span className="day-next-time numbers">{dates.time(next.startsAt)}</span>
          <span className="day-next-words">
            <span className="day-next-name">{next.patientName}</span>
            <span className="soft">
              {t(`visit:type.${next.type}`)}
              {lateBy < 1 && ` · ${dates.relative(next.startsAt, now)}`}
            </span>
            {lateBy >= 1 && (
              <span>
                <StatusPill tone="wait">{t('state.lateMinutes', { count: lateBy })}</StatusPill>
              </span>
            )}
          </span>
          <ButtonLink
            look="primary"
            href={`#/appointments/${next.id}`}
            aria-label={t('openFor', { name: next.patientName })}
          >
            {t('visit:open')}
          </ButtonLink>
        </div>
        <p className="soft">{t('nobodyWaits')}</p>
      </section>
    );
  }
  return (
    <Card className="day-waiting-card" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('waiting')}</h2>
      <ul className="day-waiting">
        {waiting.map((visit) => {
          const minutes = waitedMinutes(visit, now);
          return (
            <li key={visit.id} className="day-waiting-row">
              <Avatar name={visit.patientName} />
              <span className="day-waiting-words">
                <span className="day-waiting-name">{visit.patientName}</span>
                <span className="soft numbers">{t('plannedAt', { time: dates.time(visit.startsAt) })}</span>
                <span className="day-waiting-state">
                  <StatusPill tone={waitTone(minutes)}>{t('waitsMinutes', { count: minutes })}</StatusPill>
                  {visit.type === 'online' && <DeviceState check={visit.deviceCheck} />}
                </span>
              </span>
              <ButtonLink
                look="primary"
                href={`#/appointments/${visit.id}`}
                aria-label={t('openFor', { name: visit.patientName })}
              >
                {t('visit:open')}
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
