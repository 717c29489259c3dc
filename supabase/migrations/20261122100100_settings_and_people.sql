-- The clinic's own numbers and policies, people who may no longer enter, and who is an administrator.
create extension if not exists pgcrypto with schema extensions;

alter table public.clinic_settings
  -- A requested or proposed time is held for this long without an answer.
  add column hold_hours integer not null default 24 check (hold_hours between 1 and 336),
  add column max_proposals integer not null default 2 check (max_proposals between 1 and 10),
  -- How long after the visit's end a note, summary or no-show may still be written.
  add column follow_up_days integer not null default 14 check (follow_up_days between 1 and 90),
  add column keep_messages boolean not null default true,
  -- Notifications of the operating system name the caller only where the clinic allows it.
  add column notify_with_names boolean not null default false,
  -- Media only through the clinic's relay: neither side learns the other's network address.
  add column relay_only boolean not null default false,
  add column retain_notifications_days integer not null default 90 check (retain_notifications_days between 1 and 3650),
  add column retain_messages_days integer not null default 365 check (retain_messages_days between 1 and 3650),
  add column retain_quality_days integer not null default 180 check (retain_quality_days between 1 and 3650),
  -- Reasons, notes and summaries of visits older than this are deleted; the bare appointment stays.
  add column retain_records_days integer not null default 3650 check (retain_records_days between 30 and 36500),
  add column version integer not null default 1;

alter table public.profiles add column deactivated_at timestamptz;
create index profiles_by_role on public.profiles (role, full_name);

create table public.doctor_invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null check (char_length(email) between 3 and 320),
  specialty text not null check (char_length(specialty) between 1 and 120),
  -- Only a digest is kept; the code itself is shown once, to the administrator who invites.
  code_digest bytea not null unique,
  invited_by uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references public.profiles (id) on delete set null,
  revoked_at timestamptz
);
create unique index one_open_invitation on public.doctor_invitations (lower(email))
  where accepted_at is null and revoked_at is null;
create index invitations_by_inviter on public.doctor_invitations (invited_by);
create index invitations_by_accepter on public.doctor_invitations (accepted_by);

-- The relay's shared secret (coturn: static-auth-secret) and addresses; no API role can read this table.
create table private.relay (
  id boolean primary key default true check (id),
  secret text not null check (char_length(secret) >= 16),
  urls text[] not null check (cardinality(urls) between 1 and 8),
  credential_seconds integer not null default 3600 check (credential_seconds between 60 and 86400)
);

create function private.is_active() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.profiles p where p.id = auth.uid() and p.deactivated_at is null)
$$;

create function private.is_administrator() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.profiles p
     where p.id = auth.uid() and p.role = 'administrator' and p.deactivated_at is null
  )
$$;

-- Every function asks this first, so a deactivated person with a token that still lives can do nothing.
create or replace function private.me() returns uuid
language plpgsql stable set search_path = '' as $$
declare caller uuid := auth.uid();
begin
  if caller is null then perform private.refuse('not_signed_in'); end if;
  if not private.is_active() then perform private.refuse('account_deactivated'); end if;
  return caller;
end $$;

create function private.administrator() returns uuid
language plpgsql stable set search_path = '' as $$
declare caller uuid := private.me();
begin
  if not private.is_administrator() then perform private.refuse('only_an_administrator'); end if;
  return caller;
end $$;

-- A role is changed by the functions below (which say so for the length of their statement), never by a plain update.
create function private.guard_profile() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.id <> old.id then perform private.refuse('invalid_request', 'id'); end if;
  if new.role <> old.role and current_setting('clinic.role_change', true) is distinct from 'on'
     and current_setting('role', true) in ('authenticated', 'anon') then
    perform private.refuse('only_an_administrator');
  end if;
  new.updated_at := now();
  return new;
end $$;
create trigger guard_profile before update on public.profiles for each row execute function private.guard_profile();
