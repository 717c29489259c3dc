// Every form that a person writes into is kept as a draft and shown to be, or it is said here why not.
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(project, path), 'utf8');

/** By a form of `tests/e2e/support/forms.ts`, which two specs write, throw away and find again. */
interface ByForm {
  readonly forms: readonly string[];
}
/** By a test of its own. */
interface ByTest {
  readonly spec: string;
  readonly title: string;
}
/** Not kept, and why that is right. */
interface NotKept {
  readonly notKept: string;
}

const signUp: ByTest = { spec: 'tests/e2e/drafts.spec.ts', title: 'a new account' };
const search = 'A search is a way of looking; nothing is lost that was written for anybody.';

const files: Readonly<Record<string, ByForm | ByTest | NotKept>> = {
  'renderer/app/hours/DayHours.tsx': { forms: ['the week', 'hours of a doctor'] },
  'renderer/app/hours/HoursForm.tsx': { forms: ['the week', 'hours of a doctor'] },
  'renderer/call/chat/ChatPanel.tsx': {
    spec: 'tests/e2e/in-call.spec.ts',
    title: 'chat: written, acknowledged, counted while it is closed, and what is half written stays',
  },
  'renderer/features/administration/audit/AuditFilters.tsx': { notKept: search },
  'renderer/features/administration/clinic/ClinicForm.tsx': { forms: ['settings of the clinic'] },
  'renderer/features/administration/clinic/Relay.tsx': { forms: ['relay'] },
  'renderer/features/administration/people/Everybody.tsx': { notKept: search },
  'renderer/features/administration/people/InviteDialog.tsx': { forms: ['invitation'] },
  'renderer/features/administration/people/Verification.tsx': { forms: ['licence'] },
  'renderer/features/appointments/EndVisitDialog.tsx': {
    forms: ['cancelling', 'declining', 'a time that does not suit'],
  },
  'renderer/features/appointments/NewTimeDialog.tsx': { forms: ['another time'] },
  'renderer/features/booking/BookingForm.tsx': { forms: ['booking'] },
  'renderer/features/doctor-home/RunningLate.tsx': { forms: ['running late'] },
  'renderer/features/doctors/Doctors.tsx': { notKept: search },
  'renderer/features/hours/ExceptionForm.tsx': { forms: ['an exception'] },
  'renderer/features/notes/NoteEditor.tsx': { forms: ['note and summary'] },
  'renderer/features/patients/DoctorVisits.tsx': { notKept: search },
  'renderer/features/profile/CloseAccount.tsx': {
    notKept: 'The address is typed as the last question before everything goes: found filled in, it would ask nothing.',
  },
  'renderer/features/profile/ProfileForm.tsx': { forms: ['profile'] },
  'renderer/features/settings/AcceptInvitation.tsx': { notKept: 'A code that makes its owner a doctor is a secret.' },
  'renderer/features/sign-in/PasswordField.tsx': { notKept: 'A password is kept nowhere.' },
  'renderer/features/sign-in/RecoverForm.tsx': {
    notKept: 'Whose address it is would be told to the next person at this computer; it goes over from form to form.',
  },
  'renderer/features/sign-in/SignInForm.tsx': {
    notKept: 'Whose address it is would be told to the next person at this computer; it goes over from form to form.',
  },
  'renderer/features/sign-in/SignUpForm.tsx': signUp,
  'renderer/features/visit-record/PatientSummary.tsx': { forms: ['question about the summary'] },
  'renderer/features/visit-record/SummaryEditor.tsx': { forms: ['note and summary'] },
};

/** A field for writing: of the design system, of the browser, or a page that is written on. */
const field =
  /<(?:TextField|TextArea|NumberField|DateField|TimeField|ComboBox|SearchField|input|textarea)\b|contentEditable/u;

async function filesWithFields(): Promise<string[]> {
  const names = (await readdir(join(project, 'renderer'), { recursive: true }))
    .map((name) => join('renderer', name))
    .filter((name) => name.endsWith('.tsx') && !/\.(?:test|stories)\.tsx$|^renderer\/ui\//u.test(name));
  const found: string[] = [];
  for (const name of names) if (field.test(await read(name))) found.push(name);
  return found.toSorted();
}

test('whoever adds a form says here how what is written into it is kept', async () => {
  expect(await filesWithFields()).toEqual(Object.keys(files).toSorted());
});

test('every form that is kept is one the specs write into, and none is left over', async () => {
  const kept = await read('tests/e2e/support/forms.ts');
  const written = new Set([...kept.matchAll(/name: '([^']+)'/gu)].map(([, name = '']) => name));
  const named = new Set(Object.values(files).flatMap((how) => ('forms' in how ? how.forms : [])));
  expect([...named].toSorted()).toEqual([...written].toSorted());
  const missing: string[] = [];
  for (const how of Object.values(files)) {
    if ('spec' in how && !(await read(how.spec)).includes(`'${how.title}'`)) missing.push(how.title);
  }
  expect(missing).toEqual([]);
});
