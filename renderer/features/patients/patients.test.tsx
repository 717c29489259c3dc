import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Appointment } from '#shared/domain/records.ts';
import { rahman, renderSignedIn, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import DoctorVisits from './DoctorVisits.tsx';
import PatientBrief from './PatientBrief.tsx';
import PatientCard from './PatientCard.tsx';

const day = 24 * 3_600_000;
const past = (id: string, days: number, change: Partial<Appointment> = {}) =>
  visitOfSita({ id, startsAt: Date.now() - days * day, status: 'completed', ...change });
const clinicWith = (...visits: Appointment[]): FakeClinic => {
  const clinic = new FakeClinic(rahman);
  clinic.appointments = visits;
  return clinic;
};

beforeAll(() => startI18n('en'));
beforeEach(() => sessionStorage.clear());

test('before the call: who it is, and what was found last time, open', async () => {
  const visit = visitOfSita({ id: 'now', patientPhone: '+977 980' });
  const clinic = clinicWith(
    visit,
    past('last', 7),
    past('first', 30, { status: 'no_show' }),
    past('off', 9, { status: 'cancelled' }),
  );
  clinic.notes = [{ appointmentId: 'last', body: 'Ask about diet.', version: 1, updatedAt: 0 }];
  clinic.summaries = [
    {
      id: 's',
      appointmentId: 'last',
      version: 1,
      findings: 'Low iron.',
      medicines: '',
      nextStep: 'Blood test.',
      createdAt: 0,
      acknowledgedAt: null,
      question: null,
    },
  ];
  renderSignedIn(<PatientCard appointment={visit} />, { me: rahman, clinic });
  const card = within(await screen.findByRole('region', { name: en.patients.title }));
  expect(await card.findByText(/Born 12 April 1988, \d+ years/)).toBeTruthy();
  for (const text of ['Phone +977 980', 'Uses the app in Nepali', '1 visit with you so far']) {
    expect(card.getByText(text)).toBeTruthy();
  }
  const titles = (await card.findAllByRole('button')).map((each) => [
    each.textContent,
    each.getAttribute('aria-expanded'),
  ]);
  expect(titles).toEqual([
    [expect.stringContaining('Completed'), 'true'],
    [expect.stringContaining('Not attended'), 'false'],
  ]);
  for (const text of ['Ask about diet.', 'Low iron.', 'Blood test.']) expect(card.getByText(text)).toBeTruthy();
});

test('a first visit says so, also beside the ring, with what it is about', async () => {
  const visit = visitOfSita({ patientBirthDate: null });
  renderSignedIn(<PatientBrief appointmentId={visit.id} />, { me: rahman, clinic: clinicWith(visit) });
  const brief = within(await screen.findByRole('region', { name: en.patients.title }));
  expect(await brief.findByText(en.patients.birthDateUnknown)).toBeTruthy();
  expect(brief.getByText('First visit with you')).toBeTruthy();
  expect(brief.getByText('A cough for two weeks.')).toBeTruthy();
  expect(await brief.findByText(en.patients.earlierNone)).toBeTruthy();
});

test('history is found by a part of the name; what is to come is not in it', async () => {
  const clinic = clinicWith(
    visitOfSita({ id: 'begun', startsAt: Date.now() - 60_000 }),
    past('a', 1),
    past('b', 2, { patientName: 'Bikash Thapa' }),
  );
  renderSignedIn(<DoctorVisits />, { me: rahman, clinic });
  const history = within(await screen.findByRole('region', { name: en.patients.history }));
  await waitFor(() =>
    expect(history.getAllByRole('link').map((each) => each.getAttribute('href'))).toEqual([
      '#/appointments/a',
      '#/appointments/b',
    ]),
  );
  fireEvent.change(history.getByRole('searchbox', { name: en.patients.search }), { target: { value: 'thapa' } });
  await waitFor(() => expect(history.getAllByRole('link')).toHaveLength(1));
  fireEvent.change(history.getByRole('searchbox'), { target: { value: 'nobody' } });
  fireEvent.click(await history.findByRole('button', { name: en.patients.showAll }));
  await waitFor(() => expect(history.getAllByRole('link')).toHaveLength(2));
});

test('a long history comes page by page', async () => {
  const clinic = clinicWith(...Array.from({ length: 45 }, (_, index) => past(`visit-${String(index)}`, index + 1)));
  renderSignedIn(<DoctorVisits />, { me: rahman, clinic });
  const history = within(await screen.findByRole('region', { name: en.patients.history }));
  for (const shown of [20, 40]) {
    await waitFor(() => expect(history.getAllByRole('link')).toHaveLength(shown));
    fireEvent.click(history.getByRole('button', { name: en.patients.more }));
  }
  await waitFor(() => expect(history.getAllByRole('link')).toHaveLength(45));
  expect(history.queryByRole('button', { name: en.patients.more })).toBeNull();
});
