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
declare me constant uuid := auth.uid();
begin
  if not private.is_active() then return; end if;
  return query
    with mine as (
      (select a.* from public.appointments a
        where a.doctor_id = me
          and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
        order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
      union all
      (select a.* from public.appointments a
        where a.patient_id = me
          and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
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
     limit least(greatest(p_limit, 1), 500);
end $$;
