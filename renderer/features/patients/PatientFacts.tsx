import { Cake, ClipboardList, Languages, Phone, type LucideIcon } from 'lucide-react';
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
      <Fact icon={Cake}>
        {patient.birthDate === null
          ? t('birthDateUnknown')
          : t('born', { date: dates.calendarDay(patient.birthDate), age: age(patient.birthDate) })}
      </Fact>
      {patient.phone !== null && <Fact icon={Phone}>{t('phone', { phone: patient.phone })}</Fact>}
      <Fact icon={Languages}>{t('language', { language: dates.languageNames([patient.language]) })}</Fact>
      <Fact icon={ClipboardList}>{t('visits', { count: patient.visits })}</Fact>
    </ul>
  );
}

function Fact({ icon: Icon, children }: { readonly icon: LucideIcon; readonly children: string }) {
  return (
    <li>
      <Icon aria-hidden="true" />
      <span className="numbers">{children}</span>
    </li>
  );
}
