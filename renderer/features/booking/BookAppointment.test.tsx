import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doctorRahman, renderSignedIn, sita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { localZone } from '../../i18n/dates.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import BookAppointment from './BookAppointment.tsx';

const quarter = 15 * 60_000;
const reason = 'A cough for two weeks, worse at night.';
let clinic: FakeClinic;
let page: ReturnType<typeof renderSignedIn>;

function open(): void {
  page = renderSignedIn(<BookAppointment doctorId={doctorRahman().id} />, { me: sita, clinic });
}
const time = (instant: number) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: localZone() }).format(instant);
const firstFree = () => clinic.slots[0]?.startsAt ?? 0;
const words = () => screen.getByLabelText<HTMLTextAreaElement>(/What is the visit about/);
const write = (text: string) => fireEvent.change(words(), { target: { value: text } });
const chooseFirst = async () => fireEvent.click(await screen.findByRole('radio', { name: time(firstFree()) }));
const send = () => fireEvent.click(screen.getByRole('button', { name: en.booking.submit }));
const booked = () => clinic.requests.filter(({ name }) => name === 'book').map(({ given }) => given[0]);

beforeAll(() => startI18n('en'));
beforeEach(() => {
  sessionStorage.clear();
  clinic = new FakeClinic(sita);
  // Noon of tomorrow: far from any midnight, whatever the zone and time of the machine.
  const noon = new Date();
  noon.setDate(noon.getDate() + 1);
  noon.setHours(12, 0, 0, 0);
  clinic.slots = [0, 1, 2].map((index) => {
    const startsAt = noon.getTime() + index * quarter;
    return { startsAt, endsAt: startsAt + quarter };
  });
  clinic.doctors = [doctorRahman({ nextFreeAt: firstFree() })];
});

describe('booking a visit', () => {
  test('asks for the chosen time, kind and words, and opens the visit', async () => {
    open();
    await chooseFirst();
    write(reason);
    fireEvent.click(screen.getByRole('radio', { name: /In person/ }));
    send();
    await waitFor(() => expect(page.path()).toMatch(/^\/appointments\//));
    expect(booked()).toEqual([
      { doctorId: doctorRahman().id, startsAt: firstFree(), type: 'offline', reason, requestId: expect.any(String) },
    ]);
    expect(screen.getByText(en.booking.done)).toBeTruthy();
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  test('a taken time is said, leaves the list, and the words stay', async () => {
    open();
    await chooseFirst();
    write(reason);
    const taken = firstFree();
    clinic.refuse('book', 'slot_taken');
    clinic.slots = clinic.slots.slice(1);
    send();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(en.errors.slot_taken.title);
    expect(alert.textContent).toContain(en.errors.slot_taken.remedy);
    await waitFor(() => expect(screen.queryByRole('radio', { name: time(taken) })).toBeNull());
    expect(words().value).toBe(reason);
    expect(screen.getByText(en.booking.chooseTime)).toBeTruthy();
  });

  test('without an answer the same request is repeated, so that it books once', async () => {
    open();
    await chooseFirst();
    clinic.refuse('book', 'server_unreachable');
    send();
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.server_unreachable.title);
    send();
    await waitFor(() => expect(page.path()).toMatch(/^\/appointments\//));
    const [first, second] = booked();
    expect(second).toEqual(first);
  });

  test('after a refusal the next press is another request', async () => {
    open();
    await chooseFirst();
    clinic.refuse('book', 'patient_busy');
    send();
    await screen.findByRole('alert');
    send();
    await waitFor(() => expect(booked()).toHaveLength(2));
    const [first, second] = booked();
    expect(second).not.toEqual(first);
  });

  test('without a time nothing is asked for and the missing thing is said', async () => {
    open();
    await screen.findByRole('radio', { name: time(firstFree()) });
    send();
    expect((await screen.findByRole('alert')).textContent).toContain(en.booking.missing.time);
    expect(booked()).toEqual([]);
  });

  test('ten thousand characters are kept, counted, and not sent', async () => {
    open();
    await chooseFirst();
    write('क'.repeat(10_000));
    expect(screen.getByText('10000 of 2000 characters')).toBeTruthy();
    expect(screen.getByText('8000 characters too many')).toBeTruthy();
    send();
    expect((await screen.findByRole('alert')).textContent).toContain(en.booking.missing.reason);
    expect(words().value).toHaveLength(10_000);
    expect(booked()).toEqual([]);
  });

  test('what was chosen and written is there again after leaving', async () => {
    open();
    await chooseFirst();
    write(reason);
    cleanup();
    open();
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/What is the visit about/)).value).toBe(reason);
    expect(screen.getByText(en.booking.draftKept)).toBeTruthy();
    const chosen = await screen.findByRole<HTMLInputElement>('radio', { name: time(firstFree()) });
    expect(chosen.checked).toBe(true);
  });

  test('a doctor who takes no visits is said, with the way to the others', async () => {
    clinic.doctors = [];
    open();
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.doctor_not_available.remedy);
    expect(screen.getByRole('link', { name: en.app.nav.doctors }).getAttribute('href')).toBe('#/doctors');
  });

  test('a kind of visit the doctor does not offer cannot be chosen', async () => {
    clinic.doctors = [doctorRahman({ acceptsOnline: false, nextFreeAt: firstFree() })];
    open();
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: /Video call/ })).disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /In person/ }).checked).toBe(true);
  });
});
