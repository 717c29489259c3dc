import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { renderSignedIn, sita, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import Appointments from './Appointments.tsx';

const day = 24 * 60 * 60_000;
beforeAll(() => startI18n('en'));

test('of what was, the next step and the stars are there at a glance', async () => {
  const clinic = new FakeClinic(sita);
  const visit = visitOfSita({ id: 'a', status: 'completed', startsAt: Date.now() - day });
  const silent = visitOfSita({ id: 'b', status: 'completed', startsAt: Date.now() - 2 * day });
  clinic.appointments = [visit, silent];
  const summary = {
    appointmentId: 'a',
    findings: 'A cold.',
    medicines: '',
    createdAt: 0,
    acknowledgedAt: null,
    question: null,
  };
  clinic.summaries = [
    { ...summary, id: 's1', version: 1, nextStep: 'Rest.' },
    { ...summary, id: 's2', version: 2, nextStep: 'Drink warm water.' },
  ];
  clinic.ratings = [{ appointmentId: 'a', stars: 4, about: null }];
  renderSignedIn(<Appointments />, { me: sita, clinic });
  const past = within(await screen.findByRole('region', { name: en.appointments.past }));
  expect(await past.findByText('Next: Drink warm water.')).toBeTruthy();
  expect(await past.findByText('You gave 4 stars')).toBeTruthy();
  expect(past.queryByText('Next: Rest.')).toBeNull();
  const links = past.getAllByRole('link').map((link) => link.textContent);
  expect(links).toHaveLength(2);
  expect(links[1]).not.toContain('stars');
});
