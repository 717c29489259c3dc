import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Appointment } from '#shared/domain/records.ts';
import { FakeClinic } from '../backend/fake-backend.ts';
import { startI18n } from '../i18n/index.ts';
import { ByPhone } from './ByPhone.tsx';
import { renderSignedIn, sita, visitOfSita } from './testing.tsx';

beforeAll(() => startI18n('en'));

const show = (change: Partial<Appointment>) =>
  renderSignedIn(<ByPhone appointment={visitOfSita(change)} />, { me: sita, clinic: new FakeClinic(sita) });

test('the patient reads who phones, and on what number', () => {
  show({ byPhoneSince: 1, patientPhone: '+977 980 000 0001' });
  expect(screen.getByText(/Dr Anisha Rahman calls you by phone, on \+977\s980\s000\s0001/)).toBeTruthy();
});

test('whose number the clinic does not know is asked for it', () => {
  show({ byPhoneSince: 1, patientPhone: null });
  expect(screen.getByText(/the clinic has no number of yours/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Add your number' }).getAttribute('href')).toBe('#/profile');
});

test.each<Partial<Appointment>>([
  { byPhoneSince: null },
  { byPhoneSince: 1, status: 'completed' },
  { byPhoneSince: 1, callStatus: 'waiting' },
])('nothing is said of %j', (change) => {
  show(change);
  expect(screen.queryByText(/by phone/)).toBeNull();
});
