-- Availability in full: exceptions, buffer, minimum notice, and free slots that are right when the clocks change.
alter table public.doctor_profiles
  add column buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 120),
  add column minimum_notice_minutes integer not null default 0 check (minimum_notice_minutes between 0 and 20160);

create type public.availability_exception_kind as enum ('leave', 'extra');
create table public.availability_exceptions (
  id uuid primary key default gen_random_uuid(),
  doctor_id uuid not null references public.doctor_profiles (id) on delete cascade,
  kind public.availability_exception_kind not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text not null default '' check (char_length(note) <= 200),
  created_at timestamptz not null default now(),
  check (starts_at < ends_at and ends_at - starts_at <= interval '366 days'),
  constraint exceptions_of_a_kind_do_not_overlap exclude using gist (
    doctor_id extensions.gist_uuid_ops with =, kind extensions.gist_enum_ops with =, tstzrange(starts_at, ends_at) with &&
  )
);
create trigger audit_row after insert or update or delete on public.availability_exceptions
  for each row execute function private.audit_row();

-- All slots of the grid that the doctor works in [p_from, p_from + p_days), taken or not.
-- The grid stands on the doctor's wall clock. A wall time that the clocks skip is no slot; one that comes twice is the second (winter) one.
-- In plpgsql, as all that is asked often: it keeps its plans, where a SQL function is planned
-- anew by every caller; and always the same ones, since planning takes longer here than answering.
create function private.working_slots(p_doctor_id uuid, p_from date, p_days integer)
returns table (starts_at timestamptz, ends_at timestamptz)
language plpgsql stable set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
  zone text;
  visit interval;
  leave tstzmultirange;
begin
  select d.time_zone, make_interval(mins => d.visit_minutes) into zone, visit from public.doctor_profiles d where d.id = p_doctor_id;
  if not found then return; end if;
  select coalesce(range_agg(tstzrange(e.starts_at, e.ends_at)), '{}') into leave
    from public.availability_exceptions e
   where e.doctor_id = p_doctor_id and e.kind = 'leave'
     and tstzrange(e.starts_at, e.ends_at) && tstzrange(
           p_from::timestamp at time zone zone, (p_from + p_days + 1)::timestamp at time zone zone);
  return query
    with days as (
      select p_from + n as day from generate_series(0, p_days - 1) as n
    ), weekly as (
      select grid at time zone zone as starts_at, (grid at time zone zone) + visit as ends_at
        from public.availability_rules rule
        join days on extract(dow from days.day) = rule.weekday
        cross join lateral generate_series(
          days.day + rule.starts_at, days.day + interval '1 second' * extract(epoch from rule.ends_at) - visit, visit
        ) as grid
       where rule.doctor_id = p_doctor_id and (grid at time zone zone) at time zone zone = grid
    ), extra as (
      select start as starts_at, start + visit as ends_at
        from public.availability_exceptions e
        cross join lateral generate_series(e.starts_at, e.ends_at - visit, visit) as start
       where e.doctor_id = p_doctor_id and e.kind = 'extra'
         and start >= (p_from::timestamp at time zone zone) and start < ((p_from + p_days)::timestamp at time zone zone)
    )
    select s.starts_at, s.ends_at from (select * from weekly union select * from extra) s
     where not leave && tstzrange(s.starts_at, s.ends_at);
end $$;

