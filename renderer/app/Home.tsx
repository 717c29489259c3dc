import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Skeletons } from '../ui/Skeleton.tsx';
import { DoctorHome } from './DoctorHome.tsx';
import { Page } from './Page.tsx';
import { PatientHome } from './PatientHome.tsx';
import { useAppointments, useServerNow } from './queries.ts';
import { TryAgain } from './TryAgain.tsx';
import { useMe } from './services.tsx';

function partOfDay(hour: number): 'morning' | 'day' | 'evening' {
  return hour < 4 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'day';
}

/** What matters now, for whoever is signed in. */
export function Home() {
  const { t } = useTranslation('app');
  const dates = useDates();
  const me = useMe();
  const now = useServerNow();
  const appointments = useAppointments();
  const greeting = t(`home.greeting.${partOfDay(new Date(now).getHours())}`, { name: me.fullName });

  return (
    <Page title={greeting} lead={dates.day(now)}>
      <ErrorMessage error={appointments.error} actions={<TryAgain of={appointments} />} />
      {appointments.isPending && <Skeletons />}
      {appointments.data &&
        (me.role === 'doctor' ? (
          <DoctorHome appointments={appointments.data} now={now} />
        ) : (
          <PatientHome appointments={appointments.data} now={now} />
        ))}
    </Page>
  );
}
