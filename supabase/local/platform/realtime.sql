-- Realtime: messages and helpers as hosted projects have them, and the clinic's own capture of changes.
create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid(),
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  inserted_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  primary key (id, inserted_at)
);
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

create or replace function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')::text
$$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
begin
  insert into realtime.messages (payload, event, topic, private, extension)
  values (send.payload, send.event, send.topic, send.private, 'broadcast');
exception when others then
  raise warning 'ErrorSendingBroadcastMessage: %', sqlerrm;
end
$$;

create or replace function realtime.broadcast_changes(
  topic_name text, event_name text, operation text, table_name text, table_schema text,
  new record, old record, level text default 'ROW'
) returns void language plpgsql as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  perform realtime.send(
    jsonb_build_object('old_record', to_jsonb(old), 'record', to_jsonb(new), 'operation', operation,
                       'table', table_name, 'schema', table_schema),
    event_name, topic_name
  );
end
$$;

-- The clinic's own part. Nobody but the owner may look into it.
create schema if not exists clinic;
revoke all on schema clinic from public;

-- Tables (and realtime.messages) that some connected client listens to.
create table if not exists clinic.watched (relation oid primary key);

-- Changes waiting for delivery. Unlogged: after a crash nobody is connected who could miss them.
create unlogged table if not exists clinic.changes (
  id bigint generated always as identity primary key,
  relation oid not null,
  kind text not null,
  record jsonb,
  old_record jsonb,
  committed_at timestamptz not null default clock_timestamp()
);

create or replace function clinic.capture_change() returns trigger
language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' as $$
begin
  if not exists (select from clinic.watched where relation = tg_relid) then
    return null;
  end if;
  insert into clinic.changes (relation, kind, record, old_record)
  values (
    tg_relid, tg_op,
    case when tg_op <> 'DELETE' then to_jsonb(new) end,
    case when tg_op <> 'INSERT' then to_jsonb(old) end
  );
  perform pg_notify('clinic_changes', '');
  return null;
end
$$;

-- Puts the capturing trigger on every published table that lacks it and removes it where publication ended.
create or replace function clinic.capture_published() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
begin
  -- Two sessions that notice the same new table must not both give it a trigger.
  perform pg_advisory_xact_lock(hashtext('clinic capture'));
  for found in
    select c.oid::regclass as name
    from pg_publication_tables p
      join pg_namespace n on n.nspname = p.schemaname
      join pg_class c on c.relname = p.tablename and c.relnamespace = n.oid
    where p.pubname = 'supabase_realtime'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'clinic_capture_change')
  loop
    execute format(
      'create trigger clinic_capture_change after insert or update or delete on %s '
      'for each row execute function clinic.capture_change()', found.name);
  end loop;
  for found in
    select t.tgrelid::regclass as name
    from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'clinic_capture_change' and t.tgrelid <> 'realtime.messages'::regclass
      and not exists (
        select from pg_publication_tables p
        where p.pubname = 'supabase_realtime' and p.schemaname = n.nspname and p.tablename = c.relname)
  loop
    execute format('drop trigger clinic_capture_change on %s', found.name);
  end loop;
end
$$;

create or replace trigger clinic_capture_change after insert on realtime.messages
  for each row execute function clinic.capture_change();

-- For each caller (a token's claims) whether the row found by `probe`, a query returning one boolean, is visible to
-- that caller. Runs in the transaction of the server, which ends right after.
create or replace function clinic.visible_to(probe text, callers text[]) returns boolean[]
-- As the API's: a policy may call a helper that relies on it.
language plpgsql set search_path = pg_catalog, public, extensions, pg_temp as $$
declare
  answers boolean[] := '{}';
  answer boolean;
  caller text;
begin
  foreach caller in array callers loop
    perform set_config('request.jwt.claims', caller, true),
            set_config('request.jwt.claim.sub', coalesce(caller::jsonb ->> 'sub', ''), true),
            set_config('request.jwt.claim.role', coalesce(caller::jsonb ->> 'role', ''), true),
            set_config('role', caller::jsonb ->> 'role', true);
    begin
      execute probe into answer;
    exception when others then
      -- A policy that fails for somebody shows that person nothing.
      answer := false;
    end;
    perform set_config('role', 'none', true);
    answers := answers || answer;
  end loop;
  return answers;
end
$$;
