import { CalendarPlus, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pastVisits, upcomingVisits } from '#shared/domain/visit-lists.ts';
import { Page } from '../../app/Page.tsx';
import { useAppointments, useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { VisitsToCome } from '../../app/VisitsToCome.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PastVisits } from './PastVisits.tsx';

/** All visits of the person signed in. */
export default function Appointments() {
  const { t } = useTranslation('appointments');
  const me = useMe();
  const now = useServerNow();
  const appointments = useAppointments();
  const upcoming = upcomingVisits(appointments.data ?? [], now);
  const past = pastVisits(appointments.data ?? [], now);
  const book = me.role === 'patient' && (
    <ButtonLink look="primary" href="#/doctors">
      <CalendarPlus aria-hidden="true" />
      {t('book')}
    </ButtonLink>
  );

  return (
    <Page title={t('title')} actions={book}>
      <VisitsToCome
        appointments={appointments}
        upcoming={upcoming}
        now={now}
        title={t('upcoming')}
        none={{ title: t('noUpcoming'), text: t('noUpcomingPatient') }}
      />
      {appointments.data && (
        <section className="section" aria-labelledby="past-title">
          <h2 id="past-title">{t('past')}</h2>
          {past.length > 0 ? (
            <PastVisits visits={past} now={now} />
          ) : (
            <EmptyState icon={History} title={t('noPast')}>
              {t('noPastText')}
            </EmptyState>
          )}
        </section>
      )}
    </Page>
  );
}
