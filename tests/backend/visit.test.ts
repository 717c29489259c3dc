import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import {
  demoPerson,
  deviceOfDoctor,
  deviceOfPatient,
  Heard,
  openClinic,
  peer,
  threeSignedIn,
  type Installation,
} from './people.ts';

const hour = 3_600_000;
const doctorId = demoPerson('anisha').id;

let clinic: Clinic;
let doctor: Installation;
let patient: Installation;
let other: Installation;
beforeAll(async () => {
  clinic = await openClinic();
  ({ doctor, patient, other } = await threeSignedIn(clinic));
});
afterAll(() => clinic.close());

/** The n-th free time of Dr Rahman, who works around the clock. */
async function freeTime(index: number): Promise<number> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kathmandu' }).format(Date.now());
  const slots = await patient.backend.booking.freeSlots(doctorId, today, 2);
  const slot = slots[index];
  if (slot === undefined) throw new Error('Dr Rahman has no such free time');
  return slot.startsAt;
}

type Request = Parameters<Installation['backend']['booking']['book']>[0];
const request = (startsAt: number, change: Partial<Request> = {}): Request => ({
  doctorId,
  startsAt,
  type: 'online',
  reason: 'A cough',
  requestId: randomUUID(),
  ...change,
});

async function visitOf(installation: Installation, id: string) {
  const visit = (await installation.backend.booking.listAppointments()).find((each) => each.id === id);
  if (visit === undefined) throw new Error('No such visit');
  return visit;
}

describe('booking', () => {
  test('lists verified doctors with their next free time', async () => {
    const doctors = await patient.backend.booking.listDoctors();
    expect(doctors.map(({ fullName }) => fullName)).toEqual(['Dr Anisha Rahman', 'Dr Kiran Shrestha']);
    expect(doctors[0]?.nextFreeAt).toBe(await freeTime(0));
  });

  test('the same press twice books once; another patient finds the time taken', async () => {
    const { booking } = patient.backend;
    const wanted = request(await freeTime(20));
    const [first, second] = await Promise.all([booking.book(wanted), booking.book(wanted)]);
    expect(second).toBe(first);
    await expect(other.backend.booking.book(request(wanted.startsAt))).rejects.toMatchObject({ code: 'slot_taken' });
    expect(await visitOf(doctor, first)).toMatchObject({
      status: 'requested',
      patientName: 'Sita Gurung',
      reason: 'A cough',
    });
    await expect(visitOf(other, first)).rejects.toThrow('No such visit');
  });

  test.each<[string, (startsAt: number) => Partial<Request>, string]>([
    ['in the past', () => ({ startsAt: Date.UTC(2020, 0, 1) }), 'slot_in_past'],
    ['off the grid', (startsAt) => ({ startsAt: startsAt + 60_000 }), 'slot_outside_hours'],
    ['with ten thousand characters', () => ({ reason: 'क'.repeat(10_000) }), 'reason_too_long'],
    ['with an unverified doctor', () => ({ doctorId: demoPerson('maya').id }), 'doctor_not_available'],
    ['with no doctor at all', () => ({ doctorId: 'nobody' }), 'invalid_request'],
  ])('%s is refused with its own code', async (_, change, code) => {
    const startsAt = await freeTime(30);
    const wanted = request(startsAt, change(startsAt));
    await expect(patient.backend.booking.book(wanted)).rejects.toMatchObject({ name: 'Failure', code });
  });

  test('two visits of one patient cannot overlap', async () => {
    const startsAt = await freeTime(24);
    await patient.backend.booking.book(request(startsAt));
    const anotherDoctor = request(startsAt, { doctorId: demoPerson('kiran').id });
    // Dr Shrestha works by day only: either answer keeps the two apart.
    await expect(patient.backend.booking.book(anotherDoctor)).rejects.toMatchObject({
      code: expect.stringMatching(/^(patient_busy|slot_outside_hours)$/),
    });
  });

  test('a doctor cannot book, a stranger cannot cancel, an old version decides nothing', async () => {
    await expect(doctor.backend.booking.book(request(await freeTime(40)))).rejects.toMatchObject({
      code: 'not_a_patient',
    });
    const id = await patient.backend.booking.book(request(await freeTime(40)));
    const { version } = await visitOf(patient, id);
    await expect(other.backend.booking.cancel(id, version, '')).rejects.toMatchObject({
      code: 'appointment_not_found',
    });
    await expect(patient.backend.booking.confirm(id, version)).rejects.toMatchObject({ code: 'only_the_doctor' });
    await doctor.backend.booking.confirm(id, version);
    await expect(patient.backend.booking.cancel(id, version, '')).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await patient.backend.booking.cancel(id, version + 1, 'I feel well again.');
    expect(await visitOf(doctor, id)).toMatchObject({ status: 'cancelled', statusReason: 'I feel well again.' });
  });
});

