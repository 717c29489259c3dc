import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { renderSignedIn, sita, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { startI18n } from '../../i18n/index.ts';
import WaitingRoom from './WaitingRoom.tsx';

beforeAll(() => startI18n('en'));

test('who waits reads whether the doctor is with somebody else, and of nobody when it is not known', async () => {
  const clinic = new FakeClinic(sita);
  const visit = visitOfSita();
  const other = visitOfSita({ id: 'other', patientId: 'somebody-else', callStatus: 'active' });
  clinic.appointments = [visit, other];
  renderSignedIn(<WaitingRoom appointmentId={visit.id} />, { me: sita, clinic });
  expect(await screen.findByText(/Dr Anisha Rahman is with another patient, and sees that you are here/)).toBeTruthy();
});

test('a doctor who is free is not said to be busy', async () => {
  const clinic = new FakeClinic(sita);
  const visit = visitOfSita();
  clinic.appointments = [visit];
  clinic.refuse('visits.doctorIsWithAnother', 'not_allowed');
  renderSignedIn(<WaitingRoom appointmentId={visit.id} />, { me: sita, clinic });
  expect(await screen.findByText(/can see that you are here/)).toBeTruthy();
  await waitFor(() => expect(clinic.requests.some(({ name }) => name === 'visits.doctorIsWithAnother')).toBe(true));
  expect(screen.queryByText(/with another patient/)).toBeNull();
});
