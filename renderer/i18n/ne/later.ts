import type { WordsOf } from '../en/index.ts';
import { administration } from './administration.ts';
import { appointments } from './appointments.ts';
import { booking } from './booking.ts';
import { calendar } from './calendar.ts';
import { call } from './call.ts';
import { deviceCheck } from './device-check.ts';
import { doctors } from './doctors.ts';
import { errors } from './errors.ts';
import { hours } from './hours.ts';
import { myHours } from './my-hours.ts';
import { notes } from './notes.ts';
import { notices } from './notices.ts';
import { notifications } from './notifications.ts';
import { patients } from './patients.ts';
import { profile } from './profile.ts';
import { settings } from './settings.ts';
import { visitRecord } from './visit-record.ts';
import { waitingRoom } from './waiting-room.ts';

export const later: WordsOf<'later'> = {
  administration,
  appointments,
  booking,
  calendar,
  call,
  deviceCheck,
  doctors,
  errors,
  hours,
  myHours,
  notes,
  notices,
  notifications,
  patients,
  profile,
  settings,
  visitRecord,
  waitingRoom,
};
