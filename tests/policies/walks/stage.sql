-- What random walks need beside the clinic: a record of every change kept by triggers of their own, a clock that can be moved
-- by moving everything else, a way back to the beginning, and the invariants.
create schema walks;

create table walks.changes (
  n bigint generated always as identity primary key,
  record_table text not null,
  op text not null,
  before jsonb,
  after jsonb,
  actor uuid
);
create function walks.record() returns trigger language plpgsql security definer as $$
begin
  insert into walks.changes (record_table, op, before, after, actor)
  values (tg_table_name, lower(tg_op), case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end, auth.uid());
  return null;
end $$;
create trigger walks_record after insert or update or delete on public.appointments for each row execute function walks.record();
create trigger walks_record after insert or update or delete on public.call_sessions for each row execute function walks.record();
create trigger walks_record after insert on public.notifications for each row execute function walks.record();

-- What each walk begins with.
create table walks.kept (place serial, name text, columns text);
create function walks.keep(name regclass) returns void language plpgsql as $$
begin
  execute format('create table walks.%I as table %s', replace(name::text, '.', '_'), name);
  insert into walks.kept (name, columns) select keep.name, string_agg(quote_ident(attname), ', ')
    from pg_attribute where attrelid = keep.name and attnum > 0 and not attisdropped and attgenerated = '';
end $$;

create function walks.reset() returns void language plpgsql as $$
declare each record;
begin
  set local session_replication_role = replica;
  for each in select relid::regclass as name from pg_stat_user_tables
               where schemaname in ('public', 'private') or relid = 'walks.changes'::regclass loop
    -- Few rows: deleting them is many times faster than a truncation.
    execute format('delete from %s', each.name);
  end loop;
  for each in select * from walks.kept order by place loop
    execute format('insert into %s (%s) select %2$s from walks.%I', each.name, each.columns, replace(each.name, '.', '_'));
  end loop;
end $$;

-- Time passes for what is stored: every moment in the clinic's tables moves back. In the order of their starts, so that no
-- visit moves over one that has not moved yet.
create table walks.moments as
select format('update %I.%I set %s', table_schema, table_name,
         string_agg(format('%I = %I - $1', column_name, column_name), ', ')) as statement
  from information_schema.columns
 where table_schema in ('public', 'private') and data_type = 'timestamp with time zone'
   and table_name not in ('appointments', 'availability_exceptions', 'audit_log', 'profiles', 'doctor_profiles', 'patient_profiles', 'clinic_settings')
 group by table_schema, table_name;
create function walks.pass(p_by interval) returns void language plpgsql as $$
declare each record;
begin
  set local session_replication_role = replica;
  for each in select id from public.appointments order by starts_at loop
    update public.appointments
       set starts_at = starts_at - p_by, ends_at = ends_at - p_by, requested_starts_at = requested_starts_at - p_by, held_until = held_until - p_by,
           checked_in_at = checked_in_at - p_by, completed_at = completed_at - p_by, created_at = created_at - p_by, updated_at = updated_at - p_by
     where id = each.id;
  end loop;
  for each in select id from public.availability_exceptions order by starts_at loop
    update public.availability_exceptions set starts_at = starts_at - p_by, ends_at = ends_at - p_by where id = each.id;
  end loop;
  for each in select statement from walks.moments loop execute each.statement using p_by; end loop;
end $$;

-- What must hold at every moment, whatever happened. In plpgsql, which keeps its plans: a look is taken after every step.
create function walks.broken() returns setof text language plpgsql stable set plan_cache_mode = 'force_generic_plan' as $$
begin return query
  select 'two live calls of ' || appointment_id from public.call_sessions where status <> 'ended' group by appointment_id having count(*) > 1
  union all
  select 'double booked: ' || a.id || ' and ' || b.id
    from public.appointments a join public.appointments b on a.id < b.id and (a.doctor_id = b.doctor_id or a.patient_id = b.patient_id)
     and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
   where a.status in ('requested', 'proposed', 'confirmed') and b.status in ('requested', 'proposed', 'confirmed')
  union all
  select format('call of %s is mirrored as %s, is %s', a.id, a.call_status, coalesce(newest.status::text, 'not_started'))
    from public.appointments a
    left join lateral (select * from public.call_sessions c where c.appointment_id = a.id order by attempt desc limit 1) newest on true
   where a.call_session_id is distinct from newest.id or a.call_status::text <> coalesce(newest.status::text, 'not_started')
  union all
  select format('a live call of the %s visit %s', a.status, a.id)
    from public.appointments a join public.call_sessions c on c.appointment_id = a.id where c.status <> 'ended' and a.status <> 'confirmed'
  union all
  select format('%s is %s and held until %s', id, status, coalesce(held_until::text, 'never')) from public.appointments
   where (status in ('requested', 'proposed')) <> (held_until is not null)
  union all
  select format('%s is %s and its patient waits', id, status) from public.appointments
   where checked_in_at is not null and status not in ('confirmed', 'completed')
  union all
  select format('%s is by phone, %s, its call %s and its patient %s', id, status, call_status,
                case when checked_in_at is null then 'elsewhere' else 'in the waiting room' end)
    from public.appointments where by_phone_since is not null and (call_status = 'active' or checked_in_at is not null)
  union all
  select format('notification %s of %s is read by somebody else', n.kind, n.appointment_id)
    from public.notifications n
    left join public.appointments a on a.id = n.appointment_id
    left join public.call_sessions c on c.id = n.call_session_id
    join public.profiles p on p.id = n.user_id
   where (a.id is not null and n.user_id not in (a.doctor_id, a.patient_id) and p.role <> 'administrator')
      or (a.id is null and p.role <> 'administrator')
      or (n.call_session_id is not null and c.appointment_id is distinct from n.appointment_id)
  union all
  select format('the deactivated %s is in call %s', p.full_name, c.id)
    from public.profiles p join public.call_sessions c on p.id in (c.doctor_id, c.patient_id) where p.deactivated_at is not null and c.status <> 'ended'
  union all
  select 'there is no active administrator' where not exists (select from public.profiles where role = 'administrator' and deactivated_at is null)
  union all
  select p.full_name || ' is both doctor and patient, or neither' from public.profiles p
   where p.role <> 'administrator' and (exists (select from public.doctor_profiles d where d.id = p.id) <> (p.role = 'doctor')
      or exists (select from public.patient_profiles d where d.id = p.id) <> (p.role = 'patient'));
