-- The doctor running late, what a patient thought of a visit, and messages that Realtime can filter by person.

alter table public.appointments
  -- What the doctor said about being late, in minutes; of confirmed visits that are still to begin.
  add column delay_minutes integer check (delay_minutes between 1 and 240);

create function private.forget_delay() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.delay_minutes := null;
  return new;
end $$;
-- Before guard_appointment by its name, like every trigger that only fills in.
create trigger forget_delay before update of status, starts_at on public.appointments for each row
  when (new.delay_minutes is not null and (new.status <> 'confirmed' or new.starts_at <> old.starts_at))
  execute function private.forget_delay();

-- Told to whoever has a visit in the next hours that has not been called; 0 takes it back. The answer is how many were told.
create function public.announce_delay(p_minutes integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  said integer;
  late integer;
  visit record;
  told integer := 0;
begin
  if not exists (select 1 from public.doctor_profiles where id = me) then perform private.refuse('only_the_doctor'); end if;
  if p_minutes is null or p_minutes not between 0 and 240 then perform private.refuse('invalid_request', 'minutes'); end if;
  said := nullif(p_minutes, 0);
  select late_minutes into late from public.clinic_settings;
  for visit in
    select a.id, a.patient_id from public.appointments a
     where a.doctor_id = me and a.status = 'confirmed' and a.delay_minutes is distinct from said
       and a.starts_at < now() + interval '12 hours' and a.ends_at > now() - make_interval(mins => late)
       and a.call_status in ('not_started', 'ended')
       and not exists (select 1 from public.call_sessions c where c.appointment_id = a.id and c.started_at is not null)
     order by a.id for no key update of a
  loop
    update public.appointments set delay_minutes = said where id = visit.id;
    perform private.notify(visit.patient_id, 'doctor_late', case when said is null then 'On time again' else 'Running late' end,
      (select full_name from public.profiles where id = me)
        || case when said is null then ' is on time again.' else ' is about ' || said || ' minutes late.' end, visit.id);
    told := told + 1;
  end loop;
  return told;
end $$;
grant execute on function public.announce_delay(integer) to authenticated;

-- Two taps after a visit. Read by whoever gave it and by administrators: the doctor learns from the clinic, not from one person.
create table public.visit_ratings (
  appointment_id uuid primary key references public.appointments (id) on delete cascade,
  patient_id uuid not null references public.patient_profiles (id) on delete cascade,
  stars integer not null check (stars between 1 and 5),
  about text check (about in ('sound', 'picture', 'connection', 'waiting', 'care', 'app')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index ratings_of_patient on public.visit_ratings (patient_id);
alter table public.visit_ratings enable row level security;
create policy "own ratings, and all of them for administrators" on public.visit_ratings for select to authenticated
  using ((patient_id = (select auth.uid()) and (select private.is_active())) or (select private.is_administrator()));
grant select on public.visit_ratings to authenticated;
grant all on public.visit_ratings to service_role;

-- Given again, the newer one counts.
create function public.rate_visit(p_appointment_id uuid, p_stars integer, p_about text default null) returns public.visit_ratings
language plpgsql security definer set search_path = '' as $$
declare
  appointment public.appointments := private.appointment_to_change(p_appointment_id, null);
  rating public.visit_ratings;
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if appointment.status not in ('confirmed', 'completed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  if appointment.call_status in ('waiting', 'active') then perform private.refuse('call_in_progress'); end if;
  if appointment.status = 'confirmed' and not exists (
    select 1 from public.call_sessions where appointment_id = appointment.id and started_at is not null
  ) then
    perform private.refuse('visit_not_begun');
  end if;
  if now() > appointment.ends_at + make_interval(days => (select follow_up_days from public.clinic_settings)) then
    perform private.refuse('visit_closed');
  end if;
  if p_stars is null or p_stars not between 1 and 5
     or p_about is not null and p_about not in ('sound', 'picture', 'connection', 'waiting', 'care', 'app') then
    perform private.refuse('invalid_request', 'rating');
  end if;
  insert into public.visit_ratings as r (appointment_id, patient_id, stars, about)
  values (appointment.id, appointment.patient_id, p_stars, p_about)
  on conflict (appointment_id) do update set stars = excluded.stars, about = excluded.about, updated_at = now()
  returning * into rating;
  return rating;
end $$;
grant execute on function public.rate_visit(uuid, integer, text) to authenticated;

-- Realtime filters by columns of the row itself.
alter table public.messages add column doctor_id uuid, add column patient_id uuid;
update public.messages m set doctor_id = a.doctor_id, patient_id = a.patient_id
  from public.appointments a where a.id = m.appointment_id;
alter table public.messages alter column doctor_id set not null, alter column patient_id set not null;
create index messages_of_doctor on public.messages (doctor_id);
create index messages_of_patient on public.messages (patient_id);
create function private.name_people_of_message() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  select a.doctor_id, a.patient_id into new.doctor_id, new.patient_id from public.appointments a where a.id = new.appointment_id;
  return new;
end $$;
create trigger name_people before insert on public.messages for each row execute function private.name_people_of_message();
alter policy "participants read messages" on public.messages
  using ((doctor_id = (select auth.uid()) or patient_id = (select auth.uid())) and (select private.is_active()));

-- New: how late the doctor is, how often another time was proposed, and for the doctor the patient's telephone number.
drop function public.list_my_appointments(timestamptz, timestamptz, integer);
create function public.list_my_appointments(
  p_from timestamptz default null, p_until timestamptz default null, p_limit integer default 100
) returns table (
  id uuid, doctor_id uuid, patient_id uuid, doctor_name text, doctor_specialty text, patient_name text,
  patient_birth_date date, patient_phone text, status public.appointment_status, appointment_type public.appointment_type,
  starts_at timestamptz, ends_at timestamptz, reason text, status_reason text, requested_starts_at timestamptz,
  proposals integer, held_until timestamptz, checked_in_at timestamptz, device_check jsonb, delay_minutes integer,
  call_session_id uuid, call_status public.call_status, call_opens_at timestamptz, call_closes_at timestamptz, version integer
)
language plpgsql stable security definer set search_path = '' as $$
declare
  me constant uuid := auth.uid();
  my_name text;
  my_specialty text;
  my_birth_date date;
  my_phone text;
  opens interval;
  closes interval;
begin
  if not private.is_active() then return; end if;
  -- One side of each visit is the caller: only the other one is looked up per visit.
  select own.full_name, doctor.specialty, patient.birth_date, patient.phone into my_name, my_specialty, my_birth_date, my_phone
    from public.profiles own
    left join public.doctor_profiles doctor on doctor.id = own.id
    left join public.patient_profiles patient on patient.id = own.id
   where own.id = me;
  select make_interval(mins => s.check_in_minutes), make_interval(mins => s.late_minutes) into opens, closes from public.clinic_settings s;
  return query
    (select a.id, a.doctor_id, a.patient_id, my_name, my_specialty, other.full_name, patient.birth_date, patient.phone, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.proposals, a.held_until,
            a.checked_in_at, a.device_check, a.delay_minutes, a.call_session_id, a.call_status, a.starts_at - opens,
            a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.patient_id
       left join public.patient_profiles patient on patient.id = a.patient_id
      where a.doctor_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    union all
    (select a.id, a.doctor_id, a.patient_id, other.full_name, doctor.specialty, my_name, my_birth_date, my_phone, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.proposals, a.held_until,
            a.checked_in_at, a.device_check, a.delay_minutes, a.call_session_id, a.call_status, a.starts_at - opens,
            a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.doctor_id
       join public.doctor_profiles doctor on doctor.id = a.doctor_id
      where a.patient_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    order by 11 desc
    limit least(greatest(p_limit, 1), 500);
end $$;
grant execute on function public.list_my_appointments(timestamptz, timestamptz, integer) to authenticated;
