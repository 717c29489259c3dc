-- Lists in full: for active people only, paged, and with what the screens need of the visit's whole life.
drop function public.list_doctors();
create function public.list_doctors(
  p_search text default null, p_after_name text default null, p_limit integer default 50, p_after_id uuid default null
)
returns table (
  id uuid, full_name text, specialty text, languages text[], bio text, accepts_online boolean,
  accepts_in_person boolean, visit_minutes integer, time_zone text, next_free_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  with page as (
    select d.id, p.full_name, d.specialty, d.languages, d.bio, d.accepts_online, d.accepts_in_person, d.visit_minutes, d.time_zone
      from public.profiles p join public.doctor_profiles d on d.id = p.id
     where p.role = 'doctor' and p.deactivated_at is null and d.verified_at is not null and (select private.is_active())
       and (p_after_name is null or p.full_name > p_after_name or (p.full_name = p_after_name and p.id > p_after_id))
       and (p_search is null or strpos(lower(p.full_name || ' ' || d.specialty), lower(p_search)) > 0)
     order by p.full_name, p.id limit least(greatest(p_limit, 1), 200)
  )
  select page.*, (
    select slot.starts_at from public.free_slots(page.id, (now() at time zone page.time_zone)::date, 14) slot limit 1
  ) from page order by page.full_name, page.id
$$;

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
language sql stable security definer set search_path = '' as $$
  with mine as (
    (select a.* from public.appointments a
      where a.doctor_id = (select auth.uid()) and (select private.is_active())
        and (p_from is null or a.starts_at >= p_from) and (p_until is null or a.starts_at < p_until)
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    union all
    (select a.* from public.appointments a
      where a.patient_id = (select auth.uid()) and (select private.is_active())
        and (p_from is null or a.starts_at >= p_from) and (p_until is null or a.starts_at < p_until)
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
  )
  select a.id, a.doctor_id, a.patient_id, dp.full_name, d.specialty, pp.full_name, p.birth_date, a.status,
         a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.held_until,
         a.checked_in_at, a.call_session_id, a.call_status, a.starts_at - make_interval(mins => s.check_in_minutes),
         a.ends_at + make_interval(mins => s.late_minutes), a.version
    from mine a
    join public.profiles dp on dp.id = a.doctor_id
    join public.doctor_profiles d on d.id = a.doctor_id
    join public.profiles pp on pp.id = a.patient_id
    left join public.patient_profiles p on p.id = a.patient_id
    cross join public.clinic_settings s
   order by a.starts_at desc
   limit least(greatest(p_limit, 1), 500)
$$;
