-- Samples of a call in full, and credentials of the relay before there is a call.
alter table public.call_quality_samples
  add column send_kbit_s real check (send_kbit_s between 0 and 1000000),
  -- Of the picture that is received.
  add column height_px integer check (height_px between 0 and 10000),
  add column path text check (path in ('direct', 'relay-udp', 'relay-tcp', 'relay-tls')),
  -- "reconnecting": one sample at the beginning of each reconnection.
  add column verdict text check (verdict in ('good', 'weak', 'very_weak', 'reconnecting'));

-- [{"at": "...", "round_trip_ms": 80, ...}, ...]; at most 200 at once, one a second of each side, of the time of the call. Samples
-- of a second already written are left.
create or replace function public.record_quality(p_session_id uuid, p_samples jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions := private.call_to_change(p_session_id);
  written integer;
begin
  if session.started_at is null then perform private.refuse('call_not_joined'); end if;
  if jsonb_typeof(p_samples) is distinct from 'array' or jsonb_array_length(p_samples) > 200 then
    perform private.refuse('invalid_request', 'samples');
  end if;
  begin
    insert into public.call_quality_samples (
      call_session_id, side, at, round_trip_ms, loss_share, jitter_ms, send_kbit_s, receive_kbit_s, frames_per_second,
      height_px, path, relayed, verdict)
    select session.id, (case when session.doctor_id = auth.uid() then 'doctor' else 'patient' end)::public.app_role,
           date_trunc('second', (sample ->> 'at')::timestamptz), (sample ->> 'round_trip_ms')::real, (sample ->> 'loss_share')::real,
           (sample ->> 'jitter_ms')::real, (sample ->> 'send_kbit_s')::real, (sample ->> 'receive_kbit_s')::real,
           (sample ->> 'frames_per_second')::real, (sample ->> 'height_px')::integer, sample ->> 'path',
           coalesce((sample ->> 'relayed')::boolean, sample ->> 'path' <> 'direct'), sample ->> 'verdict'
      from jsonb_array_elements(p_samples) as sample
     where (sample ->> 'at')::timestamptz
           between session.created_at - interval '1 minute' and coalesce(session.ended_at, now()) + interval '1 minute'
    on conflict do nothing;
  exception when data_exception or check_violation or not_null_violation then
    perform private.refuse('invalid_request', 'samples');
  end;
  get diagnostics written = row_count;
  return written;
end $$;

create function private.issue_relay_credentials()
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language plpgsql security definer set search_path = '' as $$
declare
  relay private.relay;
  until timestamptz;
  name text;
begin
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

create or replace function public.relay_credentials(p_session_id uuid)
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  return query select * from private.issue_relay_credentials();
end $$;

-- For the waiting room and the device check: whoever may enter the room may try the relay.
create function public.relay_credentials_for_visit(p_appointment_id uuid)
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments;
  numbers public.clinic_settings;
begin
  select * into appointment from public.appointments where id = p_appointment_id and me in (doctor_id, patient_id);
  if not found then perform private.refuse('appointment_not_found'); end if;
  if appointment.appointment_type <> 'online' then perform private.refuse('appointment_not_online'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_not_confirmed', appointment.status::text); end if;
  select * into numbers from public.clinic_settings;
  if now() < appointment.starts_at - make_interval(mins => numbers.check_in_minutes) then perform private.refuse('check_in_too_early'); end if;
  if now() > appointment.ends_at + make_interval(mins => numbers.late_minutes) then perform private.refuse('call_too_late'); end if;
  return query select * from private.issue_relay_credentials();
end $$;
grant execute on function public.relay_credentials_for_visit(uuid) to authenticated;
