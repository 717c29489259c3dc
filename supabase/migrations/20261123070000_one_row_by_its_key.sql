-- What belongs to the rows of a page is looked up row by row. PostgreSQL guesses how many rows a page has from a limit it does not
-- know, and would rather read all people, notes or samples at once; `offset 0` keeps each look-up a look-up by its key.
create or replace function public.read_audit_log(
  p_before_id bigint default null, p_record_table text default null, p_record_id uuid default null,
  p_actor_id uuid default null, p_limit integer default 100, p_from timestamptz default null, p_until timestamptz default null
) returns table (
  id bigint, at timestamptz, actor_id uuid, actor_name text, actor_role public.app_role, action text, record_table text,
  record_id uuid, details jsonb
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.administrator();
  return query
    with page as (
      select l.* from public.audit_log l
       where (p_before_id is null or l.id < p_before_id)
         and (p_record_table is null or l.record_table = p_record_table)
         and (p_record_id is null or l.record_id = p_record_id)
         and (p_actor_id is null or l.actor_id = p_actor_id)
         and (p_from is null or l.at >= p_from)
         and (p_until is null or l.at < p_until)
       order by l.id desc limit least(greatest(p_limit, 1), 1000)
    )
    select page.id, page.at, page.actor_id, actor.full_name, actor.role, page.action, page.record_table, page.record_id, page.details
      from page left join lateral (
        select p.full_name, p.role from public.profiles p where p.id = page.actor_id offset 0
      ) actor on true order by page.id desc;
end $$;

create or replace function public.list_earlier_visits(
  p_patient_id uuid default null, p_search text default null, p_before timestamptz default null, p_before_id uuid default null,
  p_limit integer default 20
) returns table (
  id uuid, patient_id uuid, patient_name text, patient_birth_date date, status public.appointment_status,
  appointment_type public.appointment_type, starts_at timestamptz, reason text, note text,
  findings text, medicines text, next_step text
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me constant uuid := auth.uid();
begin
  if not private.is_active() then return; end if;
  return query
    with page as (
      select a.id, a.patient_id, p.full_name, a.status, a.appointment_type, a.starts_at, a.reason
        from public.appointments a
        join lateral (select q.full_name from public.profiles q where q.id = a.patient_id offset 0) p on true
       where a.doctor_id = me and a.status not in ('requested', 'proposed') and a.starts_at < now()
         and (p_patient_id is null or a.patient_id = p_patient_id)
         and (p_search is null or strpos(lower(p.full_name), lower(p_search)) > 0)
         and (p_before is null or (a.starts_at, a.id) < (p_before, coalesce(p_before_id, private.last_id())))
       order by a.starts_at desc, a.id desc limit least(greatest(p_limit, 1), 100)
    )
    select page.id, page.patient_id, page.full_name, patient.birth_date, page.status, page.appointment_type, page.starts_at,
           page.reason, note.body, summary.findings, summary.medicines, summary.next_step
      from page
      left join lateral (select d.birth_date from public.patient_profiles d where d.id = page.patient_id offset 0) patient on true
      left join lateral (
        select n.body from public.visit_notes n where n.appointment_id = page.id and n.doctor_id = me offset 0
      ) note on true
      left join lateral (
        select s.findings, s.medicines, s.next_step from public.visit_summaries s
         where s.appointment_id = page.id order by s.version desc limit 1
      ) summary on true
     order by page.starts_at desc, page.id desc;
end $$;

-- Of one's own calls and visits only.
create or replace function public.export_my_data() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  whole jsonb;
begin
  perform private.audit('export_my_data', 'profiles', me);
  select jsonb_build_object(
    'exported_at', now(),
    'profile', (select to_jsonb(d) from public.my_details() d),
    'doctor_profile', (select to_jsonb(d) from public.doctor_profiles d where d.id = me),
    'weekly_hours', (select coalesce(jsonb_agg(to_jsonb(r) - 'doctor_id' order by r.weekday, r.starts_at), '[]') from public.availability_rules r where r.doctor_id = me),
    'exceptions', (select coalesce(jsonb_agg(to_jsonb(e) - 'doctor_id' order by e.starts_at), '[]') from public.availability_exceptions e where e.doctor_id = me),
    'appointments', (
      select coalesce(jsonb_agg(to_jsonb(a) - 'request_id' || jsonb_build_object(
               'doctor_name', (select full_name from public.profiles where id = a.doctor_id),
               'patient_name', (select full_name from public.profiles where id = a.patient_id)) order by a.starts_at), '[]')
        from public.appointments a where me in (a.doctor_id, a.patient_id)),
    'calls', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'appointment_id', c.appointment_id, 'attempt', c.attempt, 'status', c.status,
               'created_at', c.created_at, 'started_at', c.started_at, 'ended_at', c.ended_at, 'end_reason', c.end_reason) order by c.created_at), '[]')
        from public.call_sessions c where me in (c.doctor_id, c.patient_id)),
    'call_quality', (
      select coalesce(jsonb_agg(to_jsonb(q) order by q.at), '[]')
        from (select c.id, 'doctor'::public.app_role as side from public.call_sessions c where c.doctor_id = me
              union all select c.id, 'patient' from public.call_sessions c where c.patient_id = me) mine
       cross join lateral (
         select s.* from public.call_quality_samples s where s.call_session_id = mine.id and s.side = mine.side offset 0
       ) q),
    'notes', (select coalesce(jsonb_agg(to_jsonb(n) - 'doctor_id' order by n.created_at), '[]') from public.visit_notes n where n.doctor_id = me),
    'summaries', (
      select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]')
        from (select a.id from public.appointments a where a.doctor_id = me
              union all select a.id from public.appointments a where a.patient_id = me) mine
       cross join lateral (select v.* from public.visit_summaries v where v.appointment_id = mine.id offset 0) s),
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object('appointment_id', m.appointment_id, 'sender_id', m.sender_id, 'body', m.body,
               'created_at', m.created_at) order by m.created_at), '[]')
        from public.messages m where me in (m.doctor_id, m.patient_id)),
    'ratings', (select coalesce(jsonb_agg(to_jsonb(r) - 'patient_id' order by r.created_at), '[]') from public.visit_ratings r where r.patient_id = me),
    'notifications', (select coalesce(jsonb_agg(to_jsonb(n) - 'user_id' order by n.created_at), '[]') from public.notifications n where n.user_id = me),
    'deeds', (
      select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'action', l.action, 'record_table', l.record_table, 'record_id', l.record_id) order by l.id), '[]')
        from public.audit_log l where l.actor_id = me)
  ) into whole;
  return whole;
end $$;

-- Of each of one's visits the newest summary. Asked of the table, whose policy looks up the visit of every row, it reads all that
-- the clinic has ever written.
create function public.list_my_summaries() returns setof public.visit_summaries
language plpgsql stable security definer set search_path = '' as $$
declare me constant uuid := auth.uid();
begin
  if not private.is_active() then return; end if;
  return query
    select newest.* from (
      select a.id from public.appointments a where a.patient_id = me order by a.starts_at desc limit 500
    ) mine
    cross join lateral (
      select s.* from public.visit_summaries s where s.appointment_id = mine.id order by s.version desc limit 1
    ) newest
    order by newest.created_at desc;
end $$;
grant execute on function public.list_my_summaries() to authenticated;
