import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Skeletons } from '../ui/Skeleton.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { Page } from './Page.tsx';
import { partOfDay } from './part-of-day.ts';
import { PatientHome } from './PatientHome.tsx';
import { useAppointments, useServerNow } from './queries.ts';
import { TryAgain } from './TryAgain.tsx';
import { useMe } from './services.tsx';

const DoctorHome = lazyScreen(() => import('../features/doctor-home/DoctorHome.tsx'), 'doctor');

/** What matters now, for whoever is signed in. */
export function Home() {
  const { t } = useTranslation('app');
  const dates = useDates();
  const me = useMe();
  const now = useServerNow();
  const appointments = useAppointments();
  const greeting = t(`home.greeting.${partOfDay(new Date(now).getHours())}`, { name: me.fullName });
  const isDoctor = me.role === 'doctor';
  useEffect(() => {
    // Beside the visits, not after them; what cannot be loaded is said where it is shown.
    if (isDoctor) DoctorHome.preload().catch(() => undefined);
  }, [isDoctor]);

  return (
    <Page title={greeting} lead={dates.day(now)} wide={isDoctor}>
      <ErrorMessage error={appointments.error} actions={<TryAgain of={appointments} />} />
      {appointments.isPending && <Skeletons />}
      {appointments.data &&
        (isDoctor ? (
          <Suspense fallback={<Skeletons />}>
            <DoctorHome appointments={appointments.data} now={now} />
          </Suspense>
        ) : (
          <PatientHome appointments={appointments.data} now={now} />
        ))}
    </Page>
  );
}
