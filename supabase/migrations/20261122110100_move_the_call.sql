-- The call moves to another device of the same person: the newer one holds that side from then on, and whatever the older
-- one still sends is refused or does nothing.

-- The refusal of a device that does not hold its person's side.
create function private.refuse_device(session public.call_sessions) returns void
language plpgsql set search_path = '' as $$
begin
  if session.doctor_id = auth.uid() then perform private.refuse('call_started_elsewhere'); end if;
  perform private.refuse('call_joined_elsewhere');
end $$;

create function public.take_over_call(
  p_session_id uuid, p_device text, p_peer_id text default null, p_signaling jsonb default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  if session.doctor_id = auth.uid() then
    perform private.check_peer_id(p_peer_id, session.patient_peer_id);
    if session.doctor_device = p_device then
      if p_peer_id is null then return session; end if;
    elsif p_peer_id = session.doctor_peer_id then
      -- The older device may still answer under that address.
      perform private.refuse('invalid_request', 'peer_id');
    end if;
    update public.call_sessions
       set doctor_joined_at = case when doctor_device = p_device then doctor_joined_at else now() end,
           doctor_device = p_device, doctor_peer_id = p_peer_id, doctor_last_seen_at = now(),
           signaling_data = private.with_half(signaling_data - 'doctor', 'doctor', p_signaling)
     where id = session.id returning * into session;
  else
    if not session.patient_joined then perform private.refuse('call_not_joined'); end if;
    perform private.check_peer_id(p_peer_id, session.doctor_peer_id);
    if session.patient_device = p_device then
      if p_peer_id is null then return session; end if;
    elsif p_peer_id = session.patient_peer_id then
      perform private.refuse('invalid_request', 'peer_id');
    end if;
    update public.call_sessions
       set patient_joined_at = case when patient_device = p_device then patient_joined_at else now() end,
           patient_device = p_device, patient_peer_id = p_peer_id, patient_last_seen_at = now(),
           signaling_data = private.with_half(signaling_data - 'patient', 'patient', p_signaling)
     where id = session.id returning * into session;
  end if;
  return session;
end $$;
grant execute on function public.take_over_call(uuid, text, text, jsonb) to authenticated;

-- A device that moved its call away learns it from the next heartbeat at the latest.
create or replace function public.heartbeat_call(p_session_id uuid, p_device text) returns public.call_sessions
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
  elsif session.doctor_id = auth.uid() or session.patient_joined then
    perform private.refuse_device(session);
  end if;
  return session;
end $$;

create or replace function public.mark_call_active(p_session_id uuid, p_device text) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  session := private.call_to_change(p_session_id);
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  if p_device is distinct from (
    case when session.doctor_id = auth.uid() then session.doctor_device else session.patient_device end
  ) then
    perform private.refuse_device(session);
  end if;
  if session.status = 'active' then return session; end if;
  if not session.patient_joined or session.doctor_peer_id is null or session.patient_peer_id is null then
    perform private.refuse('call_not_joined');
  end if;
  update public.call_sessions
     set status = 'active', started_at = now(), doctor_last_seen_at = now(), patient_last_seen_at = now()
   where id = session.id returning * into session;
  return session;
end $$;

-- With the device: an ending that was kept while a line was down, of a device that has moved its call away since, does nothing.
drop function public.end_call(uuid, public.call_end_reason);
create function public.end_call(
  p_session_id uuid, p_reason public.call_end_reason default null, p_device text default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions := private.call_to_change(p_session_id);
  holder text := case when session.doctor_id = auth.uid() then session.doctor_device else session.patient_device end;
begin
  if session.status = 'ended' or p_device <> holder then return session; end if;
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
grant execute on function public.end_call(uuid, public.call_end_reason, text) to authenticated;

-- A joined side that moved has as long as anybody to be connected.
create or replace function private.close_stale_calls(p_appointment_id uuid default null) returns integer
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
      from public.call_sessions c join public.appointments a on a.id = c.appointment_id cross join numbers n
     where c.status <> 'ended'
       and (p_appointment_id is null or c.appointment_id = p_appointment_id)
       and case
         when c.status = 'active' then
           greatest(c.started_at, c.doctor_last_seen_at, c.patient_last_seen_at) < now() - make_interval(secs => n.abandoned_seconds)
         when c.patient_joined then
           greatest(c.patient_joined_at, c.doctor_joined_at) < now() - make_interval(secs => n.connect_seconds)
         else c.ring_expires_at < now()
       end
     -- Whoever changes the visit or the attempt at this moment knows better than the clock.
     for no key update of a, c skip locked
  )
  update public.call_sessions c set status = 'ended', end_reason = stale.reason, ended_at = now()
    from stale where c.id = stale.id;
  get diagnostics closed = row_count;
  return closed;
end $$;
