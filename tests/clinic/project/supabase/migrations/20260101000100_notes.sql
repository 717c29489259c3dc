create extension if not exists btree_gist with schema extensions;

create table public.notes (
  id uuid primary key default gen_random_uuid(),
  owner uuid not null default auth.uid() references public.people (id) on delete cascade,
  title text not null check (length(title) <= 40),
  body text not null default '',
  done boolean not null default false,
  priority integer not null default 0,
  due timestamptz,
  extra jsonb not null default '{}',
  secret text not null default 'hidden'
);
alter table public.notes enable row level security;
create policy "own notes" on public.notes for all to authenticated
  using (owner = auth.uid()) with check (owner = auth.uid());
revoke all on public.notes from anon, authenticated;
grant select (id, owner, title, body, done, priority, due, extra), insert, update, delete on public.notes to authenticated;

create table public.comments (
  id bigint generated always as identity primary key,
  note uuid not null references public.notes (id) on delete cascade,
  words text not null
);
alter table public.comments enable row level security;
create policy "comments on own notes" on public.comments for all to authenticated
  using (exists (select from public.notes n where n.id = note and n.owner = auth.uid()))
  with check (exists (select from public.notes n where n.id = note and n.owner = auth.uid()));

create table public.bookings (
  id bigint generated always as identity primary key,
  room text not null,
  during tstzrange not null,
  exclude using gist (room with =, during with &&)
);
alter table public.bookings enable row level security;
create policy "anybody books" on public.bookings for all to authenticated using (true) with check (true);

create table public.logbook (
  id integer primary key,
  words text not null
);
alter table public.logbook replica identity full;

create table public.unpublished (id integer primary key);

alter publication supabase_realtime add table public.notes, public.logbook;
