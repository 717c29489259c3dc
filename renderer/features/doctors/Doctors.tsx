import { SearchX, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, spanOf } from '../../app/free-times/slots.ts';
import { Page } from '../../app/Page.tsx';
import { useDoctors, useServerNow } from '../../app/queries.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import './doctors.css';
import { anyDoctor, filterDoctors, type DoctorFilter } from './find-doctors.ts';
import { DoctorFilters } from './DoctorFilters.tsx';

/** In ms; that a day with a change of clocks has another length does not matter to "within a week". */
const dayLength = 86_400_000;

export default function Doctors() {
  const { t } = useTranslation('doctors');
  const [filter, setFilter] = useState<DoctorFilter>(anyDoctor);
  const { query } = filter;
  const setQuery = (next: string): void => setFilter({ ...filter, query: next });
  const doctors = useDoctors();
  const dates = useDates();
  const now = useServerNow(60_000);
  const { until: today } = spanOf(dayOf(now, dates.zone), dates.zone);
  const found = doctors.data && filterDoctors(doctors.data, filter, { today, week: today + 6 * dayLength });
  const filtered = Object.values(filter).some((choice) => choice !== '');
  const clear = (): void => setFilter(anyDoctor);

  return (
    <Page title={t('title')} lead={t('lead')}>
      <SearchField label={t('search')} value={query} onChange={setQuery} />
      {doctors.data && doctors.data.length > 1 && (
        <DoctorFilters doctors={doctors.data} filter={filter} onChange={setFilter} />
      )}
      <ErrorMessage error={doctors.error} actions={<TryAgain of={doctors} />} />
      {doctors.isPending && <Skeletons />}
      <output className="unseen">{found && filtered ? t('found', { count: found.length }) : ''}</output>
      {found && found.length > 0 && (
        <ul className="doctors">
          {found.map((doctor) => (
            <li key={doctor.id}>
              <DoctorCard doctor={doctor} />
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 &&
        (!filtered ? (
          <EmptyState icon={Stethoscope} title={t('nobody')}>
            {t('nobodyText')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={query === '' ? t('noneFiltered') : t('none', { query })}
            action={<Button onPress={clear}>{t('showAll')}</Button>}
          >
            {t('noneText')}
          </EmptyState>
        ))}
    </Page>
  );
}
