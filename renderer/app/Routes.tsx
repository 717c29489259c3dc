import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { CallSlotsContext } from '../call/call-slots.ts';
import { Skeletons } from '../ui/Skeleton.tsx';
import { ErrorDoor } from './ErrorDoor.tsx';
import { Home } from './Home.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import { useMe } from './services.tsx';
import { Starting } from './Starting.tsx';
import { callSlots, visitRecord } from './visit-slots.tsx';

const Doctors = lazy(() => import('../features/doctors/Doctors.tsx'));
const BookAppointment = lazy(() => import('../features/booking/BookAppointment.tsx'));
const Appointments = lazy(() => import('../features/appointments/Appointments.tsx'));
const AppointmentDetails = lazy(() => import('../features/appointments/AppointmentDetails.tsx'));
const Calendar = lazy(() => import('../features/calendar/Calendar.tsx'));
const DoctorVisits = lazy(() => import('../features/patients/DoctorVisits.tsx'));
const PatientHistory = lazy(() => import('../features/patients/PatientHistory.tsx'));
const Hours = lazy(() => import('../features/hours/Hours.tsx'));
const Notifications = lazy(() => import('../features/notifications/Notifications.tsx'));
const Profile = lazy(() => import('../features/profile/Profile.tsx'));
const Settings = lazy(() => import('../features/settings/Settings.tsx'));
const WaitingRoom = lazy(() => import('../features/waiting-room/WaitingRoom.tsx'));
const DeviceCheck = lazy(() => import('../features/device-check/DeviceCheck.tsx'));
const Administration = lazy(() => import('../features/administration/Administration.tsx'));
const VideoCall = lazy(() => import('../call/VideoCall.tsx'));

/** One page per route. The call has the window to itself; everything else sits in the shell. */
export function Routes() {
  const me = useMe();
  const [location] = useLocation();
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
                  {({ id }) => <AppointmentDetails key={id} id={id} record={visitRecord} />}
                </Route>
                <Route path="/waiting-room/:id">{({ id }) => <WaitingRoom key={id} appointmentId={id} />}</Route>
                {me.role !== 'administrator' && <Route path="/device-check">{() => <DeviceCheck />}</Route>}
                {me.role !== 'administrator' && (
                  <Route path="/device-check/:id">{({ id }) => <DeviceCheck appointmentId={id} />}</Route>
                )}
                <Route path="/notifications" component={Notifications} />
                <Route path="/settings" component={Settings} />
                <Route path="/profile" component={Profile} />
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
