-- The call: the only way to write a call session. Session validation of the architecture document lives here.

-- The live attempt for update, if the caller takes part in it.
create function private.call_to_change(p_session_id uuid) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  session public.call_sessions;
begin
  select * into session from public.call_sessions
   where id = p_session_id and me in (doctor_id, patient_id) for update;
  if not found then perform private.refuse('call_not_found'); end if;
  return session;
end $$;

create function private.check_device(device text) returns void
language plpgsql set search_path = '' as $$
begin
  if device is null or char_length(device) not between 8 and 64 then perform private.refuse('invalid_request', 'device'); end if;
end $$;

-- This side's half of signaling_data; the other half stays as it is.
create function private.with_half(whole jsonb, side text, half jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
  if half is null then return whole; end if;
  if jsonb_typeof(half) <> 'object' or octet_length(half::text) > 8000 then
    perform private.refuse('invalid_request', 'signaling');
  end if;
  return whole || jsonb_build_object(side, half);
end $$;

create function private.check_peer_id(peer_id text, other text) returns void
language plpgsql set search_path = '' as $$
begin
  if peer_id is not null and (peer_id !~ '^[A-Za-z0-9_-]{16,64}$' or peer_id = other) then
    perform private.refuse('invalid_request', 'peer_id');
  end if;
end $$;

-- Ends what nobody ends: rings that ran out, joins without media, active calls neither side is seen in.
create function private.close_stale_calls(p_appointment_id uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare closed integer;
begin
  with numbers as (select * from public.clinic_settings), stale as (
    select c.id,
           case
             when c.status = 'active' then 'network'
             when c.patient_joined then 'network'
             when c.patient_rang_at is null then 'unreachable'
             else 'no_answer'
           end::public.call_end_reason as reason
      from public.call_sessions c cross join numbers n
     where c.status <> 'ended'
       and (p_appointment_id is null or c.appointment_id = p_appointment_id)
       and case
         when c.status = 'active' then
           greatest(c.started_at, c.doctor_last_seen_at, c.patient_last_seen_at) < now() - make_interval(secs => n.abandoned_seconds)
         when c.patient_joined then c.patient_joined_at < now() - make_interval(secs => n.connect_seconds)
         else c.ring_expires_at < now()
       end
     for update of c skip locked
  )
  update public.call_sessions c set status = 'ended', end_reason = stale.reason, ended_at = now()
    from stale where c.id = stale.id;
  get diagnostics closed = row_count;
  return closed;
end $$;

create function public.start_call(
  p_appointment_id uuid, p_device text, p_peer_id text default null, p_signaling jsonb default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments;
  numbers public.clinic_settings;
  session public.call_sessions;
begin
  perform private.check_device(p_device);
  perform private.check_peer_id(p_peer_id, null);
  select * into appointment from public.appointments
   where id = p_appointment_id and me in (doctor_id, patient_id) for update;
  if not found then perform private.refuse('appointment_not_found'); end if;
  if appointment.doctor_id <> me then perform private.refuse('only_the_doctor'); end if;
  if not exists (select 1 from public.doctor_profiles where id = me and verified_at is not null) then
    perform private.refuse('doctor_not_verified');
  end if;
  if appointment.appointment_type <> 'online' then perform private.refuse('appointment_not_online'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_not_confirmed', appointment.status::text); end if;
  select * into numbers from public.clinic_settings;
  if now() < appointment.starts_at - make_interval(mins => numbers.check_in_minutes) then perform private.refuse('call_too_early'); end if;
  if now() > appointment.ends_at + make_interval(mins => numbers.late_minutes) then perform private.refuse('call_too_late'); end if;

  perform private.close_stale_calls(appointment.id);
  select * into session from public.call_sessions where appointment_id = appointment.id and status <> 'ended' for update;
  if found then
    -- Pressing again, or coming back after a crash, continues the same attempt on the same device only.
    if session.doctor_device <> p_device then perform private.refuse('call_started_elsewhere'); end if;
    if p_peer_id is not null then
      update public.call_sessions
         set doctor_peer_id = p_peer_id, signaling_data = private.with_half(signaling_data, 'doctor', p_signaling),
             doctor_last_seen_at = now()
       where id = session.id returning * into session;
    end if;
    return session;
  end if;

  insert into public.call_sessions (
    appointment_id, doctor_id, patient_id, attempt, doctor_joined, doctor_joined_at, doctor_device, doctor_peer_id,
    doctor_last_seen_at, signaling_data, ring_expires_at
  ) values (
    appointment.id, appointment.doctor_id, appointment.patient_id,
    1 + coalesce((select max(attempt) from public.call_sessions where appointment_id = appointment.id), 0),
    true, now(), p_device, p_peer_id, now(), private.with_half('{}', 'doctor', p_signaling),
    now() + make_interval(secs => numbers.ring_seconds)
  ) returning * into session;
  return session;
end $$;

-- A patient's device says that it rings, so that the doctor reads "ringing" and not only "trying". With its address the
-- connection can be negotiated while it rings; nothing is sent over it before the join. The first device to give one
-- keeps it until somebody joins.
create function public.acknowledge_ring(p_session_id uuid, p_peer_id text default null, p_signaling jsonb default null)
returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  perform private.check_peer_id(p_peer_id, session.doctor_peer_id);
  if session.status <> 'waiting' or session.patient_joined then return session; end if;
  if session.patient_rang_at is not null and (p_peer_id is null or session.patient_peer_id is not null) then
    return session;
  end if;
  update public.call_sessions
     set patient_rang_at = coalesce(patient_rang_at, now()),
         patient_peer_id = coalesce(patient_peer_id, p_peer_id),
         signaling_data = case when patient_peer_id is null and p_peer_id is not null
           then private.with_half(signaling_data, 'patient', p_signaling) else signaling_data end
   where id = session.id returning * into session;
  return session;
end $$;

create function public.join_call(
  p_session_id uuid, p_device text, p_peer_id text default null, p_signaling jsonb default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if session.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  if session.patient_joined and session.patient_device <> p_device then perform private.refuse('call_joined_elsewhere'); end if;
  if not session.patient_joined and session.ring_expires_at < now() then perform private.refuse('ring_expired'); end if;
  perform private.check_peer_id(p_peer_id, session.doctor_peer_id);
  if not exists (select 1 from public.appointments where id = session.appointment_id and status = 'confirmed') then
    perform private.refuse('appointment_not_confirmed');
  end if;
  update public.call_sessions
     set patient_joined = true, patient_device = p_device,
         patient_joined_at = coalesce(patient_joined_at, now()), patient_rang_at = coalesce(patient_rang_at, now()),
         patient_last_seen_at = now(),
         -- An address given while ringing may be another device's: only this one's counts from here on.
         patient_peer_id = case when p_peer_id is null and patient_joined then patient_peer_id else p_peer_id end,
         signaling_data = private.with_half(
           case when patient_joined then signaling_data else signaling_data - 'patient' end, 'patient', p_signaling)
   where id = session.id returning * into session;
  return session;
end $$;

-- A joined side makes known where it can be called, and with which certificate; again after every new registration.
create function public.publish_peer(p_session_id uuid, p_device text, p_peer_id text, p_signaling jsonb)
returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  if p_peer_id is null then perform private.refuse('invalid_request', 'peer_id'); end if;
  if session.doctor_id = auth.uid() then
    if session.doctor_device <> p_device then perform private.refuse('call_started_elsewhere'); end if;
    perform private.check_peer_id(p_peer_id, session.patient_peer_id);
    update public.call_sessions
       set doctor_peer_id = p_peer_id, signaling_data = private.with_half(signaling_data, 'doctor', p_signaling),
           doctor_last_seen_at = now()
     where id = session.id returning * into session;
  else
    if not session.patient_joined then perform private.refuse('call_not_joined'); end if;
    if session.patient_device <> p_device then perform private.refuse('call_joined_elsewhere'); end if;
    perform private.check_peer_id(p_peer_id, session.doctor_peer_id);
    update public.call_sessions
       set patient_peer_id = p_peer_id, signaling_data = private.with_half(signaling_data, 'patient', p_signaling),
           patient_last_seen_at = now()
     where id = session.id returning * into session;
  end if;
  return session;
end $$;

-- Media of the other side arrived. Either side may say so; the second time changes nothing.
create function public.mark_call_active(p_session_id uuid, p_device text) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if p_device is distinct from (
    case when session.doctor_id = auth.uid() then session.doctor_device else session.patient_device end
  ) then
    perform private.refuse('call_joined_elsewhere');
  end if;
  if session.status = 'active' then return session; end if;
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  if not session.patient_joined or session.doctor_peer_id is null or session.patient_peer_id is null then
    perform private.refuse('call_not_joined');
  end if;
  update public.call_sessions
     set status = 'active', started_at = now(), doctor_last_seen_at = now(), patient_last_seen_at = now()
   where id = session.id returning * into session;
  return session;
end $$;

create function public.heartbeat_call(p_session_id uuid, p_device text) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if session.status = 'ended' then return session; end if;
  if session.doctor_id = auth.uid() and session.doctor_device = p_device then
    update public.call_sessions set doctor_last_seen_at = now() where id = session.id returning * into session;
  elsif session.patient_id = auth.uid() and session.patient_device = p_device then
    update public.call_sessions set patient_last_seen_at = now() where id = session.id returning * into session;
  end if;
  return session;
end $$;

create function public.decline_call(p_session_id uuid) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  -- A late "not now" from a device that lost the race does nothing.
  if session.status <> 'waiting' or session.patient_joined then return session; end if;
  update public.call_sessions
     set status = 'ended', end_reason = 'declined', ended_at = now(), ended_by = auth.uid()
   where id = session.id returning * into session;
  return session;
end $$;

-- Ends the attempt once; the second ending finds it ended and changes nothing.
create function public.end_call(p_session_id uuid, p_reason public.call_end_reason default null)
returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.status = 'ended' then return session; end if;
  update public.call_sessions
     set status = 'ended', ended_at = now(), ended_by = auth.uid(),
         end_reason = case
           when p_reason in ('network', 'continued_by_phone') then p_reason
           when session.status = 'active' then 'completed'
           -- The ring ran out and the caller's app says so before the clinic's scheduler does.
           when session.ring_expires_at <= now() and not session.patient_joined then
             case when session.patient_rang_at is null then 'unreachable' else 'no_answer' end::public.call_end_reason
           else 'cancelled'
         end::public.call_end_reason
   where id = session.id returning * into session;
  return session;
end $$;

-- What a clinic does by the clock: pg_cron on a hosted project, the embedded clinic's own scheduler locally.
create function public.run_scheduled_tasks() returns jsonb
language sql security definer set search_path = '' as $$
  select jsonb_build_object('calls_closed', private.close_stale_calls())
$$;
do $$
begin
  if current_setting('shared_preload_libraries') like '%pg_cron%' then
    create extension if not exists pg_cron with schema pg_catalog;
    perform cron.schedule('meroclinic-scheduled-tasks', '15 seconds', 'select public.run_scheduled_tasks()');
  end if;
end $$;