test('a visit from request to the end of its call, each side told at once', async () => {
  const heardByDoctor = new Heard(doctor.backend);
  const heardByPatient = new Heard(patient.backend);
  const heardByOther = new Heard(other.backend);
  await Promise.all([heardByDoctor.until('live'), heardByPatient.until('live'), heardByOther.until('live')]);

  const id = await patient.backend.booking.book(request(await freeTime(0)));
  await heardByDoctor.until('notification appointment_requested');
  expect(heardByDoctor.notifications.at(-1)).toMatchObject({ appointmentId: id, readAt: null });

  await expect(doctor.backend.calls.start(id, deviceOfDoctor, null)).rejects.toMatchObject({
    code: 'appointment_not_confirmed',
  });
  await doctor.backend.booking.confirm(id, (await visitOf(doctor, id)).version);
  await heardByPatient.until('notification appointment_confirmed');
  await expect(patient.backend.calls.start(id, deviceOfPatient, null)).rejects.toMatchObject({
    code: 'only_the_doctor',
  });
  await expect(other.backend.calls.start(id, deviceOfPatient, null)).rejects.toMatchObject({
    code: 'appointment_not_found',
  });

  const started = await doctor.backend.calls.start(id, deviceOfDoctor, peer('doctor'));
  expect(started).toMatchObject({ status: 'waiting', appointmentId: id, doctorPeerId: peer('doctor').peerId });
  await heardByPatient.until('call waiting');
  expect(heardByPatient.sessions.at(-1)).toMatchObject({ id: started.id, doctorSignaling: peer('doctor').signaling });
  expect((await patient.backend.calls.listLive()).map((session) => session.id)).toEqual([started.id]);
  expect(await other.backend.calls.listLive()).toEqual([]);
  expect(await other.backend.calls.read(started.id)).toBeNull();

  await patient.backend.calls.acknowledgeRing(started.id, deviceOfPatient, null);
  await expect(other.backend.calls.join(started.id, deviceOfPatient, null)).rejects.toMatchObject({
    code: 'call_not_found',
  });
  const joined = await patient.backend.calls.join(started.id, deviceOfPatient, peer('patient'));
  expect(joined).toMatchObject({ patientJoined: true, patientPeerId: peer('patient').peerId });
  await doctor.backend.calls.publishPeer(started.id, deviceOfDoctor, peer('doctor'));
  expect(await patient.backend.calls.markActive(started.id, deviceOfPatient)).toMatchObject({ status: 'active' });
  await heardByDoctor.until('call active');
  await doctor.backend.calls.heartbeat(started.id, deviceOfDoctor);
  expect(await visitOf(patient, id)).toMatchObject({ callStatus: 'active', callSessionId: started.id });

  expect(await patient.backend.calls.end(started.id, null)).toMatchObject({ status: 'ended', endReason: 'completed' });
  await heardByDoctor.until('call ended');
  await heardByDoctor.until('notification call_ended');
  await expect(patient.backend.calls.join(started.id, deviceOfPatient, null)).rejects.toMatchObject({
    code: 'call_ended',
  });
  expect(Math.abs(await patient.backend.calls.clockOffset())).toBeLessThan(hour);

  const { notifications } = doctor.backend;
  expect((await notifications.list()).some(({ readAt }) => readAt === null)).toBe(true);
  await notifications.markRead();
  await heardByDoctor.until('notification changed');
  expect((await notifications.list()).every(({ readAt }) => readAt !== null)).toBe(true);

  // Another patient hears nothing of it.
  expect(heardByOther.sessions).toEqual([]);
  expect(heardByOther.notifications).toEqual([]);
  for (const heard of [heardByDoctor, heardByPatient, heardByOther]) heard.end();
});
