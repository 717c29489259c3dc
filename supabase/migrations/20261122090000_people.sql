-- People of the clinic: one profile per account, with a half of its own for doctors and for patients.
create extension if not exists btree_gist with schema extensions;

-- Helpers that policies and functions use and the API does not show.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- Hosted projects grant everything on new objects to the API roles; here each grant is written out instead.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
-- A per-schema default cannot take away what the global default gives to PUBLIC, so that one goes as well.
alter default privileges revoke execute on functions from public;

create type public.app_role as enum ('patient', 'doctor', 'administrator');

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  role public.app_role not null default 'patient',
  full_name text not null check (char_length(btrim(full_name)) between 1 and 120),
  email text not null check (char_length(email) <= 320),
  time_zone text not null default 'Asia/Kathmandu' check (char_length(time_zone) <= 64),
  language text not null default 'en' check (language in ('en', 'ne')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.doctor_profiles (
  id uuid primary key references public.profiles (id) on delete cascade,
  specialty text not null check (char_length(specialty) <= 120),
  licence_number text check (char_length(licence_number) <= 60),
  languages text[] not null default '{en}',
  bio text not null default '' check (char_length(bio) <= 2000),
  accepts_online boolean not null default true,
  accepts_in_person boolean not null default true,
  -- Length of one visit and the grid its slots stand on, in minutes.
  visit_minutes integer not null default 15 check (visit_minutes between 5 and 240),
  time_zone text not null default 'Asia/Kathmandu' check (char_length(time_zone) <= 64),
  -- Set by the clinic only: an unverified doctor is not listed, cannot be booked and cannot start a call.
  verified_at timestamptz,
  created_at timestamptz not null default now()
);

create table public.patient_profiles (
  id uuid primary key references public.profiles (id) on delete cascade,
  birth_date date check (birth_date > date '1890-01-01'),
  phone text check (char_length(phone) <= 40),
  created_at timestamptz not null default now()
);

-- One row: the clinic's own numbers, read by the functions below it.
create table public.clinic_settings (
  id boolean primary key default true check (id),
  clinic_name text not null default 'MeroClinic' check (char_length(clinic_name) between 1 and 120),
  -- A call may be started from this long before the visit's start ...
  check_in_minutes integer not null default 15 check (check_in_minutes between 0 and 240),
  -- ... until this long after its end.
  late_minutes integer not null default 60 check (late_minutes between 0 and 1440),
  ring_seconds integer not null default 45 check (ring_seconds between 10 and 180),
  -- Joined, but no media: the attempt is given up after this long.
  connect_seconds integer not null default 60 check (connect_seconds between 10 and 600),
  -- Neither side seen for this long in an active call: it is closed as lost to the network.
  abandoned_seconds integer not null default 180 check (abandoned_seconds between 30 and 3600)
);
insert into public.clinic_settings default values;

-- Refuses with a code of the one list in shared/errors/codes.ts; the client keys on the message.
create function private.refuse(code text, detail text default null) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'P0001', message = code, detail = coalesce(detail, '');
end $$;

create function private.known_time_zone(candidate text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from pg_catalog.pg_timezone_names zone where zone.name = candidate)
$$;

-- Sign-up makes a patient, whatever the sign-up form sent: doctors and administrators are appointed by the clinic.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  given_name text := left(btrim(coalesce(new.raw_user_meta_data ->> 'full_name', '')), 120);
  given_zone text := new.raw_user_meta_data ->> 'time_zone';
  given_language text := new.raw_user_meta_data ->> 'language';
begin
  insert into public.profiles (id, full_name, email, time_zone, language)
  values (
    new.id,
    case when given_name = '' then left(split_part(coalesce(new.email, 'patient'), '@', 1), 120) else given_name end,
    coalesce(new.email, ''),
    case when given_zone is not null and private.known_time_zone(given_zone) then given_zone else 'Asia/Kathmandu' end,
    case when given_language in ('en', 'ne') then given_language else 'en' end
  );
  insert into public.patient_profiles (id) values (new.id);
  return new;
end $$;

create trigger create_profile after insert on auth.users for each row execute function private.create_profile();
