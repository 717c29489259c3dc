-- Lists in full: for active people only, paged, and with what the screens need of the visit's whole life.
-- Pages go on after a name and an id; without an id, after everybody of that name.
create function private.last_id() returns uuid
language sql immutable set search_path = '' as $$ select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid $$;

drop function public.list_doctors();
create function public.list_doctors(
  p_search text default null, p_after_name text default null, p_limit integer default 50, p_after_id uuid default null
)
returns table (
  id uuid, full_name text, specialty text, languages text[], bio text, accepts_online boolean,
  accepts_in_person boolean, visit_minutes integer, time_zone text, next_free_at timestamptz
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  if not private.is_active() then return; end if;
  return query
    with page as (
      select d.id, p.full_name, d.specialty, d.languages, d.bio, d.accepts_online, d.accepts_in_person, d.visit_minutes, d.time_zone
        from public.profiles p join public.doctor_profiles d on d.id = p.id
       where p.role = 'doctor' and p.deactivated_at is null and d.verified_at is not null
         and (p_after_name is null or (p.full_name, p.id) > (p_after_name, coalesce(p_after_id, private.last_id())))
         and (p_search is null or strpos(lower(p.full_name || ' ' || d.specialty), lower(p_search)) > 0)
       order by p.full_name, p.id limit least(greatest(p_limit, 1), 200)
    )
    select page.*, private.next_free_slot(page.id, (now() at time zone page.time_zone)::date) from page order by page.full_name, page.id;
end $$;

drop function public.list_my_appointments(timestamptz, timestamptz, integer);
create function public.list_my_appointments(
  p_from timestamptz default null, p_until timestamptz default null, p_limit integer default 100
) returns table (
  id uuid, doctor_id uuid, patient_id uuid, doctor_name text, doctor_specialty text, patient_name text,
  patient_birth_date date, status public.appointment_status, appointment_type public.appointment_type,
  starts_at timestamptz, ends_at timestamptz, reason text, status_reason text, requested_starts_at timestamptz,
  held_until timestamptz, checked_in_at timestamptz, call_session_id uuid, call_status public.call_status,
  call_opens_at timestamptz, call_closes_at timestamptz, version integer
)
language plpgsql stable security definer set search_path = '' as $$
declare
  me constant uuid := auth.uid();
  my_name text;
  my_specialty text;
  my_birth_date date;
  opens interval;
  closes interval;
begin
  if not private.is_active() then return; end if;
  -- One side of each visit is the caller: only the other one is looked up per visit.
  select own.full_name, doctor.specialty, patient.birth_date into my_name, my_specialty, my_birth_date
    from public.profiles own
    left join public.doctor_profiles doctor on doctor.id = own.id
    left join public.patient_profiles patient on patient.id = own.id
   where own.id = me;
  select make_interval(mins => s.check_in_minutes), make_interval(mins => s.late_minutes) into opens, closes from public.clinic_settings s;
  return query
    (select a.id, a.doctor_id, a.patient_id, my_name, my_specialty, other.full_name, patient.birth_date, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.held_until,
            a.checked_in_at, a.call_session_id, a.call_status, a.starts_at - opens, a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.patient_id
       left join public.patient_profiles patient on patient.id = a.patient_id
      where a.doctor_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    union all
    (select a.id, a.doctor_id, a.patient_id, other.full_name, doctor.specialty, my_name, my_birth_date, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.held_until,
            a.checked_in_at, a.call_session_id, a.call_status, a.starts_at - opens, a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.doctor_id
       join public.doctor_profiles doctor on doctor.id = a.doctor_id
      where a.patient_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    order by 10 desc
    limit least(greatest(p_limit, 1), 500);
end $$;
