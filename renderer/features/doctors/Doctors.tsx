import { Search, SearchX, Stethoscope, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { useDoctors } from '../../app/queries.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import './doctors.css';
import { findDoctors } from './find-doctors.ts';

export default function Doctors() {
  const { t } = useTranslation('doctors');
  const [query, setQuery] = useState('');
  const doctors = useDoctors();
  const found = doctors.data && findDoctors(doctors.data, query);
  const clear = (): void => setQuery('');

  return (
    <Page title={t('title')} lead={t('lead')}>
      <TextField
        label={t('search')}
        type="search"
        value={query}
        onChange={setQuery}
        start={<Search />}
        {...(query !== '' && {
          end: (
            <Button look="quiet" size="icon" aria-label={t('clearSearch')} onPress={clear}>
              <X aria-hidden="true" />
            </Button>
          ),
        })}
      />
      <ErrorMessage error={doctors.error} actions={<TryAgain of={doctors} />} />
      {doctors.isPending && <Skeletons />}
      <output className="unseen">{found && query !== '' ? t('found', { count: found.length }) : ''}</output>
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
        (query === '' ? (
          <EmptyState icon={Stethoscope} title={t('nobody')}>
            {t('nobodyText')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={t('none', { query })}
            action={<Button onPress={clear}>{t('showAll')}</Button>}
          >
            {t('noneText')}
          </EmptyState>
        ))}
    </Page>
  );
}
