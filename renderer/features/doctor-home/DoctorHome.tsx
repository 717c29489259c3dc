import { Suspense } from 'react';
import type { Appointment } from '#shared/domain/records.ts';
import { lazyPart } from '../../app/lazy-screen.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { ComingDays } from './ComingDays.tsx';
import { announcedDelay, doctorDay } from './doctor-day.ts';
import './doctor-home.css';
import { TodayVisits } from './TodayVisits.tsx';
import { WaitingNow } from './WaitingNow.tsx';

/** What is written in comes a moment after what is to be seen at once. */
const Answers = lazyPart(() => import('./Answers.tsx'));

interface DoctorHomeProps {
  readonly appointments: readonly Appointment[];
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** The day of a doctor: who waits and who is next, the hours of today, and beside them what is to be answered. */
export default function DoctorHome({ appointments, now }: DoctorHomeProps) {
  const dates = useDates();
  const today = dates.day(now);
  const day = doctorDay(appointments, now, (instant) => dates.day(instant) === today);
  return (
    <div className="doctor-home">
      <div className="doctor-home-main">
        <WaitingNow waiting={day.waiting} next={day.next} now={now} />
        <TodayVisits day={day} now={now} />
      </div>
      <div className="doctor-home-side">
        <Suspense fallback={<Skeletons count={2} />}>
          <Answers requests={day.requests} delay={announcedDelay(appointments, now)} />
        </Suspense>
        <ComingDays visits={day.later} />
      </div>
    </div>
  );
}
