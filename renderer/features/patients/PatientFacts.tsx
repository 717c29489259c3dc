import { fromAbsolute, toCalendarDate } from '@internationalized/date';
import { useTranslation } from 'react-i18next';
import type { PatientPerson } from '#shared/domain/visit-records.ts';
import { useServerNow } from '../../app/queries.ts';
import { localZone, useDates } from '../../i18n/dates.ts';
import { ageOn } from './age.ts';

/** Birth date with the age, telephone, language, how many visits so far. */
export function PatientFacts({ patient }: { readonly patient: PatientPerson }) {
  const { t } = useTranslation('patients');
  const dates = useDates();
  const today = toCalendarDate(fromAbsolute(useServerNow(), localZone()));
  const age = (birthDate: string): string => {
    const found = ageOn(today, birthDate);
    return 'years' in found ? t('years', { count: found.years }) : t('months', { count: found.months });
  };
  return (
    <ul className="patient-facts">
      <li>
        {patient.birthDate === null
          ? t('birthDateUnknown')
          : t('born', { date: dates.calendarDay(patient.birthDate), age: age(patient.birthDate) })}
      </li>
      {patient.phone !== null && <li className="numbers">{t('phone', { phone: patient.phone })}</li>}
      <li>{t('language', { language: dates.languageNames([patient.language]) })}</li>
      <li>{t('visits', { count: patient.visits })}</li>
    </ul>
  );
}
