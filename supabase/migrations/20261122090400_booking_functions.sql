-- Booking: the only way to write an appointment. Each function names its refusals by code (shared/errors/codes.ts).
create function private.me() returns uuid
language plpgsql stable set search_path = '' as $$
declare caller uuid := auth.uid();
begin
  if caller is null then perform private.refuse('not_signed_in'); end if;
  return caller;
end $$;

-- Times a doctor could still be asked for, from the weekly rules in the doctor's own zone, less what is taken.
create function public.free_slots(p_doctor_id uuid, p_from date, p_days integer default 7)
returns table (starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  with doctor as (
    select d.id, d.time_zone, make_interval(mins => d.visit_minutes) as visit
      from public.doctor_profiles d where d.id = p_doctor_id and d.verified_at is not null
  ), days as (
    select p_from + offset_days as day from generate_series(0, least(greatest(p_days, 1), 31) - 1) as offset_days
  ), slots as (
    select (grid at time zone doctor.time_zone) as starts_at, (grid at time zone doctor.time_zone) + doctor.visit as ends_at
      from doctor
      join public.availability_rules rule on rule.doctor_id = doctor.id
      join days on extract(dow from days.day) = rule.weekday
      cross join lateral generate_series(
        days.day + rule.starts_at,
        days.day + interval '1 second' * extract(epoch from rule.ends_at) - doctor.visit,
        doctor.visit
      ) as grid
  )
  select slots.starts_at, slots.ends_at from slots
   where slots.starts_at > now()
     and not exists (
       select 1 from public.appointments taken
        where taken.doctor_id = p_doctor_id
          and taken.status in ('requested', 'proposed', 'confirmed')
          and tstzrange(taken.starts_at, taken.ends_at) && tstzrange(slots.starts_at, slots.ends_at)
     )
   order by slots.starts_at
$$;

create function private.within_hours(p_doctor_id uuid, p_starts_at timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1
      from public.doctor_profiles d
      join public.availability_rules rule on rule.doctor_id = d.id
      cross join lateral (select p_starts_at at time zone d.time_zone as wall) as local_time
      cross join lateral (select extract(epoch from local_time.wall::time) as second_of_day) as clock
     where d.id = p_doctor_id
       and rule.weekday = extract(dow from local_time.wall)
       and clock.second_of_day >= extract(epoch from rule.starts_at)
       and clock.second_of_day + d.visit_minutes * 60 <= extract(epoch from rule.ends_at)
       and mod(clock.second_of_day - extract(epoch from rule.starts_at), d.visit_minutes * 60) = 0
  )
$$;

create function public.list_doctors()
returns table (
  id uuid, full_name text, specialty text, languages text[], bio text, accepts_online boolean,
  accepts_in_person boolean, visit_minutes integer, time_zone text, next_free_at timestamptz
)
language sql stable security definer set search_path = '' as $$
  select d.id, p.full_name, d.specialty, d.languages, d.bio, d.accepts_online, d.accepts_in_person, d.visit_minutes,
         d.time_zone,
         (select slot.starts_at from public.free_slots(d.id, (now() at time zone d.time_zone)::date, 14) slot limit 1)
    from public.doctor_profiles d
    join public.profiles p on p.id = d.id
   where d.verified_at is not null and auth.uid() is not null
   order by p.full_name
$$;

create function public.book_appointment(
  p_doctor_id uuid, p_starts_at timestamptz, p_appointment_type public.appointment_type,
  p_reason text, p_request_id uuid
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  doctor public.doctor_profiles;
  booked public.appointments;
  violated text;
begin
  select * into booked from public.appointments where patient_id = me and request_id = p_request_id;
  if found then return booked; end if;

  if not exists (select 1 from public.profiles where id = me and role = 'patient') then
    perform private.refuse('not_a_patient');
  end if;
  select * into doctor from public.doctor_profiles where id = p_doctor_id and verified_at is not null;
  if not found then perform private.refuse('doctor_not_available'); end if;
  if p_appointment_type is null or p_starts_at is null or p_request_id is null then
    perform private.refuse('invalid_request');
  end if;
  if (p_appointment_type = 'online' and not doctor.accepts_online)
     or (p_appointment_type = 'offline' and not doctor.accepts_in_person) then
    perform private.refuse('visit_type_not_offered');
  end if;
  if char_length(coalesce(p_reason, '')) > 2000 then perform private.refuse('reason_too_long', '2000'); end if;
  if p_starts_at <= now() then perform private.refuse('slot_in_past'); end if;
  if not private.within_hours(p_doctor_id, p_starts_at) then perform private.refuse('slot_outside_hours'); end if;

  begin
    insert into public.appointments (doctor_id, patient_id, appointment_type, starts_at, ends_at, reason, request_id)
    values (p_doctor_id, me, p_appointment_type, p_starts_at,
            p_starts_at + make_interval(mins => doctor.visit_minutes), btrim(coalesce(p_reason, '')), p_request_id)
    returning * into booked;
  exception
    when exclusion_violation then
      get stacked diagnostics violated = constraint_name;
      perform private.refuse(
        case violated when 'patient_not_double_booked' then 'patient_busy' else 'slot_taken' end);
    when unique_violation then
      -- The same press arrived twice at once: both get the one booking.
      select * into booked from public.appointments where patient_id = me and request_id = p_request_id;
  end;
  return booked;
end $$;

-- The row for update, if the caller takes part and has seen its newest version.
create function private.appointment_to_change(p_appointment_id uuid, p_version integer) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  found_row public.appointments;
begin
  select * into found_row from public.appointments
   where id = p_appointment_id and me in (doctor_id, patient_id) for update;
  if not found then perform private.refuse('appointment_not_found'); end if;
  if p_version is not null and p_version <> found_row.version then perform private.refuse('changed_meanwhile'); end if;
  return found_row;
end $$;

create function public.confirm_appointment(p_appointment_id uuid, p_version integer default null)
returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if not exists (select 1 from public.doctor_profiles where id = appointment.doctor_id and verified_at is not null) then
    perform private.refuse('doctor_not_verified');
  end if;
  if appointment.status = 'confirmed' then return appointment; end if;
  if appointment.status <> 'requested' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  if appointment.ends_at <= now() then perform private.refuse('slot_in_past'); end if;
  update public.appointments set status = 'confirmed' where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function public.decline_appointment(p_appointment_id uuid, p_reason text default null, p_version integer default null)
returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if char_length(coalesce(p_reason, '')) > 500 then perform private.refuse('reason_too_long', '500'); end if;
  if appointment.status = 'declined' then return appointment; end if;
  if appointment.status <> 'requested' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  update public.appointments set status = 'declined', status_reason = nullif(btrim(p_reason), '')
   where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function public.cancel_appointment(p_appointment_id uuid, p_reason text default null, p_version integer default null)
returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if char_length(coalesce(p_reason, '')) > 500 then perform private.refuse('reason_too_long', '500'); end if;
  if appointment.status = 'cancelled' then return appointment; end if;
  if appointment.status not in ('requested', 'proposed', 'confirmed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  if appointment.call_status = 'active' then perform private.refuse('call_in_progress'); end if;
  -- A ringing attempt stops with the visit it belongs to.
  update public.call_sessions
     set status = 'ended', end_reason = 'cancelled', ended_at = now(), ended_by = auth.uid()
   where appointment_id = appointment.id and status = 'waiting';
  update public.appointments set status = 'cancelled', status_reason = nullif(btrim(p_reason), '')
   where id = appointment.id returning * into appointment;
  return appointment;
end $$;

-- A person's own visits with the names both sides may see, newest first; paged by start time.
create function public.list_my_appointments(
  p_from timestamptz default null, p_until timestamptz default null, p_limit integer default 100
) returns table (
  id uuid, doctor_id uuid, patient_id uuid, doctor_name text, doctor_specialty text, patient_name text,
  patient_birth_date date, status public.appointment_status, appointment_type public.appointment_type,
  starts_at timestamptz, ends_at timestamptz, reason text, status_reason text, call_session_id uuid,
  call_status public.call_status, call_opens_at timestamptz, call_closes_at timestamptz, version integer
)
language sql stable security definer set search_path = '' as $$
  select a.id, a.doctor_id, a.patient_id, dp.full_name, d.specialty, pp.full_name, p.birth_date, a.status,
         a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.call_session_id, a.call_status,
         a.starts_at - make_interval(mins => s.check_in_minutes), a.ends_at + make_interval(mins => s.late_minutes),
         a.version
    from public.appointments a
    join public.profiles dp on dp.id = a.doctor_id
    join public.doctor_profiles d on d.id = a.doctor_id
    join public.profiles pp on pp.id = a.patient_id
    join public.patient_profiles p on p.id = a.patient_id
    cross join public.clinic_settings s
   where a.id in (
       (select mine.id from public.appointments mine
         where mine.doctor_id = (select auth.uid())
           and (p_from is null or mine.starts_at >= p_from) and (p_until is null or mine.starts_at < p_until)
         order by mine.starts_at desc limit least(greatest(p_limit, 1), 500))
       union all
       (select mine.id from public.appointments mine
         where mine.patient_id = (select auth.uid())
           and (p_from is null or mine.starts_at >= p_from) and (p_until is null or mine.starts_at < p_until)
         order by mine.starts_at desc limit least(greatest(p_limit, 1), 500))
     )
   order by a.starts_at desc
   limit least(greatest(p_limit, 1), 500)
$$;

create function public.mark_notifications_read(p_ids uuid[] default null) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  changed integer;
begin
  update public.notifications set read_at = now()
   where user_id = me and read_at is null and (p_ids is null or id = any (p_ids));
  get diagnostics changed = row_count;
  return changed;
end $$;

create function public.server_time() returns timestamptz
language sql stable set search_path = '' as $$ select clock_timestamp() $$;
