-- What an administrator can do. The first one is appointed once, by whoever owns the database (docs/operations.md).
create function private.appoint_first_administrator(p_email text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare person uuid;
begin
  if exists (select 1 from public.profiles where role = 'administrator') then
    raise exception 'there is an administrator already: they appoint the next one';
  end if;
  select id into person from public.profiles where lower(email) = lower(btrim(p_email));
  if person is null then raise exception 'nobody has signed up as %', p_email; end if;
  perform set_config('clinic.role_change', 'on', true);
  update public.profiles set role = 'administrator' where id = person;
  perform set_config('clinic.role_change', 'off', true);
  perform private.audit('appoint_first_administrator', 'profiles', person);
  return person;
end $$;

create function public.appoint_administrator(p_person_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  if not exists (select 1 from public.profiles where id = p_person_id and deactivated_at is null) then perform private.refuse('person_not_found'); end if;
  -- Somebody with visits keeps their own account; an administrator has one for administering.
  if exists (select 1 from public.appointments where p_person_id in (doctor_id, patient_id)) then perform private.refuse('person_has_visits'); end if;
  perform set_config('clinic.role_change', 'on', true);
  update public.profiles set role = 'administrator' where id = p_person_id;
  perform set_config('clinic.role_change', 'off', true);
end $$;

-- The code is given to the doctor by the administrator; it is shown once and only its digest is kept.
create function public.invite_doctor(p_email text, p_specialty text, p_valid_days integer default 14)
returns table (invitation_id uuid, code text, expires_at timestamptz)
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.administrator();
  secret text := encode(extensions.gen_random_bytes(15), 'hex');
  made public.doctor_invitations;
begin
  if p_email is null or p_email !~ '^[^@\s]+@[^@\s]+$' or char_length(p_email) > 320
     or char_length(btrim(coalesce(p_specialty, ''))) not between 1 and 120 or coalesce(p_valid_days, 0) not between 1 and 90 then
    perform private.refuse('invalid_request', 'invitation');
  end if;
  update public.doctor_invitations set revoked_at = now()
   where lower(email) = lower(btrim(p_email)) and accepted_at is null and revoked_at is null;
  insert into public.doctor_invitations (email, specialty, code_digest, invited_by, expires_at)
  values (btrim(p_email), btrim(p_specialty), extensions.digest(secret, 'sha256'), me, now() + make_interval(days => p_valid_days))
  returning * into made;
  return query select made.id, secret, made.expires_at;
end $$;

create function public.revoke_invitation(p_invitation_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  update public.doctor_invitations set revoked_at = now() where id = p_invitation_id and accepted_at is null and revoked_at is null;
end $$;

-- The invited person, signed in under the invited address, becomes a doctor, not yet verified.
create function public.accept_invitation(p_code text) returns public.doctor_profiles
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  invitation public.doctor_invitations;
  doctor public.doctor_profiles;
begin
  select i.* into invitation from public.doctor_invitations i
    join public.profiles p on p.id = me and lower(p.email) = lower(i.email)
   where i.code_digest = extensions.digest(coalesce(p_code, ''), 'sha256')
     and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
   for update of i;
  if not found then perform private.refuse('invitation_not_valid'); end if;
  -- An administrator who became a doctor could leave the clinic without one.
  if private.is_administrator() then perform private.refuse('not_a_patient'); end if;
  if exists (select 1 from public.appointments where patient_id = me) then perform private.refuse('person_has_visits'); end if;
  perform set_config('clinic.role_change', 'on', true);
  update public.profiles set role = 'doctor' where id = me;
  perform set_config('clinic.role_change', 'off', true);
  delete from public.patient_profiles where id = me;
  insert into public.doctor_profiles (id, specialty) values (me, invitation.specialty)
  on conflict (id) do update set specialty = excluded.specialty returning * into doctor;
  update public.doctor_invitations set accepted_at = now(), accepted_by = me where id = invitation.id;
  return doctor;
end $$;

create function public.verify_doctor(p_doctor_id uuid, p_licence_number text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  if char_length(btrim(coalesce(p_licence_number, ''))) not between 1 and 60 then perform private.refuse('invalid_request', 'licence_number'); end if;
  update public.doctor_profiles set verified_at = coalesce(verified_at, now()), licence_number = btrim(p_licence_number) where id = p_doctor_id;
  if not found then perform private.refuse('person_not_found'); end if;
end $$;

create function public.withdraw_verification(p_doctor_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  update public.doctor_profiles set verified_at = null where id = p_doctor_id;
  if not found then perform private.refuse('person_not_found'); end if;
end $$;

create function public.set_doctor_availability(
  p_doctor_id uuid, p_rules jsonb, p_visit_minutes integer default null, p_buffer_minutes integer default null,
  p_minimum_notice_minutes integer default null, p_time_zone text default null
) returns setof public.availability_rules
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  if not exists (select 1 from public.doctor_profiles where id = p_doctor_id) then perform private.refuse('person_not_found'); end if;
  return query select * from private.set_availability(
    p_doctor_id, p_rules, p_visit_minutes, p_buffer_minutes, p_minimum_notice_minutes, p_time_zone);
end $$;

-- Nobody deactivates themselves, so that a clinic is never without an administrator.
create function public.deactivate_person(p_person_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.administrator();
begin
  if p_person_id = me then perform private.refuse('invalid_request', 'yourself'); end if;
  -- A booking of theirs that is being made comes before this and is cancelled with the others, or after it and is refused.
  perform private.lock_times(p_person_id, p_person_id);
  update public.profiles set deactivated_at = coalesce(deactivated_at, now()) where id = p_person_id;
  if not found then perform private.refuse('person_not_found'); end if;
  -- Their live calls end, and what is still to come is cancelled with the other side told. Visits are locked before calls.
  perform from public.appointments
   where p_person_id in (doctor_id, patient_id) and (status in ('requested', 'proposed', 'confirmed') or call_status in ('waiting', 'active'))
   order by id for no key update;
  update public.call_sessions set status = 'ended', end_reason = 'cancelled', ended_at = now(), ended_by = me
   where p_person_id in (doctor_id, patient_id) and status = 'waiting';
  update public.call_sessions set status = 'ended', end_reason = 'completed', ended_at = now(), ended_by = me
   where p_person_id in (doctor_id, patient_id) and status = 'active';
  update public.appointments set status = 'cancelled'
   where p_person_id in (doctor_id, patient_id) and status in ('requested', 'proposed', 'confirmed') and ends_at > now();
end $$;

create function public.reactivate_person(p_person_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  update public.profiles set deactivated_at = null where id = p_person_id;
  if not found then perform private.refuse('person_not_found'); end if;
end $$;

-- Only named settings, each within its check; p_version is the one that was read.
create function public.change_settings(p_changes jsonb, p_version integer) returns public.clinic_settings
language plpgsql security definer set search_path = '' as $$
declare
  now_set public.clinic_settings;
  wanted public.clinic_settings;
begin
  perform private.administrator();
  select * into now_set from public.clinic_settings for update;
  if p_version is distinct from now_set.version then perform private.refuse('changed_meanwhile'); end if;
  if jsonb_typeof(p_changes) is distinct from 'object' or p_changes ?| array['id', 'version']
     or exists (select 1 from jsonb_object_keys(p_changes) key where not to_jsonb(now_set) ? key) then
    perform private.refuse('invalid_request', 'settings');
  end if;
  begin
    wanted := jsonb_populate_record(now_set, p_changes);
    wanted.version := now_set.version + 1;
    update public.clinic_settings set (
      clinic_name, check_in_minutes, late_minutes, ring_seconds, connect_seconds, abandoned_seconds, hold_hours,
      max_proposals, follow_up_days, keep_messages, notify_with_names, relay_only, retain_notifications_days,
      retain_messages_days, retain_quality_days, retain_records_days, version
    ) = (
      wanted.clinic_name, wanted.check_in_minutes, wanted.late_minutes, wanted.ring_seconds, wanted.connect_seconds,
      wanted.abandoned_seconds, wanted.hold_hours, wanted.max_proposals, wanted.follow_up_days, wanted.keep_messages,
      wanted.notify_with_names, wanted.relay_only, wanted.retain_notifications_days, wanted.retain_messages_days,
      wanted.retain_quality_days, wanted.retain_records_days, wanted.version
    ) where id;
  exception when check_violation or not_null_violation or data_exception then
    perform private.refuse('invalid_request', 'settings');
  end;
  return wanted;
end $$;

create function public.set_relay(p_urls text[], p_secret text, p_credential_seconds integer default 3600) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  if exists (select 1 from unnest(p_urls) url where url is null or url !~ '^turns?:[^\s]{3,200}$') then
    perform private.refuse('invalid_request', 'urls');
  end if;
  begin
    insert into private.relay (id, secret, urls, credential_seconds) values (true, p_secret, p_urls, p_credential_seconds)
    on conflict (id) do update set secret = excluded.secret, urls = excluded.urls, credential_seconds = excluded.credential_seconds;
  exception when check_violation or not_null_violation then
    perform private.refuse('invalid_request', 'relay');
  end;
  perform private.audit('set_relay', 'relay', null);
end $$;

-- Paged by the last name and id read: names alone are not unique. Planned for what is asked each time: one plan for every
-- search would read all people for a rare name.
create function public.list_people(
  p_search text default null, p_after_name text default null, p_limit integer default 50, p_after_id uuid default null
)
returns table (
  id uuid, role public.app_role, full_name text, email text, created_at timestamptz, deactivated_at timestamptz,
  specialty text, licence_number text, verified_at timestamptz
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.administrator();
  return query
    select p.id, p.role, p.full_name, p.email, p.created_at, p.deactivated_at, d.specialty, d.licence_number, d.verified_at
      from public.profiles p left join public.doctor_profiles d on d.id = p.id
     where (p_search is null or lower(p.full_name || ' ' || p.email)
              like '%' || replace(replace(replace(lower(p_search), '\', '\\'), '%', '\%'), '_', '\_') || '%')
       and (p_after_name is null or (p.full_name, p.id) > (p_after_name, coalesce(p_after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
     order by p.full_name, p.id limit least(greatest(p_limit, 1), 200);
end $$;

create function public.read_audit_log(
  p_before_id bigint default null, p_record_table text default null, p_record_id uuid default null,
  p_actor_id uuid default null, p_limit integer default 100
) returns setof public.audit_log
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.administrator();
  return query
    select * from public.audit_log l
     where (p_before_id is null or l.id < p_before_id)
       and (p_record_table is null or l.record_table = p_record_table)
       and (p_record_id is null or l.record_id = p_record_id)
       and (p_actor_id is null or l.actor_id = p_actor_id)
     order by l.id desc limit least(greatest(p_limit, 1), 1000);
end $$;

-- Deletes what the clinic no longer keeps. In portions, so that a first run on old data locks nothing for long.
create function private.apply_retention(p_most integer default 5000) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  numbers public.clinic_settings;
  notifications_gone integer;
  messages_gone integer;
  samples_gone integer;
  notes_gone bigint;
  summaries_gone bigint;
  reasons_gone bigint;
begin
  select * into numbers from public.clinic_settings;
  delete from public.notifications where id in (
    select id from public.notifications where created_at < now() - make_interval(days => numbers.retain_notifications_days)
     order by created_at limit p_most);
  get diagnostics notifications_gone = row_count;
  delete from public.messages where id in (
    select id from public.messages where created_at < now() - make_interval(days => numbers.retain_messages_days)
     order by created_at limit p_most);
  get diagnostics messages_gone = row_count;
  delete from public.call_quality_samples s using (
    select call_session_id, side, at from public.call_quality_samples
     where at < now() - make_interval(days => numbers.retain_quality_days) order by at limit p_most) old
   where (s.call_session_id, s.side, s.at) = (old.call_session_id, old.side, old.at);
  get diagnostics samples_gone = row_count;
  with old as (
    select a.id, a.reason <> '' or a.status_reason is not null or a.device_check <> '{}' as had_words from public.appointments a
     where a.ends_at < now() - make_interval(days => numbers.retain_records_days) and a.records_deleted_at is null
     order by a.ends_at limit p_most for no key update skip locked
  ), notes as (
    delete from public.visit_notes n using old where n.appointment_id = old.id returning 1
  ), summaries as (
    delete from public.visit_summaries s using old where s.appointment_id = old.id returning 1
  ), words as (
    update public.appointments a set reason = '', status_reason = null, device_check = '{}', records_deleted_at = now()
      from old where a.id = old.id returning old.had_words
  )
  select (select count(*) from notes), (select count(*) from summaries), (select count(*) from words where had_words)
    into notes_gone, summaries_gone, reasons_gone;
  if notifications_gone + messages_gone + samples_gone + notes_gone + summaries_gone + reasons_gone > 0 then
    perform private.audit('apply_retention', 'clinic_settings', null, jsonb_build_object(
      'notifications', notifications_gone, 'messages', messages_gone, 'samples', samples_gone,
      'notes', notes_gone, 'summaries', summaries_gone, 'reasons', reasons_gone));
  end if;
  return jsonb_build_object('notifications', notifications_gone, 'messages', messages_gone, 'samples', samples_gone,
    'notes', notes_gone, 'summaries', summaries_gone, 'reasons', reasons_gone);
end $$;
create index notifications_by_age on public.notifications (created_at);
create index messages_by_age on public.messages (created_at);
create index appointments_with_records on public.appointments (ends_at) where records_deleted_at is null;

-- When a task that need not run at every tick of the clock ran last.
create table private.task_runs (task text primary key, ran_at timestamptz not null);

create function private.is_due(p_task text, p_every interval) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.task_runs as r (task, ran_at) values (p_task, now())
  on conflict (task) do update set ran_at = now() where r.ran_at <= now() - p_every;
  return found;
end $$;

create or replace function public.run_scheduled_tasks() returns jsonb
language sql security definer set search_path = '' as $$
  select jsonb_build_object(
    'calls_closed', private.close_stale_calls(),
    'holds_expired', private.expire_held_appointments(),
    'reminders', private.send_reminders(),
    'retention', case when private.is_due('retention', interval '1 hour') then private.apply_retention() end
  )
$$;
