// What the screens change, and the clinic's clock.
import type { Question, Statement } from './question.ts';

const startCall: Statement = {
  by: 'doctor',
  text: `select * from public.start_call(p_appointment_id => $1, p_device => 'device-of-the-bench', p_peer_id => 'peer-of-the-doctor-0001', p_signaling => '{"fingerprints":["sha-256 AB"]}')`,
  about: ['visit'],
};
const aboutLiveCall = (by: Statement['by'], call: string): Statement => ({
  by,
  text: `select s.* from public.call_sessions c cross join lateral public.${call} s where c.appointment_id = $1 and c.status <> 'ended'`,
  about: ['visit'],
});
const joinCall = aboutLiveCall(
  'patient',
  `join_call(c.id, 'device-of-a-patient', 'peer-of-the-patient-001', '{"fingerprints":["sha-256 CD"]}')`,
);
const proposeTime: Statement = {
  by: 'doctor',
  text: 'select * from public.propose_time($1, $2::timestamptz)',
  about: ['request', 'slot'],
};
const deactivate: Statement = { by: 'administrator', text: 'select public.deactivate_person($1)', about: ['patient'] };
const offerPeer: Statement = {
  by: 'patient',
  text: `select * from public.offer_waiting_peer($1, 'device-of-a-patient', 'peer-of-the-patient-002', '{"fingerprints":["sha-256 EF"]}')`,
  about: ['visit'],
};
const invite: Statement = {
  by: 'administrator',
  text: `select * from public.invite_doctor('new.doctor@clinic.example', 'Skin')`,
};
const hours = `'[{"weekday":1,"from":"09:00","until":"12:00"}]'`;

