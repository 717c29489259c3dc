-- What lists and policies look things up by, so that a clinic of many years answers as fast as a new one (docs/db-scale.md).
create extension if not exists pg_trgm with schema extensions;

-- People by name, a page at a time, and by any part of name or address.
create index profiles_by_name on public.profiles (full_name, id);
drop index public.profiles_by_role;
create index profiles_by_role on public.profiles (role, full_name, id);
create index profiles_by_words on public.profiles using gin (lower(full_name || ' ' || email) extensions.gin_trgm_ops);

-- A person's live calls: asked for at every start and while a call is on.
create index live_calls_of_doctor on public.call_sessions (doctor_id) where status <> 'ended';
create index live_calls_of_patient on public.call_sessions (patient_id) where status <> 'ended';

-- The log of one record, of whichever table, and of one table: newest first.
drop index public.audit_by_record;
create index audit_by_record on public.audit_log (record_id, id desc);
create index audit_by_table on public.audit_log (record_table, id desc);
