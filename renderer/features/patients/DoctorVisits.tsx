import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';
import { Page } from '../../app/Page.tsx';
import { useAppointments, useServerNow } from '../../app/queries.ts';
import { textDraft, useDraft } from '../../app/use-draft.ts';
import { VisitsToCome } from '../../app/VisitsToCome.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { HistoryList } from './HistoryList.tsx';
import './patients.css';

/** A pause in typing, after which it is searched; ms. */
const searchAfter = 300;

/** All visits of a doctor: those to come, and the history, found by the patient's name. */
export default function DoctorVisits() {
  const { t } = useTranslation('patients');
  const now = useServerNow();
  const appointments = useAppointments();
  const upcoming = upcomingVisits(appointments.data ?? [], now);
  return (
    <Page title={t('visitsTitle')}>
      <VisitsToCome
        appointments={appointments}
        upcoming={upcoming}
        now={now}
        title={t('upcoming')}
        none={{ title: t('noUpcoming'), text: t('noUpcomingText') }}
      />
      <PastVisits without={new Set(upcoming.map(({ id }) => id))} />
    </Page>
  );
}

/** Kept while one looks at a visit: coming back, the same is found. */
function PastVisits({ without }: { readonly without: ReadonlySet<string> }) {
  const { t } = useTranslation('patients');
  const [search, setSearch] = useDraft('visits.search', textDraft);
  const [asked, setAsked] = useState(search.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(search.trim()), searchAfter);
    return () => clearTimeout(timer);
  }, [search]);
  const showAll = (): void => {
    setSearch('');
    setAsked('');
  };
  return (
    <section className="section" aria-labelledby="history-title">
      <h2 id="history-title">{t('history')}</h2>
      <div className="history-search">
        <SearchField label={t('search')} value={search} onChange={setSearch} />
      </div>
      <HistoryList patientId={null} search={asked} without={without} onShowAll={showAll} />
    </section>
  );
}
