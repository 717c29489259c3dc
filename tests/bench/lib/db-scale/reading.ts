// What the screens read.
import type { Question } from './question.ts';

const listNotifications = 'select * from public.notifications order by created_at desc limit 100';
const countUnread = 'select count(*) from public.notifications where read_at is null';
const listMine = 'select * from public.list_my_appointments(p_limit => 200)';

export const reading: readonly Question[] = [
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
  {
    name: 'list_earlier_visits',
    by: 'doctor',
    text: 'select * from public.list_earlier_visits(p_limit => 20)',
  },
  {
    name: 'list_earlier_visits (search)',
    by: 'doctor',
    text: `select * from public.list_earlier_visits(p_search => 'gurung', p_limit => 20)`,
  },
  {
    name: 'list_earlier_visits (search, nobody)',
    by: 'doctor',
    text: `select * from public.list_earlier_visits(p_search => 'nobody has this name', p_limit => 20)`,
  },
  {
    name: 'list_earlier_visits (of a patient)',
    by: 'doctor',
    text: 'select * from public.list_earlier_visits(p_patient_id => $1, p_limit => 20)',
    about: ['treated'],
  },
  { name: 'list_my_summaries', by: 'treated', text: 'select * from public.list_my_summaries()' },
  {
    name: 'waiting addresses of a visit',
    by: 'doctor',
    text: 'select * from public.waiting_peers where appointment_id = $1 and peer_id is not null',
    about: ['visit'],
  },
  { name: 'read_patient', by: 'doctor', text: 'select * from public.read_patient($1)', about: ['treated'] },
  {
    name: 'doctor_is_with_another_patient',
    by: 'patient',
    text: 'select public.doctor_is_with_another_patient($1)',
    about: ['visit'],
  },
  { name: 'my_details', by: 'patient', text: 'select * from public.my_details()' },
  { name: 'profile by id', by: 'patient', text: 'select * from public.profiles where id = $1', about: ['patient'] },
  {
    name: 'grid of visits of a doctor',
    by: 'doctor',
    text: 'select visit_minutes, buffer_minutes, minimum_notice_minutes, time_zone from public.doctor_profiles where id = $1',
    about: ['doctor'],
  },
  {
    name: 'weekly hours of a doctor',
    by: 'doctor',
    text: 'select weekday, starts_at, ends_at from public.availability_rules where doctor_id = $1 order by weekday, starts_at',
    about: ['doctor'],
  },
  {
    name: 'exceptions of a doctor',
    by: 'doctor',
    text: `select id, kind, starts_at, ends_at, note from public.availability_exceptions
            where doctor_id = $1 and ends_at > now() order by starts_at`,
    about: ['doctor'],
  },
  {
    name: 'ratings of a patient',
    by: 'treated',
    text: 'select appointment_id, stars, about from public.visit_ratings where patient_id = $1',
    about: ['treated'],
  },
  {
    name: 'rating of a visit',
    by: 'treated',
    text: 'select appointment_id, stars, about from public.visit_ratings where appointment_id = $1',
    about: ['completed'],
  },
  {
    name: 'relay_credentials',
    by: 'doctor',
    text: 'select * from public.relay_credentials($1)',
    about: ['call'],
  },
  {
    name: 'relay_credentials_for_visit',
    by: 'patient',
    text: 'select * from public.relay_credentials_for_visit($1)',
    about: ['visit'],
  },
  {
    name: 'relay_credentials_for_device_check',
    by: 'doctor',
    text: 'select * from public.relay_credentials_for_device_check()',
  },
  { name: 'export_my_data (patient)', by: 'patient', text: 'select public.export_my_data()' },
  { name: 'export_my_data (doctor)', by: 'doctor', text: 'select public.export_my_data()' },
  {
    name: 'invitations of doctors',
    by: 'administrator',
    text: `select id, email, specialty, created_at, expires_at, accepted_at, revoked_at from public.doctor_invitations
            order by created_at desc limit 200`,
  },
  {
    name: 'call_quality_overview (a month)',
    by: 'administrator',
    countsAll: true,
    text: `select * from public.call_quality_overview(now() - interval '30 days', now(), 'day', 'Asia/Kathmandu')`,
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
];
