import '../../i18n/late-doctor.ts';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import { ComingDays } from './ComingDays.tsx';
import { announcedDelay, doctorDay } from './doctor-day.ts';
import './doctor-home.css';
import { Requests } from './Requests.tsx';
import { RunningLate } from './RunningLate.tsx';
import { TodayVisits } from './TodayVisits.tsx';
import { WaitingNow } from './WaitingNow.tsx';

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
        <Requests requests={day.requests} />
        <RunningLate delay={announcedDelay(appointments, now)} />
        <ComingDays visits={day.later} />
      </div>
    </div>
  );
}
