import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Profile as Person } from '#shared/domain/records.ts';
import { rahman, renderSignedIn, sita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import Profile from './Profile.tsx';

const words = en.profile;
let clinic: FakeClinic;

function open(me: Person): void {
  clinic = new FakeClinic(me);
  clinic.phone = '01-555';
  clinic.birthDate = '1988-04-12';
  renderSignedIn(<Profile />, { me, clinic });
}
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const asked = (name: string) => clinic.requests.filter((each) => each.name === name).map(({ given }) => given);

beforeAll(() => startI18n('en'));
beforeEach(() => sessionStorage.clear());

test('only what was changed is sent, and a refusal keeps what was typed', async () => {
  open(sita);
  fireEvent.change(await field(words.phone), { target: { value: ' 98-1234 ' } });
  expect(screen.getByText(words.draftKept)).toBeTruthy();
  clinic.refuse('personal.change', 'server_unreachable');
  press(words.save);
  expect((await screen.findByRole('alert')).textContent).toContain(en.errors.server_unreachable.title);
  expect((await field(words.phone)).value).toBe(' 98-1234 ');
  press(words.save);
  await waitFor(() => expect(clinic.phone).toBe('98-1234'));
  expect(asked('personal.change')).toEqual([[{ phone: '98-1234' }], [{ phone: '98-1234' }]]);
  await waitFor(() => expect(screen.queryByText(words.draftKept)).toBeNull());
});

test('what is not saved is there again, and can be taken back', async () => {
  open(sita);
  fireEvent.change(await field(words.fullName), { target: { value: 'Sita Gurung-Rai' } });
  cleanup();
  open(sita);
  expect((await field(words.fullName)).value).toBe('Sita Gurung-Rai');
  press(words.undo);
  expect((await field(words.fullName)).value).toBe('Sita Gurung');
  expect(screen.queryByText(words.draftKept)).toBeNull();
});

test('nobody is left without a name', async () => {
  open(sita);
  fireEvent.change(await field(words.fullName), { target: { value: ' ' } });
  press(words.save);
  expect(await screen.findByText(words.fullNameMissing)).toBeTruthy();
  expect(asked('personal.change')).toEqual([]);
});

test('the copy is saved as a file', async () => {
  open(sita);
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:copy');
  const saved: string[] = [];
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  fireEvent.click(await screen.findByRole('button', { name: words.exportSave }));
  expect(await screen.findByText(words.exportDone)).toBeTruthy();
  expect(saved).toEqual([expect.stringMatching(/^meroclinic-my-data-\d{4}-\d\d-\d\d\.json$/)]);
  const [file] = made.mock.calls[0] ?? [];
  expect(file instanceof Blob ? JSON.parse(await file.text()) : null).toMatchObject({ profile: { email: sita.email } });
  made.mockRestore();
  clicked.mockRestore();
});

test('the account is closed only after what stays was said and the address was typed', async () => {
  open(sita);
  fireEvent.click(await screen.findByRole('button', { name: words.close }));
  const dialog = await screen.findByRole('alertdialog', { name: words.closeAsk });
  expect(await within(dialog).findByText(/for 10 years after the visit/)).toBeTruthy();
  const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: words.closeConfirm });
  expect(confirm.disabled).toBe(true);
  const typed = within(dialog).getByRole('textbox');
  fireEvent.change(typed, { target: { value: 'somebody@else.example' } });
  expect(confirm.disabled).toBe(true);
  fireEvent.change(typed, { target: { value: sita.email } });
  expect(confirm.disabled).toBe(false);
  fireEvent.click(confirm);
  await waitFor(() => expect(clinic.backend.account.current()).toEqual({ kind: 'signed-out', because: 'closed' }));
});

test('a doctor is told that the clinic closes the account', async () => {
  open(rahman);
  expect(await screen.findByText(words.closeByClinic)).toBeTruthy();
  expect(screen.queryByRole('button', { name: words.close })).toBeNull();
  expect(screen.queryByLabelText(words.phone)).toBeNull();
});
