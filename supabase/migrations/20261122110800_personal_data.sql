-- What a person can do with their own data: change it, take a copy of it, close the account. docs/decisions says what stays.
alter table public.profiles
  -- The person closed the account themselves; name and birth date stay with the visits the clinic has to keep ...
  add column account_deleted_at timestamptz,
  -- ... until those are gone.
  add column erased_at timestamptz;
create index accounts_to_erase on public.profiles (account_deleted_at) where account_deleted_at is not null and erased_at is null;

create function public.my_details()
returns table (
  id uuid, role public.app_role, full_name text, email text, time_zone text, language text, birth_date date, phone text
)
language plpgsql stable security definer set search_path = '' as $$
declare me uuid := private.me();
begin
  return query
    select p.id, p.role, p.full_name, p.email, p.time_zone, p.language, d.birth_date, d.phone
      from public.profiles p left join public.patient_profiles d on d.id = p.id where p.id = me;
end $$;

-- {"full_name": "...", "phone": null, ...}: only what is named changes.
create function public.update_my_profile(p_changes jsonb)
returns table (
  id uuid, role public.app_role, full_name text, email text, time_zone text, language text, birth_date date, phone text
)
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  of_patients constant text[] := array['birth_date', 'phone'];
begin
  if jsonb_typeof(p_changes) is distinct from 'object' or exists (
    select 1 from jsonb_object_keys(p_changes) key where key <> all (array['full_name', 'time_zone', 'language'] || of_patients)
  ) then
    perform private.refuse('invalid_request', 'profile');
  end if;
  if p_changes ? 'time_zone' and not private.known_time_zone(coalesce(p_changes ->> 'time_zone', '')) then
    perform private.refuse('invalid_request', 'time_zone');
  end if;
  begin
    update public.profiles p
       set full_name = case when p_changes ? 'full_name' then btrim(p_changes ->> 'full_name') else p.full_name end,
           time_zone = case when p_changes ? 'time_zone' then p_changes ->> 'time_zone' else p.time_zone end,
           language = case when p_changes ? 'language' then p_changes ->> 'language' else p.language end
     where p.id = me and p_changes ?| array['full_name', 'time_zone', 'language'];
    if p_changes ?| of_patients then
      if (p_changes ->> 'birth_date')::date > current_date then perform private.refuse('invalid_request', 'birth_date'); end if;
      update public.patient_profiles d
         set birth_date = case when p_changes ? 'birth_date' then (p_changes ->> 'birth_date')::date else d.birth_date end,
             phone = case when p_changes ? 'phone' then nullif(btrim(p_changes ->> 'phone'), '') else d.phone end
       where d.id = me;
      if not found then perform private.refuse('not_a_patient'); end if;
    end if;
  exception when check_violation or not_null_violation or data_exception then
    perform private.refuse('invalid_request', 'profile');
  end;
  return query select * from public.my_details();
end $$;

