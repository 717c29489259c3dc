import type { DoctorHours } from '#shared/domain/hours.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { Receive } from './fake-request.ts';
import type { HoursBackend } from './rooms/hours.ts';

/** Monday to Friday, nine to five. */
export const usualHours: DoctorHours = {
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', until: '17:00' })),
  exceptions: [],
  visitMinutes: 15,
  bufferMinutes: 0,
  minimumNoticeMinutes: 0,
  timeZone: 'Asia/Kathmandu',
};

export function fakeHours(clinic: FakeClinic, receive: Receive): HoursBackend {
  return {
    read: (doctorId) => receive('hours.read', [doctorId], () => clinic.hours),
    setWeek: (doctorId, week, grid) =>
      receive('hours.setWeek', [doctorId, week, grid], () => {
        clinic.hours = { ...clinic.hours, ...grid, week };
      }),
    addException: (exception) =>
      receive('hours.addException', [exception], () => {
        const added = { id: clinic.newId(), ...exception };
        clinic.hours = { ...clinic.hours, exceptions: [...clinic.hours.exceptions, added] };
        return added;
      }),
    removeException: (id) =>
      receive('hours.removeException', [id], () => {
        const exceptions = clinic.hours.exceptions.filter((each) => each.id !== id);
        clinic.hours = { ...clinic.hours, exceptions };
      }),
  };
}
