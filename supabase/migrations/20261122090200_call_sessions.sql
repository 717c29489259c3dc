-- Call attempts. At most one of an appointment is live; its status only moves waiting -> active -> ended.
create type public.call_session_status as enum ('waiting', 'active', 'ended');
create type public.call_end_reason as enum (
  'completed', 'declined', 'no_answer', 'cancelled', 'unreachable', 'network', 'continued_by_phone'
);

create table public.call_sessions (
  id uuid primary key default gen_random_uuid(),
  appointment_id uuid not null references public.appointments (id) on delete cascade,
  doctor_id uuid not null references public.doctor_profiles (id) on delete restrict,
  patient_id uuid not null references public.patient_profiles (id) on delete restrict,
  attempt integer not null check (attempt >= 1),
  status public.call_session_status not null default 'waiting',
  doctor_joined boolean not null default false,
  patient_joined boolean not null default false,
  doctor_peer_id text check (doctor_peer_id ~ '^[A-Za-z0-9_-]{16,64}$'),
  patient_peer_id text check (patient_peer_id ~ '^[A-Za-z0-9_-]{16,64}$'),
  -- Per side ("doctor", "patient"): DTLS certificate fingerprints and media capabilities of this attempt.
  signaling_data jsonb not null default '{}'
    check (jsonb_typeof(signaling_data) = 'object' and octet_length(signaling_data::text) <= 16384),
  end_reason public.call_end_reason,
  ring_expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references public.profiles (id) on delete set null,
  version integer not null default 1,
  -- Which installation of the app holds this side; chosen by the app, unguessable.
  doctor_device text check (char_length(doctor_device) between 8 and 64),
  patient_device text check (char_length(patient_device) between 8 and 64),
  patient_rang_at timestamptz,
  doctor_joined_at timestamptz,
  patient_joined_at timestamptz,
  doctor_last_seen_at timestamptz,
  patient_last_seen_at timestamptz,
  unique (appointment_id, attempt),
  check ((status = 'ended') = (ended_at is not null)),
  check ((status = 'ended') = (end_reason is not null)),
  check (status <> 'active' or (doctor_joined and patient_joined and started_at is not null)),
  check (doctor_peer_id is null or doctor_peer_id <> patient_peer_id)
);
create unique index one_live_call_per_appointment on public.call_sessions (appointment_id) where status <> 'ended';
create index live_calls on public.call_sessions (ring_expires_at) where status <> 'ended';
create index calls_of_doctor on public.call_sessions (doctor_id, created_at desc);
create index calls_of_patient on public.call_sessions (patient_id, created_at desc);
create index calls_by_ender on public.call_sessions (ended_by);

alter table public.appointments
  add constraint appointments_call_session_fkey foreign key (call_session_id)
  references public.call_sessions (id) on delete set null deferrable initially deferred;

create function private.guard_call_session() returns trigger
language plpgsql set search_path = '' as $$
begin
  if old.status = 'ended' then
    perform private.refuse('call_ended', 'an ended attempt is never changed');
  end if;
  if new.status <> old.status
     and (old.status, new.status) not in (('waiting', 'active'), ('waiting', 'ended'), ('active', 'ended')) then
    perform private.refuse('call_wrong_state', old.status || ' -> ' || new.status);
  end if;
  if (new.id, new.appointment_id, new.doctor_id, new.patient_id, new.attempt, new.created_at)
     is distinct from (old.id, old.appointment_id, old.doctor_id, old.patient_id, old.attempt, old.created_at) then
    perform private.refuse('call_wrong_state', 'who and what of an attempt never change');
  end if;
  new.version := old.version + 1;
  return new;
end $$;
create trigger guard_call_session before update on public.call_sessions
  for each row execute function private.guard_call_session();

create function private.guard_new_call_session() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status <> 'waiting' then
    perform private.refuse('call_wrong_state', 'an attempt begins waiting');
  end if;
  return new;
end $$;
create trigger guard_new_call_session before insert on public.call_sessions
  for each row execute function private.guard_new_call_session();

-- appointments.call_status always says what the current attempt says.
create function private.mirror_call_status() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.appointments
     set call_session_id = new.id, call_status = new.status::text::public.call_status
   where id = new.appointment_id
     and (call_session_id is distinct from new.id or call_status <> new.status::text::public.call_status);
  return null;
end $$;
create trigger mirror_call_status after insert or update of status on public.call_sessions
  for each row execute function private.mirror_call_status();
