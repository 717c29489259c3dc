import { fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Appointment } from '#shared/domain/records.ts';
import { Home } from '../../app/Home.tsx';
import { rahman, renderSignedIn, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';

const minute = 60_000;
const { late } = en.doctorDay;
let clinic: FakeClinic;

function open(...visits: Appointment[]): void {
  clinic = new FakeClinic(rahman);
  clinic.appointments = visits;
  renderSignedIn(<Home />, { me: rahman, clinic });
}
const region = (name: string) => screen.findByRole('region', { name });
const noDevices = { camera: null, microphone: null, speaker: null, network: null };

beforeAll(() => startI18n('en'));
beforeEach(() => sessionStorage.clear());

test('who waits, since when and with what devices, is said first', async () => {
  open(
    visitOfSita({
      id: 'a',
      checkedInAt: Date.now() - 6.5 * minute,
      deviceCheck: { ...noDevices, camera: 'refused', microphone: 'ok' },
    }),
    visitOfSita({
      id: 'b',
      patientName: 'Bikash Thapa',
      checkedInAt: Date.now() - 0.5 * minute,
      deviceCheck: { ...noDevices, camera: 'ok', microphone: 'ok' },
    }),
  );
  const rows = within(await region(en.doctorDay.waiting)).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/Sita Gurung.*Waits 6 minutes.*Camera refused/),
    expect.stringMatching(/Bikash Thapa.*Just came.*Devices ok/),
  ]);
  expect(screen.getByRole('link', { name: 'Open visit of Sita Gurung' }).getAttribute('href')).toBe('#/appointments/a');
});

test('where nobody waits it is who is next', async () => {
  open(visitOfSita({ startsAt: Date.now() + 30 * minute }));
  expect((await region(en.doctorDay.next)).textContent).toMatch(/Sita Gurung.*in 30 minutes.*Nobody waits/);
});

test('a request is agreed with one press; who decided meanwhile is told', async () => {
  const request = visitOfSita({ status: 'requested', startsAt: Date.now() + 3000 * minute });
  open(request);
  const requests = within(await region(en.doctorDay.requests));
  clinic.refuse('confirm', 'changed_meanwhile');
  fireEvent.click(requests.getByRole('button', { name: /Confirm the visit of Sita Gurung/ }));
  expect((await requests.findByRole('alert')).textContent).toContain(en.errors.changed_meanwhile.title);
  fireEvent.click(requests.getByRole('button', { name: /Confirm the visit of Sita Gurung/ }));
  expect(await screen.findByText('Confirmed. Sita Gurung is told.')).toBeTruthy();
  expect(await requests.findByText(en.doctorDay.requestsNone)).toBeTruthy();
  expect(clinic.appointments[0]).toMatchObject({ id: request.id, status: 'confirmed' });
});

test('one press says how late; it is taken back, and on time again, with one press each', async () => {
  open(visitOfSita({ id: 'a' }), visitOfSita({ id: 'b' }));
  const card = within(await region(late.title));
  expect(card.getByText('One press tells the 2 patients of the next 12 hours.')).toBeTruthy();
  fireEvent.click(card.getByRole('button', { name: '20 min late, tell the patients' }));
  expect(await card.findByText('Your patients know: about 20 minutes late.')).toBeTruthy();
  expect(screen.getByText('2 patients are told.')).toBeTruthy();
  expect(clinic.appointments.map(({ delayMinutes }) => delayMinutes)).toEqual([20, 20]);
  fireEvent.click(screen.getByRole('button', { name: late.undo }));
  expect(await card.findByText(/One press tells/)).toBeTruthy();
  expect(clinic.appointments.map(({ delayMinutes }) => delayMinutes)).toEqual([null, null]);

  fireEvent.click(card.getByRole('button', { name: '30 min late, tell the patients' }));
  fireEvent.click(await card.findByRole('button', { name: late.onTime }));
  expect(await card.findByText(/One press tells/)).toBeTruthy();
});

test('other minutes are typed, and kept while one is elsewhere', async () => {
  open(visitOfSita());
  const card = within(await region(late.title));
  fireEvent.click(card.getByRole('button', { name: late.own }));
  const field = card.getByRole('textbox');
  fireEvent.change(field, { target: { value: '300' } });
  fireEvent.click(card.getByRole('button', { name: late.tell }));
  expect(await card.findByText(late.ownWrong)).toBeTruthy();
  fireEvent.change(field, { target: { value: '४५' } });
  expect(sessionStorage.getItem(`meroclinic.draft.${rahman.id}.delay`)).toBe('"४५"');
  fireEvent.click(card.getByRole('button', { name: late.tell }));
  expect(await card.findByText('Your patients know: about 45 minutes late.')).toBeTruthy();
  expect(sessionStorage.getItem(`meroclinic.draft.${rahman.id}.delay`)).toBeNull();
});

test('with nobody to tell there is nothing to press', async () => {
  open();
  const card = within(await region(late.title));
  expect(card.getByText(late.nobody)).toBeTruthy();
  expect(card.queryByRole('button')).toBeNull();
  expect(screen.getByText(en.doctorDay.nothingToday)).toBeTruthy();
});
