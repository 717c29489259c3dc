import type { Words } from '../en/index.ts';
import { administration } from './administration.ts';
import { app } from './app.ts';
import { appointments } from './appointments.ts';
import { booking } from './booking.ts';
import { calendar } from './calendar.ts';
import { call } from './call.ts';
import { dates } from './dates.ts';
import { deviceCheck } from './device-check.ts';
import { doctorDay } from './doctor-day.ts';
import { doctors } from './doctors.ts';
import { errors } from './errors.ts';
import { hours } from './hours.ts';
import { myHours } from './my-hours.ts';
import { notes } from './notes.ts';
import { notifications } from './notifications.ts';
import { profile } from './profile.ts';
import { patients } from './patients.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';
import { visitRecord } from './visit-record.ts';
import { waitingRoom } from './waiting-room.ts';

export const ne: Words = {
  app,
  signIn,
  doctors,
  booking,
  appointments,
  notifications,
  profile,
  settings,
  call,
  dates,
  deviceCheck,
  errors,
  ui,
  hours,
  myHours,
  waitingRoom,
  notes,
  visitRecord,
  administration,
  calendar,
  doctorDay,
  patients,
};
