-- Who may read what. Nobody writes a table directly: every change goes through a function above.
alter table public.profiles enable row level security;
alter table public.doctor_profiles enable row level security;
alter table public.patient_profiles enable row level security;
alter table public.clinic_settings enable row level security;
alter table public.availability_rules enable row level security;
alter table public.appointments enable row level security;
alter table public.call_sessions enable row level security;
alter table public.notifications enable row level security;

revoke all on all tables in schema public from anon, authenticated;
revoke execute on all functions in schema public from public, anon, authenticated;
revoke execute on all functions in schema private from public, anon, authenticated;

create policy "own profile" on public.profiles for select to authenticated
  using (id = (select auth.uid()));
create policy "own or verified doctor" on public.doctor_profiles for select to authenticated
  using (verified_at is not null or id = (select auth.uid()));
create policy "own patient profile" on public.patient_profiles for select to authenticated
  using (id = (select auth.uid()));
create policy "clinic settings are known to all who signed in" on public.clinic_settings for select to authenticated
  using (true);
create policy "hours of verified doctors and own" on public.availability_rules for select to authenticated
  using (exists (
    select 1 from public.doctor_profiles d
     where d.id = doctor_id and (d.verified_at is not null or d.id = (select auth.uid()))
  ));
create policy "only participants see an appointment" on public.appointments for select to authenticated
  using (doctor_id = (select auth.uid()) or patient_id = (select auth.uid()));
create policy "only participants see a call" on public.call_sessions for select to authenticated
  using (doctor_id = (select auth.uid()) or patient_id = (select auth.uid()));
create policy "only the recipient reads a notification" on public.notifications for select to authenticated
  using (user_id = (select auth.uid()));

grant select on public.profiles, public.patient_profiles, public.clinic_settings, public.availability_rules,
  public.appointments, public.call_sessions, public.notifications to authenticated;
-- The licence number is the clinic's and the doctor's affair.
grant select (id, specialty, languages, bio, accepts_online, accepts_in_person, visit_minutes, time_zone, verified_at)
  on public.doctor_profiles to authenticated;

grant execute on all functions in schema private to service_role;

grant execute on function public.free_slots(uuid, date, integer) to authenticated;
grant execute on function public.list_doctors() to authenticated;
grant execute on function public.book_appointment(uuid, timestamptz, public.appointment_type, text, uuid) to authenticated;
grant execute on function public.confirm_appointment(uuid, integer) to authenticated;
grant execute on function public.decline_appointment(uuid, text, integer) to authenticated;
grant execute on function public.cancel_appointment(uuid, text, integer) to authenticated;
grant execute on function public.list_my_appointments(timestamptz, timestamptz, integer) to authenticated;
grant execute on function public.mark_notifications_read(uuid[]) to authenticated;
grant execute on function public.server_time() to authenticated;
grant execute on function public.start_call(uuid, text, text, jsonb) to authenticated;
grant execute on function public.acknowledge_ring(uuid, text, jsonb) to authenticated;
grant execute on function public.join_call(uuid, text, text, jsonb) to authenticated;
grant execute on function public.publish_peer(uuid, text, text, jsonb) to authenticated;
grant execute on function public.mark_call_active(uuid, text) to authenticated;
grant execute on function public.heartbeat_call(uuid, text) to authenticated;
grant execute on function public.decline_call(uuid) to authenticated;
grant execute on function public.end_call(uuid, public.call_end_reason) to authenticated;
grant execute on function public.run_scheduled_tasks() to service_role;

grant all on all tables in schema public to service_role;

alter publication supabase_realtime add table public.appointments, public.call_sessions, public.notifications;
