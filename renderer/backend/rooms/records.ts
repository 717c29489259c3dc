import type {
  EarlierVisit,
  PatientPerson,
  Message,
  SummaryText,
  VisitNote,
  VisitSummary,
} from '#shared/domain/visit-records.ts';

export interface EarlierVisitsQuery {
  readonly patientId?: string;
  /** A part of the patient's name. */
  readonly search?: string;
  /** The last one read: the page after it. */
  readonly after?: Pick<EarlierVisit, 'startsAt' | 'id'>;
  readonly limit?: number;
}

export interface RecordsBackend {
  /** The doctor's own, newest first; none for everybody else. */
  listEarlierVisits(query: EarlierVisitsQuery): Promise<readonly EarlierVisit[]>;
  /** Null for everybody but a doctor who has a visit of theirs. */
  readPatient(patientId: string): Promise<PatientPerson | null>;
  /** The doctor's own; null before the first one is saved, and for everybody else. */
  readNote(appointmentId: string): Promise<VisitNote | null>;
  /** @param version The one that was read, 0 for a first note: `changed_meanwhile` when somebody saved since. */
  saveNote(appointmentId: string, body: string, version: number): Promise<VisitNote>;
  /** Newest version first. */
  listSummaries(appointmentId: string): Promise<readonly VisitSummary[]>;
  /** Of the patient signed in, the newest version for each visit, newest first; the last 500 versions. */
  mySummaries(): Promise<readonly VisitSummary[]>;
  /** A new version; the same words again are the same version. */
  shareSummary(appointmentId: string, text: SummaryText): Promise<VisitSummary>;
  /** @param question null: understood */
  acknowledgeSummary(summaryId: string, question: string | null): Promise<VisitSummary>;
  /** Oldest first, the last 500. */
  listMessages(appointmentId: string): Promise<readonly Message[]>;
  /** @param clientId A UUID made once per message: sending it again writes it once. */
  sendMessage(appointmentId: string, body: string, clientId: string): Promise<Message>;
}
