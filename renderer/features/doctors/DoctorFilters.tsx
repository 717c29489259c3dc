import { useTranslation } from 'react-i18next';
import type { Doctor } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Select } from '../../ui/Select.tsx';
import type { DoctorFilter } from './find-doctors.ts';

/** A key of the list must not be empty; in the filter, empty is any. */
const any = 'any' as const;
const fromKey = (key: string): string => (key === any ? '' : key);
const toKey = (choice: string): string => (choice === '' ? any : choice);

interface DoctorFiltersProps {
  readonly doctors: readonly Doctor[];
  readonly filter: DoctorFilter;
  readonly onChange: (filter: DoctorFilter) => void;
}

/** Only what some doctor has can be chosen. */
export function DoctorFilters({ doctors, filter, onChange }: DoctorFiltersProps) {
  const { t } = useTranslation('doctors');
  const dates = useDates();
  const specialties = [...new Set(doctors.map((doctor) => doctor.specialty))].toSorted((a, b) => a.localeCompare(b));
  const languages = [...new Set(doctors.flatMap((doctor) => doctor.languages))];
  return (
    <div className="doctor-filters">
      <Select
        label={t('filter.specialty')}
        value={toKey(filter.specialty)}
        onChange={(key) => onChange({ ...filter, specialty: fromKey(key) })}
        options={[
          { value: any, label: t('filter.anySpecialty') },
          ...specialties.map((specialty) => ({ value: specialty, label: specialty })),
        ]}
      />
      <Select
        label={t('filter.language')}
        value={toKey(filter.language)}
        onChange={(key) => onChange({ ...filter, language: fromKey(key) })}
        options={[
          { value: any, label: t('filter.anyLanguage') },
          ...languages.map((tag) => ({ value: tag, label: dates.languageNames([tag]) })),
        ]}
      />
      <Select<'any' | 'today' | 'week'>
        label={t('filter.free')}
        value={filter.free === '' ? any : filter.free}
        onChange={(key) => onChange({ ...filter, free: key === any ? '' : key })}
        options={[
          { value: any, label: t('filter.anyTime') },
          { value: 'today', label: t('filter.today') },
          { value: 'week', label: t('filter.week') },
        ]}
      />
    </div>
  );
}
