import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Notification } from '#shared/domain/records.ts';
import { renderSignedIn, sita, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import Notifications from './Notifications.tsx';

const visit = visitOfSita();
const notification = (id: string, change: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'call_missed',
  title: 'Missed call (from the clinic)',
  message: 'The clinic’s own words.',
  appointmentId: visit.id,
  callSessionId: null,
  createdAt: Date.now() - 120_000,
  readAt: null,
  ...change,
});

function open(...notifications: Notification[]): FakeClinic {
  const clinic = new FakeClinic(sita);
  clinic.appointments = [visit];
  clinic.notifications = notifications;
  renderSignedIn(<Notifications />, { me: sita, clinic });
  return clinic;
}

beforeAll(() => startI18n('en'));

test('says what happened in the reader’s language, with the name behind it', async () => {
  open(notification('a'));
  expect(await screen.findByText('You missed a call from Dr Anisha Rahman.')).toBeTruthy();
  expect(screen.getByText('2 minutes ago')).toBeTruthy();
  expect(screen.getByRole('link').getAttribute('href')).toBe(`#/appointments/${visit.id}`);
});

test('the clinic’s own words stand in where the visit is not known', async () => {
  open(notification('a', { appointmentId: null }));
  expect(await screen.findByText('The clinic’s own words.')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('opening one marks that one read, the button marks all', async () => {
  const clinic = open(notification('a'), notification('b', { kind: 'appointment_confirmed' }));
  fireEvent.click(await screen.findByRole('link', { name: /Missed call/ }));
  await waitFor(() => expect(screen.getAllByText(en.notifications.unread)).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: en.notifications.markAllRead }));
  await waitFor(() => expect(screen.queryByText(en.notifications.unread)).toBeNull());
  expect(clinic.requests.filter(({ name }) => name === 'markRead').map(({ given }) => given)).toEqual([
    [['a']],
    [undefined],
  ]);
  expect(screen.queryByRole('button', { name: en.notifications.markAllRead })).toBeNull();
});

test('nothing new is said, and so is a clinic that cannot be reached', async () => {
  open();
  expect(await screen.findByText(en.notifications.empty)).toBeTruthy();
});