-- A copy of everything about the caller that they may read, in the words of the database. A doctor's notes about a patient are
-- the doctor's; the clinic gives them out on request.
create function public.export_my_data() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  whole jsonb;
begin
  perform private.audit('export_my_data', 'profiles', me);
  select jsonb_build_object(
    'exported_at', now(),
    'profile', (select to_jsonb(d) from public.my_details() d),
    'doctor_profile', (select to_jsonb(d) from public.doctor_profiles d where d.id = me),
    'weekly_hours', (select coalesce(jsonb_agg(to_jsonb(r) - 'doctor_id' order by r.weekday, r.starts_at), '[]') from public.availability_rules r where r.doctor_id = me),
    'exceptions', (select coalesce(jsonb_agg(to_jsonb(e) - 'doctor_id' order by e.starts_at), '[]') from public.availability_exceptions e where e.doctor_id = me),
    'appointments', (
      select coalesce(jsonb_agg(to_jsonb(a) - 'request_id' || jsonb_build_object(
               'doctor_name', (select full_name from public.profiles where id = a.doctor_id),
               'patient_name', (select full_name from public.profiles where id = a.patient_id)) order by a.starts_at), '[]')
        from public.appointments a where me in (a.doctor_id, a.patient_id)),
    'calls', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'appointment_id', c.appointment_id, 'attempt', c.attempt, 'status', c.status,
               'created_at', c.created_at, 'started_at', c.started_at, 'ended_at', c.ended_at, 'end_reason', c.end_reason) order by c.created_at), '[]')
        from public.call_sessions c where me in (c.doctor_id, c.patient_id)),
    'call_quality', (
      select coalesce(jsonb_agg(to_jsonb(q) order by q.at), '[]') from public.call_quality_samples q
        join public.call_sessions c on c.id = q.call_session_id
       where (c.doctor_id = me and q.side = 'doctor') or (c.patient_id = me and q.side = 'patient')),
    'notes', (select coalesce(jsonb_agg(to_jsonb(n) - 'doctor_id' order by n.created_at), '[]') from public.visit_notes n where n.doctor_id = me),
    'summaries', (
      select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]') from public.visit_summaries s
        join public.appointments a on a.id = s.appointment_id where me in (a.doctor_id, a.patient_id)),
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object('appointment_id', m.appointment_id, 'sender_id', m.sender_id, 'body', m.body,
               'created_at', m.created_at) order by m.created_at), '[]')
        from public.messages m where me in (m.doctor_id, m.patient_id)),
    'ratings', (select coalesce(jsonb_agg(to_jsonb(r) - 'patient_id' order by r.created_at), '[]') from public.visit_ratings r where r.patient_id = me),
    'notifications', (select coalesce(jsonb_agg(to_jsonb(n) - 'user_id' order by n.created_at), '[]') from public.notifications n where n.user_id = me),
    'deeds', (
      select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'action', l.action, 'record_table', l.record_table, 'record_id', l.record_id) order by l.id), '[]')
        from public.audit_log l where l.actor_id = me)
  ) into whole;
  return whole;
end $$;

