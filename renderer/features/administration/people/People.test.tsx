import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '#shared/domain/administration-records.ts';
import type { Profile } from '#shared/domain/records.ts';
import { rahman, renderSignedIn } from '../../../app/testing.tsx';
import { FakeClinic } from '../../../backend/fake-backend.ts';
import { en } from '../../../i18n/en/index.ts';
import { startI18n } from '../../../i18n/index.ts';
import { People } from './People.tsx';

const words = en.administration;
const pema: Profile = { ...rahman, id: '30000000-0000-4000-8000-000000000001', role: 'administrator' };
let clinic: FakeClinic;

const person = (number: number, change: Partial<Person> = {}): Person => ({
  id: `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  role: 'patient',
  fullName: `Person ${String(number).padStart(2, '0')}`,
  email: `person${String(number)}@meroclinic.example`,
  createdAt: 0,
  deactivatedAt: null,
  specialty: null,
  licenceNumber: null,
  verifiedAt: null,
  ...change,
});
const doctor = person(1, { role: 'doctor', specialty: 'Eyes' });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeAll(() => startI18n('en'));
beforeEach(() => {
  sessionStorage.clear();
  clinic = new FakeClinic(pema);
});
function open(people: readonly Person[]): void {
  clinic.people = [...people];
  renderSignedIn(<People />, { me: pema, clinic });
}

test('many people come in pages, forth and back', async () => {
  open(Array.from({ length: 45 }, (_, index) => person(index + 1)));
  expect(await screen.findByRole('button', { name: 'Person 20' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Person 21' })).toBeNull();
  await press(en.ui.nextPage);
  expect(await screen.findByRole('button', { name: 'Person 21' })).toBeTruthy();
  await press(en.ui.nextPage);
  expect(await screen.findByRole('button', { name: 'Person 45' })).toBeTruthy();
  expect(screen.getByRole('button', { name: en.ui.nextPage }).hasAttribute('disabled')).toBe(true);
  await press(en.ui.previousPage);
  expect(await screen.findByRole('button', { name: 'Person 21' })).toBeTruthy();
});

test('a part of the name finds somebody; nobody is said', async () => {
  open([person(1), person(2)]);
  const search = await screen.findByRole('searchbox', { name: words.people.search });
  fireEvent.change(search, { target: { value: '02' } });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Person 01' })).toBeNull());
  expect(await screen.findByRole('button', { name: 'Person 02' })).toBeTruthy();
  fireEvent.change(search, { target: { value: 'nobody' } });
  expect(await screen.findByText(words.people.nobody)).toBeTruthy();
});

test('who was opened while a search was still to begin stays open', async () => {
  open([doctor, person(2)]);
  fireEvent.change(await screen.findByRole('searchbox', { name: words.people.search }), { target: { value: '01' } });
  await press(doctor.fullName);
  await waitFor(() =>
    expect(clinic.requests.filter(({ name }) => name === 'administration.listPeople')).toHaveLength(2),
  );
  await waitFor(() => expect(screen.queryByText('Person 02')).toBeNull());
  expect(screen.getByRole('dialog', { name: doctor.fullName })).toBeTruthy();
});

test('a doctor is verified with the licence number', async () => {
  open([doctor]);
  await press(doctor.fullName);
  const sheet = await screen.findByRole('dialog', { name: doctor.fullName });
  const submit = within(sheet).getByRole('button', { name: words.verify.submit });
  expect(submit.hasAttribute('disabled')).toBe(true);
  fireEvent.change(within(sheet).getByLabelText(words.verify.licence), { target: { value: ' NMC 4711 ' } });
  fireEvent.click(submit);
  await waitFor(() => expect(clinic.people[0]).toMatchObject({ licenceNumber: 'NMC 4711' }));
  expect(await within(sheet).findByRole('button', { name: words.withdraw.submit })).toBeTruthy();
});

test('deactivating says what it means, and a refusal is said in the question', async () => {
  open([doctor]);
  await press(doctor.fullName);
  await press(words.deactivate.submit);
  const question = await screen.findByRole('alertdialog', { name: 'Deactivate Person 01?' });
  expect(question.textContent).toContain('their visits to come are cancelled');
  clinic.refuse('administration.deactivate', 'server_unreachable');
  fireEvent.click(within(question).getByRole('button', { name: words.deactivate.submit }));
  expect((await within(question).findByRole('alert')).textContent).toContain(en.errors.server_unreachable.remedy);
  expect(clinic.people[0]?.deactivatedAt).toBeNull();
  fireEvent.click(within(question).getByRole('button', { name: words.deactivate.submit }));
  await waitFor(() => expect(clinic.people[0]?.deactivatedAt).not.toBeNull());
  expect(await screen.findByRole('button', { name: words.reactivate.submit })).toBeTruthy();
});

test('an invitation’s code is shown once and Escape does not lose it', async () => {
  open([]);
  await press(words.invite.open);
  const form = await screen.findByRole('dialog', { name: words.invite.title });
  fireEvent.click(within(form).getByRole('button', { name: words.invite.submit }));
  expect(await within(form).findByText(words.invite.emailWrong)).toBeTruthy();
  expect(clinic.invitations).toEqual([]);
  fireEvent.change(within(form).getByLabelText(words.people.email), { target: { value: 'hari@meroclinic.example' } });
  fireEvent.change(within(form).getByLabelText(words.people.specialty), { target: { value: 'Eyes' } });
  fireEvent.click(within(form).getByRole('button', { name: words.invite.submit }));
  const code = await screen.findByText(/^code-of-/);
  fireEvent.keyDown(code, { key: 'Escape' });
  expect(screen.getByText(/^code-of-/)).toBeTruthy();
  await press(words.invite.passedOn);
  await waitFor(() => expect(screen.queryByText(/^code-of-/)).toBeNull());
  fireEvent.click(screen.getByRole('tab', { name: words.people.invitations }));
  expect(await screen.findByText('hari@meroclinic.example')).toBeTruthy();
});
