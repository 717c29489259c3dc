import { Building2, CalendarClock, Clock, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Doctor } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import type { BookingDraft } from './draft.ts';

interface BookingSummaryProps {
  readonly doctor: Doctor;
  readonly draft: BookingDraft;
  readonly busy: boolean;
  readonly error: unknown;
  readonly missing: string | null;
}

/** What is about to be asked for, and the button that asks. */
export function BookingSummary({ doctor, draft, busy, error, missing }: BookingSummaryProps) {
  const { t } = useTranslation('booking');
  const dates = useDates();
  const TypeIcon = draft.type === 'offline' ? Building2 : Video;
  return (
    <Card className="booking-summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{t('summary')}</h2>
      <div className="row">
        <Avatar name={doctor.fullName} />
        <div>
          <p className="booking-doctor">{doctor.fullName}</p>
          <p className="soft small">{doctor.specialty}</p>
        </div>
      </div>
      <ul className="booking-facts">
        <li>
          <CalendarClock aria-hidden="true" />
          {draft.startsAt === null ? (
            <span className="soft">{t('chooseTime')}</span>
          ) : (
            <strong className="numbers">{dates.when(draft.startsAt)}</strong>
          )}
        </li>
        {draft.type !== '' && (
          <li>
            <TypeIcon aria-hidden="true" />
            {t(draft.type)}
          </li>
        )}
        <li>
          <Clock aria-hidden="true" />
          {t('length', { count: doctor.visitMinutes })}
        </li>
      </ul>
      <ErrorMessage error={error} />
      {missing !== null && (
        <Banner tone="wait" spoken="at-once">
          {missing}
        </Banner>
      )}
      <Button type="submit" look="primary" wide isPending={busy}>
        {busy ? t('submitting') : t('submit')}
      </Button>
      <p className="soft small">{t('explain')}</p>
    </Card>
  );
}