create or replace function public.free_slots(p_doctor_id uuid, p_from date, p_days integer default 7)
returns table (starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
  days constant integer := least(greatest(p_days, 1), 31);
  doctor record;
  taken tstzmultirange;
begin
  -- A date far away is no date: within these bounds arithmetic cannot fail.
  if p_from is null or p_from not between now()::date - 40 and now()::date + 400 or not private.is_active() then return; end if;
  select make_interval(mins => d.buffer_minutes) as buffer, now() + make_interval(mins => d.minimum_notice_minutes) as earliest, d.time_zone
    into doctor
    from public.doctor_profiles d
    join public.profiles p on p.id = d.id and p.role = 'doctor' and p.deactivated_at is null
   where d.id = p_doctor_id and d.verified_at is not null;
  if not found then return; end if;
  -- A slot may begin on the last day and its buffer before the first.
  select coalesce(range_agg(tstzrange(a.starts_at - doctor.buffer, a.ends_at + doctor.buffer)), '{}') into taken
    from public.appointments a
   where a.doctor_id = p_doctor_id and a.status in ('requested', 'proposed', 'confirmed')
     and tstzrange(a.starts_at, a.ends_at) && tstzrange(
           (p_from - 1)::timestamp at time zone doctor.time_zone, (p_from + days + 1)::timestamp at time zone doctor.time_zone);
  return query
    select s.starts_at, s.ends_at from private.working_slots(p_doctor_id, p_from, days) s
     where s.starts_at > doctor.earliest and not taken && tstzrange(s.starts_at, s.ends_at)
     order by s.starts_at;
end $$;

-- The first of them within a fortnight: nearly always on the first days, so these are looked at alone.
create function private.next_free_slot(p_doctor_id uuid, p_today date) returns timestamptz
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare free timestamptz;
begin
  for ahead in 0..13 loop
    select s.starts_at into free from public.free_slots(p_doctor_id, p_today + ahead, 1) s limit 1;
    exit when found;
  end loop;
  return free;
end $$;

-- Whether the doctor works at this very slot, whoever has it.
create or replace function private.within_hours(p_doctor_id uuid, p_starts_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare zone text := (select d.time_zone from public.doctor_profiles d where d.id = p_doctor_id);
begin
  return exists (
    select from private.working_slots(p_doctor_id, (p_starts_at at time zone zone)::date, 1) s where s.starts_at = p_starts_at
  );
end $$;

-- Refuses a time that is past, too soon, outside hours, within the buffer of another visit of the doctor, or when the patient
-- is elsewhere. The constraints would refuse an overlap as well; here nobody has to wait for the end of another transaction.
create function private.check_slot(
  p_doctor public.doctor_profiles, p_patient_id uuid, p_starts_at timestamptz, p_except uuid default null
) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  over_at timestamptz;
  buffer constant interval := make_interval(mins => p_doctor.buffer_minutes);
begin
  if p_starts_at is null then perform private.refuse('invalid_request', 'starts_at'); end if;
  if p_starts_at <= now() then perform private.refuse('slot_in_past'); end if;
  -- Nobody plans further ahead than a year; and arithmetic with dates further away than that could fail.
  if p_starts_at > now() + interval '366 days' then perform private.refuse('slot_outside_hours'); end if;
  if p_starts_at <= now() + make_interval(mins => p_doctor.minimum_notice_minutes) then perform private.refuse('slot_too_soon'); end if;
  if not private.within_hours(p_doctor.id, p_starts_at) then perform private.refuse('slot_outside_hours'); end if;
  over_at := p_starts_at + make_interval(mins => p_doctor.visit_minutes);
  if exists (
    select 1 from public.appointments taken
     where taken.doctor_id = p_doctor.id and taken.id is distinct from p_except
       and taken.status in ('requested', 'proposed', 'confirmed')
       and tstzrange(taken.starts_at, taken.ends_at) && tstzrange(p_starts_at - buffer, over_at + buffer)
  ) then
    perform private.refuse('slot_taken');
  end if;
  if exists (
    select 1 from public.appointments taken
     where taken.patient_id = p_patient_id and taken.id is distinct from p_except
       and taken.status in ('requested', 'proposed', 'confirmed')
       and tstzrange(taken.starts_at, taken.ends_at) && tstzrange(p_starts_at, over_at)
  ) then
    perform private.refuse('patient_busy');
  end if;
end $$;

-- One time of a doctor, and of a patient, is taken after the other: the constraints cannot see a buffer, and two rows that each
-- wait for the other's end are a deadlock.
create function private.lock_times(p_doctor_id uuid, p_patient_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('times of doctor ' || p_doctor_id, 0));
  perform pg_advisory_xact_lock(hashtextextended('times of patient ' || p_patient_id, 0));
end $$;

-- The doctor behind a booking, verified and active; the patient is active too, also if they were not while this waited.
create function private.bookable_doctor(p_doctor_id uuid, p_patient_id uuid) returns public.doctor_profiles
language plpgsql security definer set search_path = '' as $$
declare doctor public.doctor_profiles;
begin
  perform private.lock_times(p_doctor_id, p_patient_id);
  select d.* into doctor from public.doctor_profiles d
    join public.profiles p on p.id = d.id and p.role = 'doctor' and p.deactivated_at is null
   where d.id = p_doctor_id and d.verified_at is not null;
  if not found then perform private.refuse('doctor_not_available'); end if;
  if exists (select 1 from public.profiles where id = p_patient_id and deactivated_at is not null) then
    perform private.refuse('account_deactivated');
  end if;
  return doctor;
end $$;

create function private.check_visit_type(doctor public.doctor_profiles, kind public.appointment_type) returns void
language plpgsql set search_path = '' as $$
begin
  if kind is null then perform private.refuse('invalid_request', 'appointment_type'); end if;
  if (kind = 'online' and not doctor.accepts_online) or (kind = 'offline' and not doctor.accepts_in_person) then
    perform private.refuse('visit_type_not_offered');
  end if;
end $$;

-- A doctor's hours, replaced as a whole: [{"weekday":0,"from":"09:00","until":"12:00"}, ...].
create function private.set_availability(
  p_doctor_id uuid, p_rules jsonb, p_visit_minutes integer, p_buffer_minutes integer, p_minimum_notice_minutes integer,
  p_time_zone text
) returns setof public.availability_rules
language plpgsql security definer set search_path = '' as $$
begin
  if jsonb_typeof(p_rules) is distinct from 'array' or jsonb_array_length(p_rules) > 70 then
    perform private.refuse('invalid_request', 'rules');
  end if;
  if p_time_zone is not null and not private.known_time_zone(p_time_zone) then
    perform private.refuse('invalid_request', 'time_zone');
  end if;
  begin
    update public.doctor_profiles
       set visit_minutes = coalesce(p_visit_minutes, visit_minutes), buffer_minutes = coalesce(p_buffer_minutes, buffer_minutes),
           minimum_notice_minutes = coalesce(p_minimum_notice_minutes, minimum_notice_minutes),
           time_zone = coalesce(p_time_zone, time_zone)
     where id = p_doctor_id;
    delete from public.availability_rules where doctor_id = p_doctor_id;
    insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
    select p_doctor_id, (rule ->> 'weekday')::smallint, (rule ->> 'from')::time, (rule ->> 'until')::time
      from jsonb_array_elements(p_rules) as rule;
  exception
    when exclusion_violation then perform private.refuse('hours_overlap');
    when check_violation or not_null_violation or data_exception then perform private.refuse('invalid_request', 'rules');
  end;
  return query select * from public.availability_rules where doctor_id = p_doctor_id order by weekday, starts_at;
end $$;

create function public.set_my_availability(
  p_rules jsonb, p_visit_minutes integer default null, p_buffer_minutes integer default null,
  p_minimum_notice_minutes integer default null, p_time_zone text default null
) returns setof public.availability_rules
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.me();
begin
  if not exists (select 1 from public.doctor_profiles where id = me) then perform private.refuse('only_the_doctor'); end if;
  return query select * from private.set_availability(
    me, p_rules, p_visit_minutes, p_buffer_minutes, p_minimum_notice_minutes, p_time_zone);
end $$;

create function public.add_availability_exception(
  p_kind public.availability_exception_kind, p_starts_at timestamptz, p_ends_at timestamptz, p_note text default ''
) returns public.availability_exceptions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  added public.availability_exceptions;
begin
  if not exists (select 1 from public.doctor_profiles where id = me) then perform private.refuse('only_the_doctor'); end if;
  begin
    insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at, note)
    values (me, p_kind, p_starts_at, p_ends_at, btrim(coalesce(p_note, ''))) returning * into added;
  exception
    when exclusion_violation then perform private.refuse('hours_overlap');
    when check_violation or not_null_violation or data_exception then perform private.refuse('invalid_request', 'exception');
  end;
  return added;
end $$;

create function public.remove_availability_exception(p_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.me();
begin
  delete from public.availability_exceptions where id = p_id and doctor_id = me;
end $$;