-- The account can no longer enter; what is still to come is cancelled with the other side told.
create function private.close_account(p_person_id uuid, p_by uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- A booking of theirs that is being made comes before this and is cancelled with the others, or after it and is refused.
  perform private.lock_times(p_person_id, p_person_id);
  update public.profiles set deactivated_at = coalesce(deactivated_at, now()) where id = p_person_id;
  if not found then perform private.refuse('person_not_found'); end if;
  -- Visits are locked before calls.
  perform from public.appointments
   where p_person_id in (doctor_id, patient_id) and (status in ('requested', 'proposed', 'confirmed') or call_status in ('waiting', 'active'))
   order by id for no key update;
  update public.call_sessions set status = 'ended', end_reason = 'cancelled', ended_at = now(), ended_by = p_by
   where p_person_id in (doctor_id, patient_id) and status = 'waiting';
  update public.call_sessions set status = 'ended', end_reason = 'completed', ended_at = now(), ended_by = p_by
   where p_person_id in (doctor_id, patient_id) and status = 'active';
  update public.appointments set status = 'cancelled'
   where p_person_id in (doctor_id, patient_id) and status in ('requested', 'proposed', 'confirmed') and ends_at > now();
end $$;

create or replace function public.deactivate_person(p_person_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.administrator();
begin
  -- Nobody deactivates themselves, so that a clinic is never without an administrator.
  if p_person_id = me then perform private.refuse('invalid_request', 'yourself'); end if;
  perform private.close_account(p_person_id, me);
end $$;

-- Who closed their own account comes back by a new one.
create or replace function public.reactivate_person(p_person_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.administrator();
  update public.profiles set deactivated_at = null where id = p_person_id and account_deleted_at is null;
  if not found then perform private.refuse('person_not_found'); end if;
end $$;

-- The sign-in goes at once; p_email, typed again, says that it is meant. The answer says what stays, and until when.
create function public.delete_my_account(p_email text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  kept jsonb;
begin
  if not exists (select 1 from public.profiles where id = me and role = 'patient') then perform private.refuse('account_kept_by_clinic'); end if;
  if lower(btrim(p_email)) is distinct from (select lower(email) from public.profiles where id = me) then
    perform private.refuse('invalid_request', 'email');
  end if;
  -- Pressed twice: the second waits here for the first, and then has no account any more.
  perform private.lock_times(me, me);
  if not private.is_active() then perform private.refuse('account_deactivated'); end if;
  perform private.close_account(me, me);

  -- Visits that took place, or should have, are the clinic's records; of all others only that there was a request.
  update public.appointments set reason = '', status_reason = null, device_check = '{}'
   where patient_id = me and status in ('declined', 'cancelled') and (reason <> '' or status_reason is not null or device_check <> '{}');
  update public.appointments set device_check = '{}' where patient_id = me and device_check <> '{}';
  delete from public.messages m using public.appointments a
   where a.id = m.appointment_id and a.patient_id = me and a.status in ('declined', 'cancelled');
  delete from public.notifications where user_id = me;
  delete from public.visit_ratings where patient_id = me;
  delete from public.waiting_peers where patient_id = me;
  delete from public.ring_receipts r using public.call_sessions c where c.id = r.call_session_id and c.patient_id = me;
  delete from public.call_quality_samples q using public.call_sessions c
   where c.id = q.call_session_id and c.patient_id = me and q.side = 'patient';
  update public.patient_profiles set phone = null where id = me;
  select jsonb_build_object(
    'visits', count(*),
    'summaries', (select count(*) from public.visit_summaries s join public.appointments b on b.id = s.appointment_id where b.patient_id = me),
    'notes', (select count(*) from public.visit_notes n join public.appointments b on b.id = n.appointment_id where b.patient_id = me),
    'messages', (select count(*) from public.messages m where m.patient_id = me),
    'until', max(a.ends_at) + make_interval(days => (select retain_records_days from public.clinic_settings))
  ) into kept
    from public.appointments a
   where a.patient_id = me and a.status in ('confirmed', 'completed', 'no_show') and a.records_deleted_at is null;
  perform private.audit('delete_my_account', 'profiles', me, kept - 'until');

  -- Nobody signs in under it again, and the address is free for a new account.
  update auth.users
     set email = id::text || '@deleted.invalid', encrypted_password = '', raw_user_meta_data = '{}', phone = null, updated_at = now()
   where id = me;
  delete from auth.identities where user_id = me;
  delete from auth.refresh_tokens where user_id::text = me::text;
  delete from auth.sessions where user_id = me;
  update public.profiles set email = '', account_deleted_at = now() where id = me;
  perform private.erase_accounts(me);
  return kept;
end $$;

-- Name and birth date go with the last record that needs them.
create function private.erase_accounts(p_person_id uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare erased integer;
begin
  with gone as (
    update public.profiles p set full_name = 'Former patient', erased_at = now()
     where p.account_deleted_at is not null and p.erased_at is null and (p_person_id is null or p.id = p_person_id)
       and not exists (
         select 1 from public.appointments a
          where a.patient_id = p.id and a.status in ('confirmed', 'completed', 'no_show') and a.records_deleted_at is null)
    returning p.id
  ), without_date as (
    update public.patient_profiles d set birth_date = null from gone where d.id = gone.id
  )
  select count(*) into erased from gone;
  return erased;
end $$;

grant execute on function public.my_details() to authenticated;
grant execute on function public.update_my_profile(jsonb) to authenticated;
grant execute on function public.export_my_data() to authenticated;
grant execute on function public.delete_my_account(text) to authenticated;

create or replace function public.run_scheduled_tasks() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare done jsonb;
begin
  done := jsonb_build_object(
    'calls_closed', private.close_stale_calls(),
    'holds_expired', private.expire_held_appointments(),
    'reminders', private.send_reminders(),
    'addresses_forgotten', private.forget_old_addresses(),
    'retention', null);
  if private.is_due('retention', interval '1 hour') then
    done := done || jsonb_build_object('retention', private.apply_retention());
    -- After it: a last record that went now takes the name with it.
    done := done || jsonb_build_object('accounts_erased', private.erase_accounts());
  end if;
  return done;
end $$;
