import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment, Profile } from '#shared/domain/records.ts';
import { doctorRahman, rahman, renderSignedIn, sita, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import AppointmentDetails from './AppointmentDetails.tsx';

const minute = 60_000;
const { action, now } = en.appointments;
let clinic: FakeClinic;

function open(me: Profile, change: Partial<Appointment> = {}): Appointment {
  const visit = visitOfSita(change);
  clinic = new FakeClinic(me);
  clinic.appointments = [visit];
  renderSignedIn(<AppointmentDetails id={visit.id} />, { me, clinic });
  return visit;
}
const button = (name: string) => screen.queryByRole('button', { name });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeAll(() => startI18n('en'));
beforeEach(() => sessionStorage.clear());

describe('the doctor', () => {
  test('confirms a request', async () => {
    const visit = open(rahman, { status: 'requested' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Visit of Sita Gurung' })).toBeTruthy();
    expect(screen.getByText('Born 12 April 1988')).toBeTruthy();
    await press(action.confirm);
    expect(await screen.findByRole('button', { name: action.start })).toBeTruthy();
    expect(clinic.appointments[0]).toMatchObject({ id: visit.id, status: 'confirmed' });
    expect(screen.getByText(en.appointments.told.confirmed)).toBeTruthy();
  });

  test('declines a request with a reason', async () => {
    open(rahman, { status: 'requested' });
    await press(action.declineVisit);
    const dialog = await screen.findByRole('alertdialog', { name: en.appointments.decline.title });
    fireEvent.change(within(dialog).getByLabelText(/Reason/), { target: { value: 'I am away.' } });
    fireEvent.click(within(dialog).getByRole('button', { name: en.appointments.decline.submit }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(clinic.appointments[0]).toMatchObject({ status: 'declined', statusReason: 'I am away.' });
    expect(await screen.findByText(now.declinedDoctor)).toBeTruthy();
    expect(screen.getByText('I am away.')).toBeTruthy();
  });

  test('who decides on an old version is told, and sees the visit as it is', async () => {
    const visit = open(rahman, { status: 'requested' });
    await screen.findByRole('button', { name: action.confirm });
    // Cancelled elsewhere, and the news has not arrived.
    clinic.appointments = [{ ...visit, status: 'cancelled', version: 2 }];
    await press(action.confirm);
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.changed_meanwhile.remedy);
    expect(await screen.findByText(now.cancelled)).toBeTruthy();
    expect(button(action.confirm)).toBeNull();
  });

  test('can start the call in its time only', async () => {
    open(rahman, { startsAt: Date.now() + 16 * minute });
    expect(await screen.findByText(/You can start the call from/)).toBeTruthy();
    expect(button(action.start)).toBeNull();
  });

  test('cannot call for a visit in person', async () => {
    open(rahman, { type: 'offline' });
    expect(await screen.findByText(now.inPersonDoctor)).toBeTruthy();
    expect(button(action.start)).toBeNull();
  });
});

/** As the radio of that time is named. */
const timeOf = (instant: number): RegExp =>
  new RegExp(new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));

describe('the patient', () => {
  test('sees that the doctor has not answered, and when they have', async () => {
    const visit = open(sita, { status: 'requested' });
    expect(await screen.findByText(now.waitForAnswer)).toBeTruthy();
    expect(button(action.confirm)).toBeNull();
    clinic.changeAppointment(visit.id, { status: 'confirmed' });
    expect(await screen.findByText(now.readyPatient)).toBeTruthy();
    expect(button(action.start)).toBeNull();
  });

  test('cancels with a reason; a refusal keeps the dialog and the words', async () => {
    open(sita);
    await press(action.cancelVisit);
    const dialog = await screen.findByRole('alertdialog', { name: en.appointments.cancel.title });
    const reason = within(dialog).getByLabelText<HTMLTextAreaElement>(/Reason/);
    fireEvent.change(reason, { target: { value: 'I feel well again.' } });
    clinic.refuse('cancel', 'server_unreachable');
    fireEvent.click(within(dialog).getByRole('button', { name: en.appointments.cancel.submit }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(en.errors.server_unreachable.remedy);
    expect(reason.value).toBe('I feel well again.');
    fireEvent.click(within(dialog).getByRole('button', { name: en.appointments.cancel.submit }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(clinic.appointments[0]).toMatchObject({ status: 'cancelled', statusReason: 'I feel well again.' });
    expect(await screen.findByRole('link', { name: action.bookAgain })).toBeTruthy();
  });

  test('keeps the visit when they change their mind', async () => {
    open(sita);
    await press(action.cancelVisit);
    await press(en.appointments.cancel.keep);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(clinic.appointments[0]?.status).toBe('confirmed');
  });

  test('accepts the time the doctor proposes', async () => {
    open(sita, { status: 'proposed', requestedStartsAt: Date.now() + 60 * minute });
    expect(await screen.findByText(/proposes another time/)).toBeTruthy();
    await press(action.accept);
    await waitFor(() => expect(clinic.requests.map(({ name }) => name)).toContain('acceptProposal'));
  });

  test('asks for another time; what was written is still there after closing the dialog', async () => {
    open(sita, { startsAt: Date.now() + 3 * 60 * minute });
    const startsAt = Date.now() + 4 * 60 * minute;
    clinic.doctors = [doctorRahman({ nextFreeAt: startsAt })];
    clinic.slots = [{ startsAt, endsAt: startsAt + 15 * minute }];
    await press(action.reschedule);
    const dialog = await screen.findByRole('dialog', { name: en.appointments.move.reschedule });
    fireEvent.change(within(dialog).getByLabelText(/Why/), { target: { value: 'My bus is late.' } });
    fireEvent.click(within(dialog).getByRole('button', { name: en.app.back }));
    await press(action.reschedule);
    const again = await screen.findByRole('dialog', { name: en.appointments.move.reschedule });
    expect(within(again).getByLabelText<HTMLTextAreaElement>(/Why/).value).toBe('My bus is late.');
    fireEvent.click(await within(again).findByRole('radio', { name: timeOf(startsAt) }));
    fireEvent.click(within(again).getByRole('button', { name: /^Send / }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(clinic.requests.find(({ name }) => name === 'reschedule')?.given.slice(2)).toEqual([
      startsAt,
      'My bus is late.',
    ]);
  });

  test('has read what was said about a visit by opening it', async () => {
    const about = { kind: 'appointment_confirmed', title: '', message: '', callSessionId: null, createdAt: 0 } as const;
    const visit = visitOfSita();
    clinic = new FakeClinic(sita);
    clinic.appointments = [visit];
    clinic.notifications = [
      { ...about, id: 'mine', appointmentId: visit.id, readAt: null },
      { ...about, id: 'other', appointmentId: 'another visit', readAt: null },
    ];
    renderSignedIn(<AppointmentDetails id={visit.id} />, { me: sita, clinic });
    await waitFor(() => expect(clinic.notifications.find(({ id }) => id === 'mine')?.readAt).not.toBeNull());
    expect(clinic.notifications.find(({ id }) => id === 'other')?.readAt).toBeNull();
  });

  test('a visit of somebody else is not found', async () => {
    clinic = new FakeClinic(sita);
    renderSignedIn(<AppointmentDetails id={visitOfSita().id} />, { me: sita, clinic });
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.appointment_not_found.remedy);
  });
});
