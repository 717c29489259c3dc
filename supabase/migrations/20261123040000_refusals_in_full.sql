-- Everything an app's verifier turns away by a code is a line of the audit log: a partner who could not prove itself, a
-- stranger, and words for the connection that were broken, too large or too many. Each kind has its own ten lines an attempt, so
-- that somebody who sends noise cannot fill the log before what matters. And what both sides are to read is written however
-- often it happened before.
create or replace function public.report_partner_refused(p_session_id uuid, p_code text, p_device text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions;
  mine public.app_role;
begin
  perform private.check_device(p_device);
  if p_code is null or p_code not in ('partner_not_verified', 'stranger_refused', 'signal_refused') then
    perform private.refuse('invalid_request', 'code');
  end if;
  -- Locks the attempt: reports that come at once are counted one after the other.
  session := private.call_to_change(p_session_id);
  mine := case when session.doctor_id = auth.uid() then 'doctor' else 'patient' end;
  if (select count(*) from public.audit_log
      where record_id = session.id and action = 'partner_refused' and details ->> 'code' = p_code) < 10 then
    perform private.audit('partner_refused', 'call_sessions', session.id,
      jsonb_build_object('code', p_code, 'side', mine, 'device', p_device));
  end if;
  -- A stranger at the door is no trouble of the call; and a device that does not hold its side speaks for nobody.
  if p_code = 'partner_not_verified' and session.status <> 'ended'
     and p_device = (case when mine = 'doctor' then session.doctor_device else session.patient_device end) then
    update public.call_sessions set partner_refused_by = mine, partner_refused_at = now() where id = session.id;
  end if;
end $$;
