-- Access of everything that came since, and of what was there before for people who are active only.
alter table public.doctor_invitations enable row level security;
alter table public.audit_log enable row level security;
alter table public.availability_exceptions enable row level security;
alter table public.visit_notes enable row level security;
alter table public.visit_summaries enable row level security;
alter table public.messages enable row level security;
alter table public.call_quality_samples enable row level security;
alter table public.ring_receipts enable row level security;
alter table private.relay enable row level security;
alter table private.reminders_sent enable row level security;
alter table private.reminders_due enable row level security;
alter table private.task_runs enable row level security;

revoke all on all tables in schema public from anon;
revoke all on public.doctor_invitations, public.audit_log, public.availability_exceptions, public.visit_notes,
  public.visit_summaries, public.messages, public.call_quality_samples, public.ring_receipts from authenticated;
revoke all on all tables in schema private from public, anon, authenticated;
revoke execute on all functions in schema private from public, anon, authenticated;
grant execute on function private.is_active(), private.is_administrator() to authenticated;
grant execute on all functions in schema private to service_role;

-- A policy's helper is asked once per statement, not once per row: it stands in a sub-select.
alter policy "own profile" on public.profiles
  using (id = (select auth.uid()) or (select private.is_administrator()));
alter policy "own or verified doctor" on public.doctor_profiles
  using ((select private.is_active()) and (verified_at is not null or id = (select auth.uid()) or (select private.is_administrator())));
alter policy "own patient profile" on public.patient_profiles
  using (id = (select auth.uid()) and (select private.is_active()));
alter policy "clinic settings are known to all who signed in" on public.clinic_settings
  using ((select private.is_active()));
alter policy "hours of verified doctors and own" on public.availability_rules
  using ((select private.is_active()) and exists (
    select 1 from public.doctor_profiles d
     where d.id = doctor_id and (d.verified_at is not null or d.id = (select auth.uid()) or (select private.is_administrator()))
  ));
alter policy "only participants see an appointment" on public.appointments
  using ((doctor_id = (select auth.uid()) or patient_id = (select auth.uid())) and (select private.is_active()));
alter policy "only participants see a call" on public.call_sessions
  using ((doctor_id = (select auth.uid()) or patient_id = (select auth.uid())) and (select private.is_active()));
alter policy "only the recipient reads a notification" on public.notifications
  using (user_id = (select auth.uid()) and (select private.is_active()));

create policy "administrators see invitations" on public.doctor_invitations for select to authenticated
  using ((select private.is_administrator()));
create policy "administrators read the audit log" on public.audit_log for select to authenticated
  using ((select private.is_administrator()));
create policy "a doctor's own exceptions" on public.availability_exceptions for select to authenticated
  using (doctor_id = (select auth.uid()) and (select private.is_active()));
create policy "a doctor's own notes" on public.visit_notes for select to authenticated
  using (doctor_id = (select auth.uid()) and (select private.is_active()));
create policy "participants read summaries" on public.visit_summaries for select to authenticated
  using ((select private.is_active()) and exists (
    select 1 from public.appointments a
     where a.id = appointment_id and (a.doctor_id = (select auth.uid()) or a.patient_id = (select auth.uid()))
  ));
create policy "participants read messages" on public.messages for select to authenticated
  using ((select private.is_active()) and exists (
    select 1 from public.appointments a
     where a.id = appointment_id and (a.doctor_id = (select auth.uid()) or a.patient_id = (select auth.uid()))
  ));
create policy "participants and administrators see call quality" on public.call_quality_samples for select to authenticated
  using ((select private.is_active()) and ((select private.is_administrator()) or exists (
    select 1 from public.call_sessions c
     where c.id = call_session_id and (c.doctor_id = (select auth.uid()) or c.patient_id = (select auth.uid()))
    -- Looks up this one call; without it PostgreSQL collects all calls of the person first.
    offset 0
  )));
create policy "participants see ring receipts" on public.ring_receipts for select to authenticated
  using ((select private.is_active()) and exists (
    select 1 from public.call_sessions c
     where c.id = call_session_id and (c.doctor_id = (select auth.uid()) or c.patient_id = (select auth.uid()))
  ));

grant select on public.availability_exceptions, public.visit_notes, public.visit_summaries, public.messages,
  public.call_quality_samples, public.ring_receipts, public.audit_log to authenticated;
grant select (id, email, specialty, invited_by, created_at, expires_at, accepted_at, accepted_by, revoked_at)
  on public.doctor_invitations to authenticated;
grant select (buffer_minutes, minimum_notice_minutes) on public.doctor_profiles to authenticated;
grant all on all tables in schema public to service_role;
grant select, insert, update, delete on all tables in schema private to service_role;
-- Not even the service changes the log.
revoke update, delete, truncate on public.audit_log from service_role;

grant execute on function public.list_doctors(text, text, integer, uuid) to authenticated;
grant execute on function public.list_my_appointments(timestamptz, timestamptz, integer) to authenticated;
grant execute on function public.set_my_availability(jsonb, integer, integer, integer, text) to authenticated;
grant execute on function public.add_availability_exception(public.availability_exception_kind, timestamptz, timestamptz, text) to authenticated;
grant execute on function public.remove_availability_exception(uuid) to authenticated;
grant execute on function public.propose_time(uuid, timestamptz, text, integer) to authenticated;
grant execute on function public.accept_proposal(uuid, integer) to authenticated;
grant execute on function public.decline_proposal(uuid, text, integer) to authenticated;
grant execute on function public.reschedule_appointment(uuid, timestamptz, text, integer) to authenticated;
grant execute on function public.check_in(uuid, jsonb) to authenticated;
grant execute on function public.leave_waiting_room(uuid) to authenticated;
grant execute on function public.waiting_patients() to authenticated;
grant execute on function public.complete_appointment(uuid, integer) to authenticated;
grant execute on function public.mark_no_show(uuid, integer) to authenticated;
grant execute on function public.save_note(uuid, text, integer) to authenticated;
grant execute on function public.share_summary(uuid, text, text, text) to authenticated;
grant execute on function public.acknowledge_summary(uuid, text) to authenticated;
grant execute on function public.send_message(uuid, text, uuid) to authenticated;
grant execute on function public.record_quality(uuid, jsonb) to authenticated;
grant execute on function public.acknowledge_ring(uuid, text, text, jsonb) to authenticated;
grant execute on function public.relay_credentials(uuid) to authenticated;
grant execute on function public.appoint_administrator(uuid) to authenticated;
grant execute on function public.invite_doctor(text, text, integer) to authenticated;
grant execute on function public.revoke_invitation(uuid) to authenticated;
grant execute on function public.accept_invitation(text) to authenticated;
grant execute on function public.verify_doctor(uuid, text) to authenticated;
grant execute on function public.withdraw_verification(uuid) to authenticated;
grant execute on function public.set_doctor_availability(uuid, jsonb, integer, integer, integer, text) to authenticated;
grant execute on function public.deactivate_person(uuid) to authenticated;
grant execute on function public.reactivate_person(uuid) to authenticated;
grant execute on function public.change_settings(jsonb, integer) to authenticated;
grant execute on function public.set_relay(text[], text, integer) to authenticated;
grant execute on function public.list_people(text, text, integer, uuid) to authenticated;
grant execute on function public.read_audit_log(bigint, text, uuid, uuid, integer) to authenticated;

alter publication supabase_realtime add table public.messages, public.visit_summaries;
