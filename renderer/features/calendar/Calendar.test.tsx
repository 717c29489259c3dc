import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { Route } from 'wouter';
import { rahman, renderSignedIn, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import Calendar from './Calendar.tsx';
import { dayAt, startOf, weekOf } from './week.ts';

const zone = 'Asia/Kathmandu';
const hour = 3_600_000;
const today = dayAt(Date.now(), zone);
const week = weekOf(today, zone);
const daysOf = (from: number) => week.days.map((day) => day.add({ days: from }));

function open() {
  const clinic = new FakeClinic(rahman);
  clinic.appointments = [
    visitOfSita({ id: 'this', startsAt: startOf(today, zone) + 10 * hour }),
    visitOfSita({ id: 'next', startsAt: startOf(today.add({ days: 7 }), zone) + 11 * hour, status: 'requested' }),
  ];
  const page = renderSignedIn(<Route path="/calendar/:day?">{({ day }) => <Calendar day={day ?? null} />}</Route>, {
    me: rahman,
    clinic,
    path: '/calendar',
  });
  return { clinic, page };
}
const link = (name: RegExp) => screen.queryByRole('link', { name });

beforeAll(() => startI18n('en'));

test('every day of the week is a heading with its hours and visits, today marked', async () => {
  open();
  expect(await screen.findAllByRole('heading', { level: 2 })).toHaveLength(7);
  const day = screen.getByRole('heading', { level: 2, name: /Today/ });
  expect(day.getAttribute('aria-current')).toBe('date');
  const section = within(screen.getByRole('region', { name: /Today/ }));
  const visit = await section.findByRole('link', { name: /10:00 Sita Gurung.*Video call.*Confirmed/ });
  expect(visit.getAttribute('href')).toBe('#/appointments/this');
  expect(screen.getAllByText(/Hours 09:00–17:00/).length).toBeGreaterThan(0);
});

test('weeks go by with buttons, are read from the clinic, and stay in the address', async () => {
  const { clinic, page } = open();
  await waitFor(() => expect(link(/10:00 Sita/)).toBeTruthy());
  fireEvent.click(screen.getByRole('button', { name: en.calendar.later }));
  await waitFor(() => expect(link(/11:00 Sita.*Requested/)).toBeTruthy());
  expect(link(/10:00 Sita/)).toBeNull();
  expect(page.path()).toBe(`/calendar/${today.add({ days: 7 }).toString()}`);
  const from = startOf(daysOf(7)[0] ?? today, zone);
  expect(clinic.requests.at(-1)).toEqual({ name: 'listAppointments', given: [[from, from + 7 * 24 * hour]] });
  fireEvent.click(screen.getByRole('button', { name: en.calendar.today }));
  await waitFor(() => expect(link(/10:00 Sita/)).toBeTruthy());
  fireEvent.click(screen.getByRole('button', { name: en.calendar.earlier }));
  await waitFor(() => expect(link(/Sita/)).toBeNull());
  // Leave of days that are over is not known any more: nothing is said of their hours.
  expect(screen.queryByText(/Hours/)).toBeNull();
});

test('a visit that moves is shown where it is now', async () => {
  const { clinic } = open();
  await waitFor(() => expect(link(/10:00 Sita/)).toBeTruthy());
  clinic.changeAppointment('this', { startsAt: startOf(today, zone) + 15 * hour });
  await waitFor(() => expect(link(/15:00 Sita/)).toBeTruthy());
});
