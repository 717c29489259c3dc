import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Profile } from '#shared/domain/records.ts';
import { CallSlotsContext } from '../call/call-slots.ts';
import { VideoCall } from '../call/video-call-screen.ts';
import { Skeletons } from '../ui/Skeleton.tsx';
import { ErrorDoor } from './ErrorDoor.tsx';
import { Home } from './Home.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import { useMe } from './services.tsx';
import { Starting } from './Starting.tsx';
import { beforeVisit, callSlots, visitRecord } from './visit-slots.tsx';

const Doctors = lazyScreen(() => import('../features/doctors/Doctors.tsx'));
const BookAppointment = lazyScreen(() => import('../features/booking/BookAppointment.tsx'));
const Appointments = lazyScreen(() => import('../features/appointments/Appointments.tsx'));
const AppointmentDetails = lazyScreen(() => import('../features/appointments/AppointmentDetails.tsx'));
const Calendar = lazyScreen(() => import('../features/calendar/Calendar.tsx'));
const ProfilePage = lazyScreen(() => import('../features/profile/Profile.tsx'));
const DeviceCheck = lazyScreen(() => import('../features/device-check/DeviceCheck.tsx'));
const DoctorVisits = lazyScreen(() => import('../features/patients/DoctorVisits.tsx'));
const PatientHistory = lazyScreen(() => import('../features/patients/PatientHistory.tsx'));
const Hours = lazyScreen(() => import('../features/hours/Hours.tsx'));
const Notifications = lazyScreen(() => import('../features/notifications/Notifications.tsx'));
const Settings = lazyScreen(() => import('../features/settings/Settings.tsx'));
const WaitingRoom = lazyScreen(() => import('../features/waiting-room/WaitingRoom.tsx'));
const Administration = lazyScreen(() => import('../features/administration/Administration.tsx'));

const everybodys = [Appointments, AppointmentDetails, Notifications, ProfilePage, Settings];
/** Where people go next. */
const nextOf = {
  patient: [Doctors, BookAppointment, WaitingRoom, DeviceCheck, ...everybodys],
  doctor: [Calendar, DoctorVisits, PatientHistory, Hours, ...everybodys],
  administrator: [Administration, Settings],
} as const;

/** When the first screen stands and nothing else is to do, the others are loaded: then each is shown at once. */
function usePreloaded(role: Profile['role']): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => {
      // What fails to load here is loaded again, and complained about, when it is opened.
      for (const screen of nextOf[role]) void screen.preload().catch(() => undefined);
    });
    return () => {
      cancelIdleCallback(waiting);
    };
  }, [role]);
}

/** One page per route. The call has the window to itself; everything else sits in the shell. */
export function Routes() {
  const me = useMe();
  const [location] = useLocation();
  usePreloaded(me.role);
  return (
    <Switch>
      <Route path="/call/:appointmentId">
        <ErrorDoor page={location}>
          <Suspense fallback={<Starting />}>
            <CallSlotsContext value={callSlots}>
              <VideoCall />
            </CallSlotsContext>
          </Suspense>
        </ErrorDoor>
      </Route>
      <Route>
        <Shell>
          <ErrorDoor page={location}>
            <Suspense fallback={<Skeletons />}>
              <Switch>
                <Route path="/">
                  {me.role === 'administrator' ? <Redirect to="/administration/people" replace /> : <Home />}
                </Route>
                <Route path="/doctors" component={Doctors} />
                <Route path="/book/:doctorId">
                  {({ doctorId }) => <BookAppointment key={doctorId} doctorId={doctorId} />}
                </Route>
                <Route path="/appointments" component={me.role === 'doctor' ? DoctorVisits : Appointments} />
                <Route path="/appointments/:id">
                  {({ id }) => <AppointmentDetails key={id} id={id} before={beforeVisit} record={visitRecord} />}
                </Route>
                <Route path="/waiting-room/:id">{({ id }) => <WaitingRoom key={id} appointmentId={id} />}</Route>
                {me.role !== 'administrator' && <Route path="/device-check">{() => <DeviceCheck />}</Route>}
                {me.role !== 'administrator' && (
                  <Route path="/device-check/:id">{({ id }) => <DeviceCheck appointmentId={id} />}</Route>
                )}
                <Route path="/notifications" component={Notifications} />
                <Route path="/settings" component={Settings} />
                <Route path="/profile" component={ProfilePage} />
                {me.role === 'doctor' && (
                  <Route path="/calendar/:day?">{({ day }) => <Calendar day={day ?? null} />}</Route>
                )}
                {me.role === 'doctor' && (
                  <Route path="/patients/:id">{({ id }) => <PatientHistory key={id} patientId={id} />}</Route>
                )}
                {me.role === 'doctor' && <Route path="/hours" component={Hours} />}
                {me.role === 'administrator' && <Route path="/administration/*?" component={Administration} />}
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </ErrorDoor>
        </Shell>
      </Route>
    </Switch>
  );
}
