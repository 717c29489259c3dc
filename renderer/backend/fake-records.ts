import { Failure } from '#shared/errors/failure.ts';
import type { EarlierVisit, Message, VisitNote, VisitSummary } from '#shared/domain/visit-records.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { Receive } from './fake-request.ts';
import type { RecordsBackend } from './rooms/records.ts';

export function fakeRecords(clinic: FakeClinic, receive: Receive): RecordsBackend {
  const ofVisit = (appointmentId: string) => (each: { readonly appointmentId: string }) =>
    each.appointmentId === appointmentId;
  const save = (appointmentId: string, body: string, version: number): VisitNote => {
    const known = clinic.notes.find(ofVisit(appointmentId));
    if (known?.body === body) return known;
    if ((known?.version ?? 0) !== version) throw new Failure('changed_meanwhile');
    const note = { appointmentId, body, version: version + 1, updatedAt: Date.now() };
    clinic.notes = [...clinic.notes.filter((each) => each !== known), note];
    return note;
  };
  const earlier = (): EarlierVisit[] =>
    clinic.appointments
      .filter(({ status, startsAt }) => status !== 'requested' && status !== 'proposed' && startsAt < Date.now())
      .toSorted((a, b) => b.startsAt - a.startsAt)
      .map((visit) => ({
        id: visit.id,
        patientId: visit.patientId,
        patientName: visit.patientName,
        patientBirthDate: visit.patientBirthDate,
        status: visit.status,
        type: visit.type,
        byPhone: visit.byPhoneSince !== null,
        startsAt: visit.startsAt,
        reason: visit.reason,
        note: clinic.notes.find(ofVisit(visit.id))?.body ?? null,
        summary: clinic.summaries.findLast(ofVisit(visit.id)) ?? null,
      }));
  return {
    listEarlierVisits: (query) =>
      receive('records.listEarlierVisits', [query], () =>
        earlier()
          .filter(({ patientId }) => query.patientId === undefined || patientId === query.patientId)
          .filter(({ patientName }) => patientName.toLowerCase().includes((query.search ?? '').toLowerCase()))
          .filter(({ startsAt }) => query.after === undefined || startsAt < query.after.startsAt)
          .slice(0, query.limit ?? 20),
      ),
    readPatient: (patientId) =>
      receive('records.readPatient', [patientId], () => {
        const visits = clinic.appointments.filter((each) => each.patientId === patientId);
        const [one] = visits;
        if (one === undefined) return null;
        return {
          id: patientId,
          fullName: one.patientName,
          birthDate: one.patientBirthDate,
          phone: one.patientPhone,
          language: 'ne' as const,
          visits: visits.filter(({ status }) => status === 'completed').length,
        };
      }),
    readNote: (appointmentId) =>
      receive('records.readNote', [appointmentId], () => clinic.notes.find(ofVisit(appointmentId)) ?? null),
    saveNote: (...given) => receive('records.saveNote', given, () => save(...given)),
    mySummaries: () =>
      receive('records.mySummaries', [], () =>
        clinic.appointments.flatMap(({ id }) => clinic.summaries.findLast(ofVisit(id)) ?? []),
      ),
    listSummaries: (appointmentId) =>
      receive('records.listSummaries', [appointmentId], () =>
        clinic.summaries.filter(ofVisit(appointmentId)).toSorted((a, b) => b.version - a.version),
      ),
    shareSummary: (appointmentId, text) =>
      receive('records.shareSummary', [appointmentId, text], () => {
        const summary: VisitSummary = {
          ...text,
          id: clinic.newId(),
          appointmentId,
          version: 1 + clinic.summaries.filter(ofVisit(appointmentId)).length,
          createdAt: Date.now(),
          acknowledgedAt: null,
          question: null,
        };
        clinic.summaries = [...clinic.summaries, summary];
        return summary;
      }),
    acknowledgeSummary: (id, question) =>
      receive('records.acknowledgeSummary', [id, question], () => {
        const summary = clinic.summaries.find((each) => each.id === id);
        if (summary === undefined) throw new Failure('summary_not_found');
        const read = { ...summary, acknowledgedAt: Date.now(), question };
        clinic.summaries = clinic.summaries.map((each) => (each.id === id ? read : each));
        return read;
      }),
    listMessages: (appointmentId) =>
      receive('records.listMessages', [appointmentId], () => clinic.messages.filter(ofVisit(appointmentId))),
    sendMessage: (appointmentId, body, clientId) =>
      receive('records.sendMessage', [appointmentId, body, clientId], () => {
        const known = clinic.messages.find((each) => each.clientId === clientId);
        if (known) return known;
        const senderId = clinic.me?.id ?? '';
        const message: Message = { id: clinic.newId(), appointmentId, senderId, body, clientId, createdAt: Date.now() };
        clinic.putMessage(message);
        return message;
      }),
  };
}
