-- Who waits is told the truth about the wait: whether the doctor is in another visit just now, and nothing of whose it is.
create function public.doctor_is_with_another_patient(p_appointment_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments;
begin
  select * into appointment from public.appointments where id = p_appointment_id and me in (doctor_id, patient_id);
  if not found then perform private.refuse('appointment_not_found'); end if;
  if appointment.patient_id <> me then perform private.refuse('only_the_patient'); end if;
  return exists (
    select 1 from public.call_sessions c
     where c.doctor_id = appointment.doctor_id and c.patient_id <> me and c.status <> 'ended' and c.status = 'active');
end $$;
grant execute on function public.doctor_is_with_another_patient(uuid) to authenticated;
