-- The clinic's clock looks at every live call, and at the visit of those alone that are to be closed: with the numbers in variables
-- the condition is asked of the call itself, before its visit is fetched.
create or replace function private.close_stale_calls(p_appointment_id uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  closed integer;
  abandoned timestamptz;
  unconnected timestamptz;
begin
  select now() - make_interval(secs => n.abandoned_seconds), now() - make_interval(secs => n.connect_seconds)
    into abandoned, unconnected from public.clinic_settings n;
  with stale as (
    select c.id,
           case
             when c.status = 'active' then 'network'
             when c.patient_joined then 'network'
             when c.patient_rang_at is null then 'unreachable'
             else 'no_answer'
           end::public.call_end_reason as reason
      from public.call_sessions c join public.appointments a on a.id = c.appointment_id
     where c.status <> 'ended'
       and (p_appointment_id is null or c.appointment_id = p_appointment_id)
       and case
         when c.status = 'active' then greatest(c.started_at, c.doctor_last_seen_at, c.patient_last_seen_at) < abandoned
         when c.patient_joined then greatest(c.patient_joined_at, c.doctor_joined_at) < unconnected
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
