-- What a doctor looks back on: visits whose time has come, newest first, and who the patient is.

-- Of one patient, or of all whose name has these words. The next page goes on after the time and the id of the last one.
create function public.list_earlier_visits(
  p_patient_id uuid default null, p_search text default null, p_before timestamptz default null, p_before_id uuid default null,
  p_limit integer default 20
) returns table (
  id uuid, patient_id uuid, patient_name text, patient_birth_date date, status public.appointment_status,
  appointment_type public.appointment_type, starts_at timestamptz, reason text, note text,
  findings text, medicines text, next_step text
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me constant uuid := auth.uid();
begin
  if not private.is_active() then return; end if;
  return query
    with page as (
      select a.id, a.patient_id, p.full_name, a.status, a.appointment_type, a.starts_at, a.reason
        from public.appointments a join public.profiles p on p.id = a.patient_id
       where a.doctor_id = me and a.status not in ('requested', 'proposed') and a.starts_at < now()
         and (p_patient_id is null or a.patient_id = p_patient_id)
         and (p_search is null or strpos(lower(p.full_name), lower(p_search)) > 0)
         and (p_before is null or (a.starts_at, a.id) < (p_before, coalesce(p_before_id, private.last_id())))
       order by a.starts_at desc, a.id desc limit least(greatest(p_limit, 1), 100)
    )
    select page.id, page.patient_id, page.full_name, patient.birth_date, page.status, page.appointment_type, page.starts_at,
           page.reason, note.body, summary.findings, summary.medicines, summary.next_step
      from page
      left join public.patient_profiles patient on patient.id = page.patient_id
      left join public.visit_notes note on note.appointment_id = page.id and note.doctor_id = me
      left join lateral (
        select s.findings, s.medicines, s.next_step from public.visit_summaries s
         where s.appointment_id = page.id order by s.version desc limit 1
      ) summary on true
     order by page.starts_at desc, page.id desc;
end $$;
grant execute on function public.list_earlier_visits(uuid, text, timestamptz, uuid, integer) to authenticated;

-- For a doctor who has, or was asked for, a visit of this patient; nothing for anybody else.
create function public.read_patient(p_patient_id uuid)
returns table (id uuid, full_name text, birth_date date, phone text, language text, visits integer)
language sql stable security definer set search_path = '' as $$
  select p.id, p.full_name, patient.birth_date, patient.phone, p.language,
         (select count(*) from public.appointments a
           where a.doctor_id = (select auth.uid()) and a.patient_id = p.id and a.status = 'completed')::integer
    from public.profiles p join public.patient_profiles patient on patient.id = p.id
   where p.id = p_patient_id and private.is_active()
     and exists (select 1 from public.appointments a where a.doctor_id = (select auth.uid()) and a.patient_id = p.id)
$$;
grant execute on function public.read_patient(uuid) to authenticated;

-- Who talks does not wait any more. Who comes back to the waiting room after a call waits from then on.
create function private.forget_check_in() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.checked_in_at := null;
  return new;
end $$;
create trigger forget_check_in before update of call_status on public.appointments for each row
  when (new.call_status = 'active' and old.call_status <> 'active' and new.checked_in_at is not null)
  execute function private.forget_check_in();
