-- "I need 2 minutes": the patient asks the doctor to hold the line, once per attempt; the ring then rings again in full.
alter table public.call_sessions
  -- When the patient wants to be back; the ring that is shown then ends at ring_expires_at.
  add column patient_back_at timestamptz;

create function public.ask_for_two_minutes(p_session_id uuid) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions := private.call_to_change(p_session_id);
begin
  if session.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if session.status = 'ended' then perform private.refuse('call_ended', session.end_reason::text); end if;
  -- Pressed twice, or after another device joined: the answer that was given first stands.
  if session.patient_joined or session.patient_back_at is not null then return session; end if;
  if session.ring_expires_at < now() then perform private.refuse('ring_expired'); end if;
  update public.call_sessions
     set patient_back_at = now() + interval '2 minutes', patient_rang_at = coalesce(patient_rang_at, now()),
         ring_expires_at = now() + interval '2 minutes'
           + make_interval(secs => (select ring_seconds from public.clinic_settings))
   where id = session.id returning * into session;
  return session;
end $$;
grant execute on function public.ask_for_two_minutes(uuid) to authenticated;
