import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { rahman, renderSignedIn } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { usualHours } from '../../backend/fake-hours.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import Hours from './Hours.tsx';

const words = en.myHours;
const draftKey = `meroclinic.draft.${rahman.id}.hours.exception`;
let clinic: FakeClinic;

/** @param draft what was filled in before, as it is kept */
function open(draft: object | null = null): void {
  if (draft !== null) sessionStorage.setItem(draftKey, JSON.stringify(draft));
  renderSignedIn(<Hours />, { me: rahman, clinic });
}
const card = async () => within(await screen.findByRole('region', { name: words.exceptions }));
const leave = { kind: 'leave', day: '2026-12-24', from: '00:00', until: '00:00', note: 'Family' };

beforeAll(() => startI18n('en'));
beforeEach(() => {
  sessionStorage.clear();
  clinic = new FakeClinic(rahman);
});

test('leave that was filled in before is there again, is added on the clock of the clinic, and then forgotten', async () => {
  open(leave);
  const exceptions = await card();
  expect(exceptions.getByRole('textbox', { name: /Note for yourself/ })).toHaveProperty('value', 'Family');
  fireEvent.click(exceptions.getByRole('button', { name: words.addException }));
  // Midnight as an end is the end of that day, whatever the clock of this computer.
  expect(await exceptions.findByText(/Thu 24 December, 00:00 – Fri 25 December, 00:00/)).toBeTruthy();
  expect(clinic.hours.exceptions).toMatchObject([
    {
      kind: 'leave',
      startsAt: Date.parse('2026-12-24T00:00+05:45'),
      endsAt: Date.parse('2026-12-25T00:00+05:45'),
      note: 'Family',
    },
  ]);
  await waitFor(() => expect(sessionStorage.getItem(draftKey)).toBeNull());
});

test('without a day, or with an end before the beginning, nothing is added and it is said what is missing', async () => {
  open({ ...leave, from: '10:00', until: '09:00' });
  const exceptions = await card();
  fireEvent.click(exceptions.getByRole('button', { name: words.addException }));
  expect((await exceptions.findByRole('alert')).textContent).toBe(words.missing);
  expect(clinic.hours.exceptions).toEqual([]);
  fireEvent.change(exceptions.getByRole('textbox', { name: /Note for yourself/ }), { target: { value: 'Dentist' } });
  expect(JSON.parse(sessionStorage.getItem(draftKey) ?? '')).toMatchObject({ note: 'Dentist', until: '09:00' });
});

test('what the clinic refuses is said, and what was filled in stays', async () => {
  open(leave);
  clinic.refuse('hours.addException', 'invalid_request');
  const exceptions = await card();
  fireEvent.click(exceptions.getByRole('button', { name: words.addException }));
  expect((await exceptions.findByRole('alert')).textContent).toContain(en.errors.invalid_request.title);
  expect(sessionStorage.getItem(draftKey)).toContain('Family');
});

test('an exception is removed with one press', async () => {
  const startsAt = Date.parse('2026-12-24T09:00+05:45');
  clinic.hours = {
    ...usualHours,
    exceptions: [{ id: 'a', kind: 'extra', startsAt, endsAt: startsAt + 3_600_000, note: '' }],
  };
  open();
  const exceptions = await card();
  fireEvent.click(exceptions.getByRole('button', { name: 'Remove Extra hours, Thu 24 December, 09:00' }));
  expect(await exceptions.findByText(words.noExceptions)).toBeTruthy();
});
