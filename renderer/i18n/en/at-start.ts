import { app } from './app.ts';
import { appointments } from './appointments.ts';
import { booking } from './booking.ts';
import { call } from './call.ts';
import { dates } from './dates.ts';
import { doctors } from './doctors.ts';
import { errors } from './errors.ts';
import { notifications } from './notifications.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';
import { waitingRoom } from './waiting-room.ts';

/** Built in from the beginning. What only later chunks say is brought by them (`late.ts`). */
export const atStart = {
  app,
  signIn,
  doctors,
  booking,
  appointments,
  notifications,
  settings,
  call,
  dates,
  errors,
  ui,
  waitingRoom,
} as const;
