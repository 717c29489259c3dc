-- Somebody who was not the partner, or could not be shown to be, was refused by an app: a line in the audit log.
create function public.report_partner_refused(p_session_id uuid, p_code text, p_device text) returns void
language plpgsql security definer set search_path = '' as $$
declare session public.call_sessions;
begin
  perform private.check_device(p_device);
  if p_code is null or p_code not in ('partner_not_verified', 'stranger_refused') then perform private.refuse('invalid_request', 'code'); end if;
  -- Locks the attempt: reports that come at once are counted one after the other.
  session := private.call_to_change(p_session_id);
  -- An attacker who knocks all the time does not fill the log.
  if (select count(*) from public.audit_log where record_id = session.id and action = 'partner_refused') >= 10 then return; end if;
  perform private.audit('partner_refused', 'call_sessions', session.id, jsonb_build_object(
    'code', p_code, 'side', case when session.doctor_id = auth.uid() then 'doctor' else 'patient' end, 'device', p_device));
end $$;
grant execute on function public.report_partner_refused(uuid, text, text) to authenticated;
