-- When doctors see patients, and the visits booked with them.
create table public.availability_rules (
  id uuid primary key default gen_random_uuid(),
  doctor_id uuid not null references public.doctor_profiles (id) on delete cascade,
  -- 0 = Sunday, as extract(dow) counts; times are in the doctor's zone. 24:00 ends at midnight.
  weekday smallint not null check (weekday between 0 and 6),
  starts_at time not null,
  ends_at time not null,
  check (starts_at < ends_at),
  exclude using gist (
    doctor_id extensions.gist_uuid_ops with =,
    weekday extensions.gist_int2_ops with =,
    int4range(extract(epoch from starts_at)::integer, extract(epoch from ends_at)::integer) with &&
  )
);

create type public.appointment_status as enum (
  'requested', 'proposed', 'confirmed', 'declined', 'cancelled', 'completed', 'no_show'
);
create type public.appointment_type as enum ('online', 'offline');
create type public.call_status as enum ('not_started', 'waiting', 'active', 'ended');

create table public.appointments (
  id uuid primary key default gen_random_uuid(),
  doctor_id uuid not null references public.doctor_profiles (id) on delete restrict,
  patient_id uuid not null references public.patient_profiles (id) on delete restrict,
  status public.appointment_status not null default 'requested',
  appointment_type public.appointment_type not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '' check (char_length(reason) <= 2000),
  -- Why it was declined or cancelled, in the words of whoever did it.
  status_reason text check (char_length(status_reason) <= 500),
  -- Mirror of the current call session; kept by a trigger, null and not_started before the first.
  call_session_id uuid,
  call_status public.call_status not null default 'not_started',
  -- Made by the client once per press, so that a repeated request books once.
  request_id uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (starts_at < ends_at),
  check (doctor_id <> patient_id),
  check (appointment_type = 'online' or call_session_id is null),
  unique (patient_id, request_id),
  constraint doctor_not_double_booked exclude using gist (
    doctor_id extensions.gist_uuid_ops with =, tstzrange(starts_at, ends_at) with &&
  ) where (status in ('requested', 'proposed', 'confirmed')),
  constraint patient_not_double_booked exclude using gist (
    patient_id extensions.gist_uuid_ops with =, tstzrange(starts_at, ends_at) with &&
  ) where (status in ('requested', 'proposed', 'confirmed'))
);
create index appointments_of_doctor on public.appointments (doctor_id, starts_at);
create index appointments_of_patient on public.appointments (patient_id, starts_at);
create index appointments_by_call_session on public.appointments (call_session_id);

-- The machine of appointments.status: what is not listed is refused, whoever writes.
create function private.guard_appointment() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
    ('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'proposed'), ('requested', 'cancelled'),
    ('proposed', 'confirmed'), ('proposed', 'declined'), ('proposed', 'cancelled'),
    ('confirmed', 'cancelled'), ('confirmed', 'completed'), ('confirmed', 'no_show')
  ) then
    perform private.refuse('appointment_wrong_state', old.status || ' -> ' || new.status);
  end if;
  if (new.id, new.doctor_id, new.patient_id, new.appointment_type, new.request_id)
     is distinct from (old.id, old.doctor_id, old.patient_id, old.appointment_type, old.request_id) then
    perform private.refuse('appointment_wrong_state', 'who and what of an appointment never change');
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;
create trigger guard_appointment before update on public.appointments
  for each row execute function private.guard_appointment();