export const changing: readonly Question[] = [
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
  { name: 'propose_time', ...proposeTime },
  {
    name: 'cancel_appointment',
    by: 'requester',
    text: `select * from public.cancel_appointment($1, 'Better again')`,
    about: ['request'],
  },
  { name: 'check_in', by: 'patient', text: `select * from public.check_in($1, '{"camera":"ok"}')`, about: ['visit'] },
  {
    name: 'decline_appointment',
    by: 'doctor',
    text: `select * from public.decline_appointment($1, 'Fully booked')`,
    about: ['request'],
  },
  {
    name: 'accept_proposal',
    after: [proposeTime],
    by: 'requester',
    text: 'select * from public.accept_proposal($1)',
    about: ['request'],
  },
  {
    name: 'decline_proposal',
    after: [proposeTime],
    by: 'requester',
    text: `select * from public.decline_proposal($1, 'Too late')`,
    about: ['request'],
  },
  {
    name: 'reschedule_appointment',
    by: 'requester',
    text: `select * from public.reschedule_appointment($1, $2::timestamptz, 'Work')`,
    about: ['request', 'slot'],
  },
  { name: 'announce_delay', by: 'doctor', text: 'select public.announce_delay(10)' },
  { name: 'leave_waiting_room', by: 'patient', text: 'select * from public.leave_waiting_room($1)', about: ['visit'] },
  { name: 'offer_waiting_peer', ...offerPeer },
  {
    name: 'withdraw_waiting_peer',
    after: [offerPeer],
    by: 'patient',
    text: `select public.withdraw_waiting_peer($1, 'device-of-a-patient')`,
    about: ['visit'],
  },
  {
    name: 'complete_appointment',
    by: 'doctor',
    text: 'select * from public.complete_appointment($1)',
    about: ['visit'],
  },
  { name: 'continue_by_phone', by: 'doctor', text: 'select * from public.continue_by_phone($1)', about: ['visit'] },
  { name: 'mark_no_show', by: 'doctor', text: 'select * from public.mark_no_show($1)', about: ['visit'] },
  { name: 'start_call', ...startCall },
  {
    name: 'acknowledge_ring',
    after: [startCall],
    ...aboutLiveCall('patient', `acknowledge_ring(c.id, 'device-of-a-patient')`),
  },
  { name: 'ask_for_two_minutes', after: [startCall], ...aboutLiveCall('patient', 'ask_for_two_minutes(c.id)') },
  { name: 'decline_call', after: [startCall], ...aboutLiveCall('patient', 'decline_call(c.id)') },
  {
    name: 'mark_call_active',
    after: [startCall, joinCall],
    ...aboutLiveCall('patient', `mark_call_active(c.id, 'device-of-a-patient')`),
  },
  {
    name: 'publish_peer',
    by: 'doctor',
    text: `select * from public.publish_peer($1, 'device-of-the-doctor', 'peer-of-the-doctor-0002', '{"fingerprints":["sha-256 AB"]}')`,
    about: ['call'],
  },
  {
    name: 'take_over_call',
    by: 'doctor',
    text: `select * from public.take_over_call($1, 'another-device-of-hers', 'peer-of-the-doctor-0003', '{"fingerprints":["sha-256 AB"]}')`,
    about: ['call'],
  },
  {
    name: 'record_quality',
    by: 'doctor',
    text: `select public.record_quality($1, jsonb_build_array(jsonb_build_object('at', now(), 'round_trip_ms', 80, 'loss_share', 0.01,
             'jitter_ms', 5, 'send_kbit_s', 600, 'receive_kbit_s', 600, 'frames_per_second', 25, 'path', 'direct', 'verdict', 'good')))`,
    about: ['call'],
  },
  {
    name: 'report_partner_refused',
    by: 'doctor',
    text: `select public.report_partner_refused($1, 'stranger_refused', 'device-of-the-doctor')`,
    about: ['call'],
  },
  {
    name: 'send_message',
    by: 'doctor',
    text: `select * from public.send_message($1, 'Can you hear me?', gen_random_uuid())`,
    about: ['visit'],
  },
  { name: 'join_call', after: [startCall], ...joinCall },
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
    name: 'acknowledge_summary',
    by: 'treated',
    text: `select * from public.acknowledge_summary($1, 'How often?')`,
    about: ['summary'],
  },
  {
    name: 'rate_visit',
    by: 'treated',
    text: 'select * from public.rate_visit($1, 5)',
    about: ['completed'],
  },
  {
    name: 'mark_notifications_read',
    by: 'patient',
    text: 'select public.mark_notifications_read()',
  },
  { name: 'deactivate_person', ...deactivate },
  {
    name: 'reactivate_person',
    after: [deactivate],
    by: 'administrator',
    text: 'select public.reactivate_person($1)',
    about: ['patient'],
  },
  {
    name: 'verify_doctor',
    by: 'administrator',
    text: `select public.verify_doctor($1, 'NMC-1')`,
    about: ['doctor'],
  },
  {
    name: 'withdraw_verification',
    by: 'administrator',
    text: 'select public.withdraw_verification($1)',
    about: ['doctor'],
  },
  { name: 'invite_doctor', ...invite },
  {
    name: 'revoke_invitation',
    after: [invite],
    by: 'administrator',
    text: `select public.revoke_invitation(i.id) from public.doctor_invitations i where i.email = 'new.doctor@clinic.example'`,
  },
  {
    name: 'set_my_availability',
    by: 'doctor',
    text: `select * from public.set_my_availability(${hours})`,
  },
  {
    name: 'set_doctor_availability',
    by: 'administrator',
    text: `select * from public.set_doctor_availability($1, ${hours})`,
    about: ['doctor'],
  },
  {
    name: 'add_availability_exception',
    by: 'doctor',
    text: `select * from public.add_availability_exception('leave', now() + interval '90 days', now() + interval '91 days')`,
  },
  {
    name: 'remove_availability_exception',
    by: 'doctor',
    text: `select public.remove_availability_exception(
             (select id from public.availability_exceptions where doctor_id = $1 order by starts_at limit 1))`,
    about: ['doctor'],
  },
  {
    name: 'update_my_profile',
    by: 'patient',
    text: `select * from public.update_my_profile('{"full_name":"Sita Gurung","phone":"+977 9800000000"}')`,
  },
  {
    name: 'delete_my_account',
    by: 'requester',
    text: `select public.delete_my_account((select email from public.profiles where id = $1))`,
    about: ['requester'],
  },
  { name: 'run_scheduled_tasks', by: 'service', text: 'select public.run_scheduled_tasks()' },
];
