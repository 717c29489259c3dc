import { Failure } from '#shared/errors/failure.ts';
import type { WaitingPatient } from '#shared/domain/visit-records.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { Receive } from './fake-request.ts';
import type { VisitBackend } from './rooms/visits.ts';

export function fakeVisits(clinic: FakeClinic, receive: Receive): VisitBackend {
  const queue = (): WaitingPatient[] =>
    clinic.appointments.flatMap((each) =>
      each.checkedInAt === null || each.status !== 'confirmed'
        ? []
        : [
            {
              appointmentId: each.id,
              patientId: each.patientId,
              patientName: each.patientName,
              startsAt: each.startsAt,
              checkedInAt: each.checkedInAt,
              deviceCheck: each.deviceCheck,
              callStatus: each.callStatus,
            },
          ],
    );
  const visit = (id: string) => {
    const found = clinic.appointments.find((each) => each.id === id);
    if (found === undefined) throw new Failure('appointment_not_found');
    return found;
  };
  return {
    checkIn: (id, deviceCheck) =>
      receive('visits.checkIn', [id, deviceCheck], () =>
        clinic.changeAppointment(id, { checkedInAt: visit(id).checkedInAt ?? Date.now(), deviceCheck }),
      ),
    doctorIsWithAnother: (id) =>
      receive('visits.doctorIsWithAnother', [id], () => {
        const { doctorId, patientId } = visit(id);
        return clinic.appointments.some(
          (each) => each.doctorId === doctorId && each.patientId !== patientId && each.callStatus === 'active',
        );
      }),
    leaveWaitingRoom: (id) =>
      receive('visits.leaveWaitingRoom', [id], () => clinic.changeAppointment(id, { checkedInAt: null })),
    waitingPatients: () =>
      receive('visits.waitingPatients', [], () => queue().toSorted((a, b) => a.checkedInAt - b.checkedInAt)),
    complete: (id, version) =>
      receive('visits.complete', [id, version], () => clinic.decide(id, version, { status: 'completed' })),
    markNoShow: (id, version) =>
      receive('visits.markNoShow', [id, version], () => clinic.decide(id, version, { status: 'no_show' })),
    continueByPhone: (id, byPhone, version) =>
      receive('visits.continueByPhone', [id, byPhone, version], () =>
        clinic.decide(id, version, { byPhoneSince: byPhone ? Date.now() : null, checkedInAt: null }),
      ),
    announceDelay: (minutes) =>
      receive('visits.announceDelay', [minutes], () => {
        const waiting = clinic.appointments.filter(({ status }) => status === 'confirmed');
        for (const { id } of waiting) clinic.changeAppointment(id, { delayMinutes: minutes === 0 ? null : minutes });
        return waiting.length;
      }),
    rate: (appointmentId, stars, about) =>
      receive('visits.rate', [appointmentId, stars, about], () => {
        const rating = { appointmentId, stars, about };
        clinic.ratings = [...clinic.ratings.filter((each) => each.appointmentId !== appointmentId), rating];
        return rating;
      }),
    ratingsBy: (patientId) => receive('visits.ratingsBy', [patientId], () => [...clinic.ratings]),
    myRating: (appointmentId) =>
      receive(
        'visits.myRating',
        [appointmentId],
        () => clinic.ratings.find((each) => each.appointmentId === appointmentId) ?? null,
      ),
  };
}
