import { answerOf } from './failures.ts';
import { parseEarlierVisit, parseMessage, parseNote, parsePatient, parseSummary } from './parse-visit-records.ts';
import type { RecordsBackend } from './rooms/records.ts';
import { parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const mostMessages = 500;

export function supabaseRecords(client: ClinicClient): RecordsBackend {
  return {
    listEarlierVisits: ({ patientId, search, after, limit }) =>
      answerOf(
        client.rpc('list_earlier_visits', {
          ...(patientId !== undefined && { p_patient_id: patientId }),
          ...(search !== undefined && { p_search: search }),
          ...(after && { p_before: new Date(after.startsAt).toISOString(), p_before_id: after.id }),
          ...(limit !== undefined && { p_limit: limit }),
        }),
        (rows) => parseList(rows, parseEarlierVisit),
      ),
    readPatient: (patientId) =>
      answerOf(
        client.rpc('read_patient', { p_patient_id: patientId }),
        (rows) => parseList(rows, parsePatient)[0] ?? null,
      ),
    readNote: (appointmentId) =>
      answerOf(client.from('visit_notes').select('*').eq('appointment_id', appointmentId).maybeSingle(), (row) =>
        row === null ? null : parseNote(row),
      ),
    saveNote: (appointmentId, body, version) =>
      answerOf(
        client.rpc('save_note', { p_appointment_id: appointmentId, p_body: body, p_version: version }),
        parseNote,
      ),
    mySummaries: () => answerOf(client.rpc('list_my_summaries'), (rows) => parseList(rows, parseSummary)),
    listSummaries: (appointmentId) =>
      answerOf(
        client
          .from('visit_summaries')
          .select('*')
          .eq('appointment_id', appointmentId)
          .order('version', { ascending: false }),
        (rows) => parseList(rows, parseSummary),
      ),
    shareSummary: (appointmentId, { findings, medicines, nextStep }) =>
      answerOf(
        client.rpc('share_summary', {
          p_appointment_id: appointmentId,
          p_findings: findings,
          p_medicines: medicines,
          p_next_step: nextStep,
        }),
        parseSummary,
      ),
    acknowledgeSummary: (summaryId, question) =>
      answerOf(
        client.rpc('acknowledge_summary', {
          p_summary_id: summaryId,
          ...(question === null ? {} : { p_question: question }),
        }),
        parseSummary,
      ),
    listMessages: (appointmentId) =>
      answerOf(
        client
          .from('messages')
          .select('*')
          .eq('appointment_id', appointmentId)
          .order('created_at', { ascending: false })
          .limit(mostMessages),
        (rows) => parseList(rows, parseMessage).toReversed(),
      ),
    sendMessage: (appointmentId, body, clientId) =>
      answerOf(
        client.rpc('send_message', { p_appointment_id: appointmentId, p_body: body, p_client_id: clientId }),
        parseMessage,
      ),
  };
}