end $$;

-- What must hold of the changes since: each has its line in the audit log with the actor, each was told to the other side.
create function walks.misdone(p_since bigint, p_since_audit bigint, p_actors text[]) returns setof text language plpgsql stable set plan_cache_mode = 'force_generic_plan' as $$
begin return query
  with changes as (
    select * , coalesce(after, before) as row from walks.changes where n > p_since
  ), deeds as (
    select * from changes where record_table in ('appointments', 'call_sessions')
  ), expected as (
    select actor, op as action, record_table, (row ->> 'id')::uuid as record_id,
           case when before ->> 'status' is distinct from after ->> 'status' and op = 'update' then after ->> 'status' end as became
      from deeds
     where op <> 'update' or exists (
       select from jsonb_each(after) as field
        where field.value is distinct from before -> field.key
          and field.key not in ('updated_at', 'version', 'doctor_last_seen_at', 'patient_last_seen_at', 'patient_rang_at'))
  ), audited as (
    select actor_id, action, record_table, record_id, details ->> 'to' from public.audit_log
     where id > p_since_audit and record_table in ('appointments', 'call_sessions') and action in ('insert', 'update', 'delete')
  ), told as (
    select (after ->> 'appointment_id')::uuid as appointment_id, (after ->> 'user_id')::uuid as reader from changes where record_table = 'notifications'
  ), to_tell as (
    select op, record_table, actor, (row ->> 'doctor_id')::uuid as doctor_id, (row ->> 'patient_id')::uuid as patient_id, row ->> 'status' as became,
           (case record_table when 'appointments' then row ->> 'id' else row ->> 'appointment_id' end)::uuid as appointment_id
      from deeds
     -- Somebody admitted from the waiting room is in the call and needs no word of it.
    where op = 'insert' and (record_table <> 'call_sessions' or not (row ->> 'patient_joined')::boolean)
       or op = 'update' and before ->> 'status' is distinct from after ->> 'status' and (record_table = 'appointments' or after ->> 'status' = 'ended')
        or record_table = 'appointments' and before ->> 'starts_at' is distinct from after ->> 'starts_at'
  )
  select format('not in the audit log: %s', e) from (select * from expected except all select * from audited) e
  union all
  select format('only in the audit log: %s', e) from (select * from audited except all select * from expected) e
  union all
  select format('%s of %s by %s', op, record_table, coalesce(actor::text, 'clock')) from deeds where coalesce(actor::text, 'clock') <> all (p_actors)
  union all
  select format('an ended call was changed: %s', row ->> 'id') from deeds where record_table = 'call_sessions' and before ->> 'status' = 'ended'
  union all
  select format('%s %s was deleted', record_table, row ->> 'id') from deeds where op = 'delete'
  union all
  select format('%s %s went from version %s to %s', record_table, row ->> 'id', before ->> 'version', after ->> 'version')
    from deeds where op = 'update' and (after ->> 'version')::integer <> (before ->> 'version')::integer + 1
  union all
  select format('the doctor was not told: %s %s', record_table, t) from to_tell t
   where actor is distinct from doctor_id and (appointment_id, doctor_id) not in (select * from told)
  union all
  select format('the patient was not told: %s %s', record_table, t) from to_tell t
   where actor is distinct from patient_id and (appointment_id, patient_id) not in (select * from told);
end $$;

-- One look after each step: what is broken, what was done, and what there is to act upon.
create function walks.look(p_since bigint, p_since_audit bigint, p_actors text[]) returns jsonb language plpgsql stable set plan_cache_mode = 'force_generic_plan' as $$
begin return jsonb_build_object(
    'broken', (select coalesce(jsonb_agg(b), '[]') from (select * from walks.broken() union all select * from walks.misdone(p_since, p_since_audit, p_actors)) as found (b)),
    'since', (select coalesce(max(n), 0) from walks.changes),
    'sinceAudit', (select coalesce(max(id), 0) from public.audit_log),
    'audited', (select count(*) from public.audit_log where id > p_since_audit),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('table', record_table, 'op', op, 'from', before ->> 'status', 'to', after ->> 'status') order by n), '[]')
                  from walks.changes where n > p_since and record_table <> 'notifications'),
    'visits', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'doctor', doctor_id, 'patient', patient_id, 'status', status, 'call', call_status, 'version', version,
                 'type', appointment_type) order by created_at, id), '[]') from public.appointments),
    'calls', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'doctor', doctor_id, 'patient', patient_id, 'status', status, 'joined', patient_joined)
                order by created_at, id), '[]') from public.call_sessions),
    'summaries', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'patient', a.patient_id) order by s.created_at, s.id), '[]')
                    from public.visit_summaries s join public.appointments a on a.id = s.appointment_id),
    'exceptions', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'doctor', doctor_id) order by created_at, id), '[]') from public.availability_exceptions),
    'invitations', (select coalesce(jsonb_agg(id order by created_at, id), '[]') from public.doctor_invitations),
    'settingsVersion', (select version from public.clinic_settings)
  );
end $$;
