// Every query and function the screens use, as the client sends it.
import type { Scene } from './scene.ts';

export type Asker = 'doctor' | 'patient' | 'requester' | 'administrator' | 'service';

export interface Statement {
  readonly by: Asker;
  readonly text: string;
  /** The scene's fields that stand for $1, $2, ... */
  readonly about?: readonly (keyof Scene)[];
}
export interface Question extends Statement {
  readonly name: string;
  /** What has to have happened before, in the same transaction; not measured. */
  readonly after?: Statement;
}

const startCall: Statement = {
  by: 'doctor',
  text: `select * from public.start_call(p_appointment_id => $1, p_device => 'device-of-the-bench', p_peer_id => 'peer-of-the-doctor-0001', p_signaling => '{"fingerprints":["sha-256 AB"]}')`,
  about: ['visit'],
};
const listNotifications = 'select * from public.notifications order by created_at desc limit 100';
const countUnread = 'select count(*) from public.notifications where read_at is null';
const listMine = 'select * from public.list_my_appointments(p_limit => 200)';

export const questions: readonly Question[] = [
  { name: 'list_my_appointments (doctor)', by: 'doctor', text: listMine },
  { name: 'list_my_appointments (patient)', by: 'patient', text: listMine },
  {
    name: 'list_my_appointments (doctor, one day)',
    by: 'doctor',
    text: `select * from public.list_my_appointments(p_from => now() - interval '1 day', p_until => now() + interval '1 day', p_limit => 200)`,
  },
  {
    name: 'list_my_appointments (doctor, a year ago)',
    by: 'doctor',
    text: `select * from public.list_my_appointments(p_until => now() - interval '1 year', p_limit => 50)`,
  },
  { name: 'list_doctors', by: 'patient', text: 'select * from public.list_doctors(p_limit => 20)' },
  {
    name: 'list_doctors (search)',
    by: 'patient',
    text: `select * from public.list_doctors(p_search => 'skin', p_limit => 4)`,
  },
  {
    name: 'free_slots (a week)',
    by: 'patient',
    text: 'select * from public.free_slots($1, $2::date, 7)',
    about: ['doctor', 'today'],
  },
  {
    name: 'free_slots (31 days)',
    by: 'patient',
    text: 'select * from public.free_slots($1, $2::date, 31)',
    about: ['doctor', 'today'],
  },
  { name: 'notifications (patient)', by: 'patient', text: listNotifications },
  { name: 'notifications (doctor)', by: 'doctor', text: listNotifications },
  { name: 'unread notifications (patient)', by: 'patient', text: countUnread },
  { name: 'unread notifications (doctor)', by: 'doctor', text: countUnread },
  {
    name: 'live calls (patient)',
    by: 'patient',
    text: `select * from public.call_sessions where status <> 'ended' order by created_at desc limit 20`,
  },
  {
    name: 'live calls (doctor)',
    by: 'doctor',
    text: `select * from public.call_sessions where status <> 'ended' order by created_at desc limit 20`,
  },
  {
    name: 'appointment by id',
    by: 'patient',
    text: 'select * from public.appointments where id = $1',
    about: ['visit'],
  },
  { name: 'call by id', by: 'doctor', text: 'select * from public.call_sessions where id = $1', about: ['call'] },
  {
    name: 'calls of a visit',
    by: 'doctor',
    text: 'select * from public.call_sessions where appointment_id = $1 order by attempt',
    about: ['completed'],
  },
  {
    name: 'note of a visit',
    by: 'doctor',
    text: 'select * from public.visit_notes where appointment_id = $1',
    about: ['completed'],
  },
  {
    name: 'summaries of a visit',
    by: 'doctor',
    text: 'select * from public.visit_summaries where appointment_id = $1 order by version desc',
    about: ['completed'],
  },
  {
    name: 'messages of a visit',
    by: 'doctor',
    text: 'select * from public.messages where appointment_id = $1 order by created_at',
    about: ['completed'],
  },
  {
    name: 'quality of a call',
    by: 'doctor',
    text: 'select * from public.call_quality_samples where call_session_id = $1 order by at',
    about: ['call'],
  },
  { name: 'waiting_patients', by: 'doctor', text: 'select * from public.waiting_patients()' },
  {
    name: 'book_appointment',
    by: 'requester',
    text: `select * from public.book_appointment($1, $2::timestamptz, 'online', 'A cough', gen_random_uuid())`,
    about: ['doctor', 'slot'],
  },
  {
    name: 'confirm_appointment',
    by: 'doctor',
    text: 'select * from public.confirm_appointment($1, $2)',
    about: ['request', 'version'],
  },
  {
    name: 'propose_time',
    by: 'doctor',
    text: 'select * from public.propose_time($1, $2::timestamptz)',
    about: ['request', 'slot'],
  },
  {
    name: 'cancel_appointment',
    by: 'requester',
    text: `select * from public.cancel_appointment($1, 'Better again')`,
    about: ['request'],
  },
  { name: 'check_in', by: 'patient', text: `select * from public.check_in($1, '{"camera":"ok"}')`, about: ['visit'] },
  { name: 'start_call', ...startCall },
  {
    name: 'join_call',
    by: 'patient',
    after: startCall,
    text: `select s.* from public.call_sessions c cross join lateral public.join_call(c.id, 'device-of-a-patient', 'peer-of-the-patient-001', '{"fingerprints":["sha-256 CD"]}') s
            where c.appointment_id = $1 and c.status <> 'ended'`,
    about: ['visit'],
  },
  {
    name: 'heartbeat_call',
    by: 'doctor',
    text: `select * from public.heartbeat_call($1, 'device-of-the-doctor')`,
    about: ['call'],
  },
  { name: 'end_call', by: 'doctor', text: 'select * from public.end_call($1)', about: ['call'] },
  { name: 'save_note', by: 'doctor', text: `select * from public.save_note($1, 'Better', 1)`, about: ['completed'] },
  {
    name: 'share_summary',
    by: 'doctor',
    text: `select * from public.share_summary($1, 'A cold', 'None', 'Rest')`,
    about: ['completed'],
  },
  {
    name: 'mark_notifications_read',
    by: 'patient',
    text: 'select public.mark_notifications_read()',
  },
  { name: 'list_people', by: 'administrator', text: 'select * from public.list_people()' },
  {
    name: 'list_people (search, common)',
    by: 'administrator',
    text: `select * from public.list_people(p_search => 'gurung')`,
  },
  {
    name: 'list_people (search, one)',
    by: 'administrator',
    text: 'select * from public.list_people(p_search => $1)',
    about: ['address'],
  },
  { name: 'read_audit_log', by: 'administrator', text: 'select * from public.read_audit_log()' },
  {
    name: 'read_audit_log (of a person)',
    by: 'administrator',
    text: 'select * from public.read_audit_log(p_actor_id => $1)',
    about: ['patient'],
  },
  {
    name: 'read_audit_log (of a record)',
    by: 'administrator',
    text: `select * from public.read_audit_log(p_record_table => 'appointments', p_record_id => $1)`,
    about: ['visit'],
  },
  {
    name: 'read_audit_log (of a rare table)',
    by: 'administrator',
    text: `select * from public.read_audit_log(p_record_table => 'doctor_invitations')`,
  },
  {
    name: 'deactivate_person',
    by: 'administrator',
    text: 'select public.deactivate_person($1)',
    about: ['patient'],
  },
  { name: 'run_scheduled_tasks', by: 'service', text: 'select public.run_scheduled_tasks()' },
];
