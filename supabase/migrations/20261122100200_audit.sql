-- Who did what to which record. Append-only for everybody: there is no function to change it, and a trigger refuses.
create table public.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- Null when the clinic's own clock acted. No foreign key: the log outlives the people in it.
  actor_id uuid,
  action text not null check (char_length(action) <= 60),
  record_table text not null check (char_length(record_table) <= 60),
  record_id uuid,
  -- Names of changed columns and old and new states; never what was written in them.
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object')
);
create index audit_by_time on public.audit_log (at desc);
create index audit_by_record on public.audit_log (record_table, record_id, id desc);
create index audit_by_actor on public.audit_log (actor_id, id desc);

create function private.refuse_change_of_audit() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.refuse('invalid_request', 'the audit log is append-only');
  return null;
end $$;
create trigger audit_is_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change_of_audit();
create trigger audit_is_never_emptied before truncate on public.audit_log
  for each statement execute function private.refuse_change_of_audit();

create function private.audit(action text, record_table text, record_id uuid, details jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  insert into public.audit_log (actor_id, action, record_table, record_id, details)
  values (auth.uid(), action, record_table, record_id, details)
$$;

-- Columns whose change is the clinic's heartbeat, not somebody's deed.
create function private.audit_row() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  quiet constant text[] := array['updated_at', 'version', 'doctor_last_seen_at', 'patient_last_seen_at', 'patient_rang_at'];
  before jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  changed text[];
  told jsonb := '{}'::jsonb;
  row_id uuid := nullif(coalesce(after ->> 'id', before ->> 'id'), 'true')::uuid;
begin
  if tg_op = 'UPDATE' then
    select array_agg(key order by key) into changed
      from jsonb_each(after) where value is distinct from before -> key and key <> all (quiet);
    if changed is null then return null; end if;
    told := jsonb_build_object('changed', to_jsonb(changed));
    if after ->> 'status' is distinct from before ->> 'status' then
      told := told || jsonb_build_object('from', before ->> 'status', 'to', after ->> 'status');
    end if;
    if after ->> 'role' is distinct from before ->> 'role' then
      told := told || jsonb_build_object('from', before ->> 'role', 'to', after ->> 'role');
    end if;
  end if;
  perform private.audit(lower(tg_op), tg_table_name, row_id, told);
  return null;
end $$;

create trigger audit_row after insert or update or delete on public.profiles for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.doctor_profiles for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.doctor_invitations for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.clinic_settings for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.availability_rules for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.appointments for each row execute function private.audit_row();
create trigger audit_row after insert or update or delete on public.call_sessions for each row execute function private.audit_row();
