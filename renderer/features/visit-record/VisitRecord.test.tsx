import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment, CallSession, Profile } from '#shared/domain/records.ts';
import { useAppointments } from '../../app/queries.ts';
import { rahman, renderSignedIn, sita, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import VisitRecord from './VisitRecord.tsx';

const minute = 60_000;
const { outcome, patient, rate, part, readBack } = en.visitRecord;
const sessionId = '50000000-0000-4000-8000-000000000001';
let clinic: FakeClinic;

const talk = (visit: Appointment, startedAt: number | null): CallSession => ({
  id: sessionId,
  appointmentId: visit.id,
  doctorId: visit.doctorId,
  patientId: visit.patientId,
  attempt: 1,
  patientJoined: startedAt !== null,
  doctorDevice: null,
  patientDevice: null,
  doctorPeerId: null,
  patientPeerId: null,
  doctorSignaling: null,
  patientSignaling: null,
  patientRangAt: null,
  patientBackAt: null,
  partnerRefused: null,
  ringExpiresAt: 0,
  createdAt: 0,
  version: 3,
  status: 'ended',
  startedAt,
  endedAt: Date.now(),
  endedBy: null,
  endReason: startedAt === null ? 'no_answer' : 'completed',
});

/** A visit of five minutes ago, whose call is over. */
function open(me: Profile, startedAt: number | null = 1, change: Partial<Appointment> = {}): Appointment {
  const visit = visitOfSita({
    startsAt: Date.now() - 5 * minute,
    callStatus: 'ended',
    callSessionId: sessionId,
    patientPhone: '+977 980 000 0001',
    ...change,
  });
  clinic = new FakeClinic(me);
  clinic.appointments = [visit];
  clinic.sessions = [talk(visit, startedAt)];
  return visit;
}
const show = (visit: Appointment, me: Profile) =>
  renderSignedIn(<VisitRecord appointment={visit} note={null} />, { me, clinic });
/** As the list has it, which is read again after every change. */
function Newest() {
  const visit = useAppointments().data?.[0];
  return visit && <VisitRecord appointment={visit} note={null} />;
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeAll(() => startI18n('en'));
beforeEach(() => sessionStorage.clear());

describe('the doctor', () => {
  test('states that it took place', async () => {
    show(open(rahman), rahman);
    await press(outcome.completed);
    await waitFor(() => expect(clinic.appointments[0]?.status).toBe('completed'));
  });

  test('cannot mark as missed whom they talked with', async () => {
    show(open(rahman), rahman);
    await waitFor(() => expect(clinic.requests.some(({ name }) => name === 'calls.read')).toBe(true));
    await waitFor(() => expect(screen.queryByRole('button', { name: outcome['no-show'] })).toBeNull());
  });

  test('marks who did not come, after being asked', async () => {
    show(open(rahman, null), rahman);
    await press(outcome['no-show']);
    const dialog = await screen.findByRole('alertdialog');
    expect(clinic.appointments[0]?.status).toBe('confirmed');
    fireEvent.click(within(dialog).getByRole('button', { name: outcome['no-show'] }));
    await waitFor(() => expect(clinic.appointments[0]?.status).toBe('no_show'));
  });

  test('goes on by phone: the number, the patient told, and that it took place so', async () => {
    open(rahman);
    renderSignedIn(<Newest />, { me: rahman, clinic });
    await press(outcome['by-phone']);
    expect(await screen.findByText(/is told that you call/)).toBeTruthy();
    expect(clinic.appointments[0]?.byPhoneSince).toEqual(expect.any(Number));
    expect(screen.getByText('+977 980 000 0001')).toBeTruthy();
    expect(screen.queryByRole('button', { name: outcome['by-phone'] })).toBeNull();
    await press(outcome['not-by-phone']);
    await press(outcome['by-phone']);
    await press(outcome.completedByPhone);
    await waitFor(() => expect(clinic.appointments[0]?.status).toBe('completed'));
  });

  test('has the number also when nothing can be noted, and reads that nobody is told', async () => {
    show(open(rahman), rahman);
    clinic.refuse('visits.continueByPhone', 'server_unreachable');
    await press(outcome['by-phone']);
    expect(await screen.findByText('+977 980 000 0001')).toBeTruthy();
    expect(await screen.findByText(/is not told/)).toBeTruthy();
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.server_unreachable.remedy);
    expect(screen.getByRole('button', { name: outcome['by-phone'] })).toBeTruthy();
  });

  test('reads the summary back before it is shared; a refusal keeps the words', async () => {
    const visit = open(rahman);
    show(visit, rahman);
    await screen.findByLabelText(part.findings);
    type(part.findings, 'A cold.');
    type(part.nextStep, 'Rest.');
    await press(readBack.open);
    expect(await screen.findByRole('heading', { name: 'Sita Gurung will read this' })).toBe(document.activeElement);
    expect(screen.queryByText(part.medicines)).toBeNull();
    clinic.refuse('records.shareSummary', 'server_unreachable');
    await press('Share with Sita Gurung');
    expect((await screen.findByRole('alert')).textContent).toContain(en.errors.server_unreachable.remedy);
    expect(clinic.summaries).toEqual([]);
    await press('Share with Sita Gurung');
    await waitFor(() =>
      expect(clinic.summaries[0]).toMatchObject({ findings: 'A cold.', medicines: '', nextStep: 'Rest.', version: 1 }),
    );
    expect(await screen.findByText(/Sita Gurung has not answered yet/)).toBeTruthy();
    expect(sessionStorage.length).toBe(0);
  });

  test('finds what was half written again', async () => {
    const visit = open(rahman);
    show(visit, rahman);
    await screen.findByLabelText(part.medicines);
    type(part.medicines, 'Paracet');
    document.body.replaceChildren();
    show(visit, rahman);
    expect((await screen.findByLabelText<HTMLTextAreaElement>(part.medicines)).value).toBe('Paracet');
  });

  test('goes on to whoever waits longest', async () => {
    const visit = open(rahman);
    const next = visitOfSita({ id: '40000000-0000-4000-8000-000000000009', patientName: 'Bikash Thapa' });
    clinic.appointments.push({ ...next, checkedInAt: Date.now() - 3 * minute });
    show(visit, rahman);
    const link = await screen.findByRole('link', { name: 'Next: Bikash Thapa' });
    expect(link.getAttribute('href')).toBe(`#/appointments/${next.id}`);
    expect(screen.getByText('Waiting for 3 minutes')).toBeTruthy();
  });
});

describe('the patient', () => {
  const shared = (visit: Appointment, version: number, findings: string) => ({
    id: `60000000-0000-4000-8000-00000000000${String(version)}`,
    appointmentId: visit.id,
    version,
    findings,
    medicines: '',
    nextStep: 'Rest.',
    createdAt: Date.now(),
    acknowledgedAt: null,
    question: null,
  });

  test('is told that there is no summary yet', async () => {
    show(open(sita), sita);
    expect(await screen.findByText(patient.none)).toBeTruthy();
  });

  test('says that it is understood', async () => {
    const visit = open(sita);
    clinic.summaries = [shared(visit, 1, 'A cold.')];
    show(visit, sita);
    await press(patient.understand);
    expect(await screen.findByText(/You said that you understood it/)).toBeTruthy();
    expect(clinic.summaries[0]?.acknowledgedAt).not.toBeNull();
    expect(screen.queryByRole('button', { name: patient.understand })).toBeNull();
  });

  test('asks about the newest version; the older one stays to be read', async () => {
    const visit = open(sita);
    clinic.summaries = [shared(visit, 1, 'A cold.'), shared(visit, 2, 'A cold, not the flu.')];
    show(visit, sita);
    expect(await screen.findByText('A cold, not the flu.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Earlier version/ })).toBeTruthy();
    await press(patient.ask);
    type(patient.question, 'May I swim?');
    await press(patient.send);
    await waitFor(() => expect(clinic.summaries.find(({ version }) => version === 2)?.question).toBe('May I swim?'));
    expect(await screen.findByText('May I swim?')).toBeTruthy();
  });

  test('rates in two taps', async () => {
    const visit = open(sita);
    show(visit, sita);
    fireEvent.click(await screen.findByRole('radio', { name: '2 stars of 5' }));
    fireEvent.click(await screen.findByRole('radio', { name: rate.about.sound }));
    await waitFor(() => expect(clinic.ratings).toEqual([{ appointmentId: visit.id, stars: 2, about: 'sound' }]));
    expect(await screen.findByText(rate.thanks)).toBeTruthy();
  });

  test('is not asked to rate a visit that goes on by phone', async () => {
    show(open(sita, 1, { byPhoneSince: Date.now() }), sita);
    await waitFor(() => expect(clinic.requests.some(({ name }) => name === 'calls.read')).toBe(true));
    expect(screen.queryByText(rate.title)).toBeNull();
  });

  test('does not rate a call nobody answered', async () => {
    show(open(sita, null), sita);
    await waitFor(() => expect(clinic.requests.some(({ name }) => name === 'calls.read')).toBe(true));
    expect(screen.queryByText(rate.title)).toBeNull();
  });
});
