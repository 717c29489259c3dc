-- A person tries camera, microphone and network in peace, days before the visit.

-- p_most_seconds: not good for longer than that, whatever the clinic allows a call.
create function private.issue_relay_credentials(p_most_seconds integer)
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
  until := now() + make_interval(secs => least(relay.credential_seconds, p_most_seconds));
  name := floor(extract(epoch from until))::bigint::text || ':' || encode(extensions.gen_random_bytes(8), 'hex');
  return query select relay.urls, name, encode(extensions.hmac(name, relay.secret, 'sha1'), 'base64'), until,
                      (select s.relay_only from public.clinic_settings s);
end $$;

create or replace function private.issue_relay_credentials()
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language sql security definer set search_path = '' as $$
  select * from private.issue_relay_credentials(2147483647);
$$;

-- For whoever has a confirmed video visit to come; good for one minute.
create function public.relay_credentials_for_device_check()
returns table (urls text[], username text, credential text, expires_at timestamptz, relay_only boolean)
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.me();
begin
  if not exists (
    select 1 from public.appointments a
     where me in (a.doctor_id, a.patient_id) and a.status = 'confirmed' and a.appointment_type = 'online' and a.ends_at > now()
  ) then
    perform private.refuse('appointment_not_confirmed');
  end if;
  return query select * from private.issue_relay_credentials(60);
end $$;
grant execute on function public.relay_credentials_for_device_check() to authenticated;
