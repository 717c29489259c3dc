-- Calls: receipts per device, relay credentials, and functions that ask for an active person.
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
