-- Calls: receipts per device, relay credentials, and functions that ask for an active person.

create or replace function private.guard_call_session() returns trigger
language plpgsql set search_path = '' as $$
begin
  if old.status = 'ended' then
    perform private.refuse('call_ended', 'an ended attempt is never changed');
  end if;
  if new.status <> old.status
     and (old.status, new.status) not in (('waiting', 'active'), ('waiting', 'ended'), ('active', 'ended')) then
    perform private.refuse('call_wrong_state', old.status || ' -> ' || new.status);
  end if;
  if (new.id, new.appointment_id, new.doctor_id, new.patient_id, new.attempt, new.created_at)
     is distinct from (old.id, old.appointment_id, old.doctor_id, old.patient_id, old.attempt, old.created_at) then
    perform private.refuse('call_wrong_state', 'who and what of an attempt never change');
  end if;
  -- Also when the doctor, coming back, gives the address that a patient's device gave while it rang.
  if new.doctor_peer_id = new.patient_peer_id then perform private.refuse('invalid_request', 'peer_id'); end if;
  new.version := old.version + 1;
  return new;
end $$;

create or replace function private.guard_new_call_session() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status <> 'waiting' then
    perform private.refuse('call_wrong_state', 'an attempt begins waiting');
  end if;
  -- A visit that is over, but not longer ago than a call may still begin, is not cancelled with its person's account.
  if exists (select 1 from public.profiles where id in (new.doctor_id, new.patient_id) and deactivated_at is not null) then
    perform private.refuse('person_not_found');
  end if;
  return new;
end $$;

-- The visit is locked before its attempt, as by everything that changes a visit: an ending that came the other way round
-- would wait for a cancellation that waits for it.
create or replace function private.call_to_change(p_session_id uuid) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  session public.call_sessions;
begin
  perform from public.appointments a
   where a.id = (select c.appointment_id from public.call_sessions c where c.id = p_session_id and me in (c.doctor_id, c.patient_id))
     for no key update;
  if not found then perform private.refuse('call_not_found'); end if;
  select * into session from public.call_sessions where id = p_session_id for update;
  return session;
end $$;

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
         when c.patient_joined then c.patient_joined_at < now() - make_interval(secs => n.connect_seconds)
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

drop function public.acknowledge_ring(uuid, text, jsonb);
create function public.acknowledge_ring(
  p_session_id uuid, p_device text default null, p_peer_id text default null, p_signaling jsonb default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  perform private.check_peer_id(p_peer_id, session.doctor_peer_id);
  if session.status <> 'waiting' or session.patient_joined then return session; end if;
  if p_device is not null then
    perform private.check_device(p_device);
    insert into public.ring_receipts (call_session_id, device) values (session.id, p_device) on conflict do nothing;
  end if;
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

-- How often the app of the person a doctor wants to call was last known to be open is told by receipts of earlier rings only;
-- presence itself travels over Realtime and is not stored.

-- Short-lived credentials of the relay (the REST scheme of TURN servers: user name "expiry:random", password the
-- HMAC-SHA1 of it under the shared secret), for participants of a live attempt only.
create function public.relay_credentials(p_session_id uuid)
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions := private.call_to_change(p_session_id);
  relay private.relay;
  until timestamptz;
  name text;
begin
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  select * into relay from private.relay;
  if not found then
    return query select '{}'::text[], ''::text, ''::text, now(), (select s.relay_only from public.clinic_settings s);
    return;
  end if;
  until := now() + make_interval(secs => relay.credential_seconds);
  name := floor(extract(epoch from until))::bigint::text || ':' || encode(extensions.gen_random_bytes(8), 'hex');
  return query select relay.urls, name, encode(extensions.hmac(name, relay.secret, 'sha1'), 'base64'), until,
                      (select s.relay_only from public.clinic_settings s);
end $$;
