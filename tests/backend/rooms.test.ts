// The rooms of the client over the embedded clinic: a visit from another time proposed to its rating.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clinic } from '../../supabase/local/index.ts';
import { demoPerson, Heard, openClinic, signedIn, type Installation } from './people.ts';

const day = 86_400_000;
const allWell = { camera: 'ok', microphone: 'ok', speaker: 'ok', network: 'weak' } as const;

let clinic: Clinic;
let doctor: Installation;
let patient: Installation;
beforeAll(async () => {
  clinic = await openClinic();
  [doctor, patient] = await Promise.all([signedIn(clinic, 'anisha'), signedIn(clinic, 'sita')]);
});
afterAll(() => clinic.close());

/** A quarter of an hour of Dr Rahman, who works around the clock. */
const slot = (ahead: number): number => Math.ceil(Date.now() / 900_000) * 900_000 + day + ahead * 900_000;
async function visit(id: string, of = patient) {
  const found = (await of.backend.booking.listAppointments()).find((each) => each.id === id);
  if (found === undefined) throw new Error('no such visit');
  return found;
}

test('another time is proposed, declined or accepted, and asked for', async () => {
  const { booking } = patient.backend;
  const book = (startsAt: number) =>
    booking.book({ doctorId: demoPerson('anisha').id, startsAt, type: 'online', reason: '', requestId: randomUUID() });
  const id = await book(slot(4));
  await doctor.backend.booking.propose(id, (await visit(id)).version, slot(6), 'A surgery');
  const proposed = await visit(id);
  expect(proposed).toMatchObject({ status: 'proposed', startsAt: slot(6), requestedStartsAt: slot(4) });
  expect(proposed.heldUntil).toBeGreaterThan(Date.now());
  await booking.acceptProposal(id, proposed.version);
  await booking.reschedule(id, (await visit(id)).version, slot(8), 'Work');
  expect(await visit(id)).toMatchObject({ status: 'requested', startsAt: slot(8), statusReason: 'Work' });
  await doctor.backend.booking.propose(id, (await visit(id)).version, slot(10), '');
  await booking.declineProposal(id, (await visit(id)).version, 'Another day, please');
  expect(await visit(id)).toMatchObject({ status: 'declined', statusReason: 'Another day, please' });
});

test('the waiting room, the note, the summary, messages, and two taps at the end', async () => {
  const heard = new Heard(doctor.backend);
  await heard.until('live');
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
     values ($1, $2, 'confirmed', 'online', now(), now() + interval '15 minutes', gen_random_uuid()) returning id`,
    [demoPerson('anisha').id, demoPerson('sita').id],
  );
  const id = row?.id ?? '';
  const { visits, records } = patient.backend;
  await visits.checkIn(id, allWell);
  const queue = await doctor.backend.visits.waitingPatients();
  expect(queue.find((each) => each.appointmentId === id)).toMatchObject({
    patientName: 'Sita Gurung',
    deviceCheck: allWell,
    callStatus: 'not_started',
  });
  expect(await doctor.backend.visits.announceDelay(15)).toBeGreaterThan(0);
  expect(await visit(id)).toMatchObject({ delayMinutes: 15, deviceCheck: allWell });
  await visits.leaveWaitingRoom(id);
  expect((await visit(id)).checkedInAt).toBeNull();

  const message = await records.sendMessage(id, 'I am here', randomUUID());
  await heard.until('message I am here');
  expect(await doctor.backend.records.listMessages(id)).toEqual([message]);

  expect(await doctor.backend.records.readNote(id)).toBeNull();
  const note = await doctor.backend.records.saveNote(id, 'Throat red', 0);
  expect(await doctor.backend.records.readNote(id)).toEqual(note);
  await expect(doctor.backend.records.saveNote(id, 'Throat well', 0)).rejects.toMatchObject({
    code: 'changed_meanwhile',
  });
  expect(await records.readNote(id)).toBeNull();

  const text = { findings: 'A cold', medicines: 'Tea', nextStep: 'Rest' };
  const summary = await doctor.backend.records.shareSummary(id, text);
  expect(await records.listSummaries(id)).toEqual([summary]);
  expect(await records.acknowledgeSummary(summary.id, 'How much tea?')).toMatchObject({ question: 'How much tea?' });

  expect(await visits.myRating(id)).toBeNull();
  const { version } = await visit(id);
  await doctor.backend.visits.complete(id, version);
  expect(await visits.rate(id, 5, 'care')).toEqual({ appointmentId: id, stars: 5, about: 'care' });
  expect(await visits.rate(id, 4, null)).toEqual(await visits.myRating(id));
  await expect(doctor.backend.visits.markNoShow(id, version + 1)).rejects.toMatchObject({
    code: 'appointment_wrong_state',
  });
  heard.end();
});

test('hours: the week, its grid and exceptions', async () => {
  const { hours } = doctor.backend;
  const me = demoPerson('anisha').id;
  const week = [
    { weekday: 1, from: '09:00', until: '12:30' },
    { weekday: 1, from: '14:00', until: '24:00' },
  ];
  await hours.setWeek(null, week, { visitMinutes: 20, timeZone: 'Asia/Kathmandu' });
  const added = await hours.addException({ kind: 'leave', startsAt: slot(100), endsAt: slot(200), note: 'Away' });
  const read = await hours.read(me);
  expect(read).toMatchObject({ week, visitMinutes: 20, bufferMinutes: 0, timeZone: 'Asia/Kathmandu' });
  expect(read.exceptions).toContainEqual(added);
  await expect(hours.setWeek(null, [...week, ...week], {})).rejects.toMatchObject({ code: 'hours_overlap' });
  await hours.removeException(added.id);
  expect((await hours.read(me)).exceptions).not.toContainEqual(added);
  await expect(patient.backend.hours.setWeek(me, week, {})).rejects.toMatchObject({ code: 'only_an_administrator' });
});
