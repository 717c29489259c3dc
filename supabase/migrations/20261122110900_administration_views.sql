-- What an administrator looks at: the log with names and filters, calls over time, and what the relay is.
create index calls_by_time on public.call_sessions (created_at);
create index ratings_by_time on public.visit_ratings (created_at);

drop function public.read_audit_log(bigint, text, uuid, uuid, integer);
create function public.read_audit_log(
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
      from page left join public.profiles actor on actor.id = page.actor_id order by page.id desc;
end $$;
grant execute on function public.read_audit_log(bigint, text, uuid, uuid, integer, timestamptz, timestamptz) to authenticated;

-- Never its secret.
create function public.read_relay() returns table (urls text[], credential_seconds integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.administrator();
  return query select r.urls, r.credential_seconds from private.relay r;
end $$;
grant execute on function public.read_relay() to authenticated;

-- One row for each hour, day or week in which something happened, in the given zone. Calls count where they began, samples where
-- they were taken. Set-up is from the join to the first picture or sound.
create function public.call_quality_overview(
  p_from timestamptz, p_until timestamptz, p_bucket text default 'day', p_time_zone text default 'UTC'
) returns table (
  bucket timestamptz, attempts integer, connected integer, unanswered integer, declined integer, lost integer,
  setup_median_ms real, setup_slowest_tenth_ms real, reconnections integer, round_trip_median_ms real, loss_mean real,
  weak_share real, relayed_share real, ratings integer, stars_mean real
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare most constant interval := case p_bucket when 'hour' then interval '35 days' else interval '800 days' end;
begin
  perform private.administrator();
  if p_bucket is null or p_bucket not in ('hour', 'day', 'week') or p_from is null or p_until is null
     or not isfinite(p_from) or not isfinite(p_until) or p_until <= p_from
     or p_until - p_from > most
     or p_time_zone is null or not private.known_time_zone(p_time_zone) then
    perform private.refuse('invalid_request', 'range');
  end if;
  return query
    with calls as (
      select date_trunc(p_bucket, c.created_at, p_time_zone) as part, count(*) as all_of_them,
             count(c.started_at) as started, count(*) filter (where c.end_reason in ('no_answer', 'unreachable')) as missed,
             count(*) filter (where c.end_reason = 'declined') as said_no, count(*) filter (where c.end_reason = 'network') as broken,
             percentile_cont(0.5) within group (order by extract(epoch from c.started_at - c.patient_joined_at) * 1000)
               filter (where c.started_at is not null) as setup,
             percentile_cont(0.9) within group (order by extract(epoch from c.started_at - c.patient_joined_at) * 1000)
               filter (where c.started_at is not null) as slow
        from public.call_sessions c where c.created_at >= p_from and c.created_at < p_until group by 1
    ), samples as (
      select date_trunc(p_bucket, q.at, p_time_zone) as part,
             count(*) filter (where q.verdict = 'reconnecting') as again,
             percentile_cont(0.5) within group (order by q.round_trip_ms) as round_trip, avg(q.loss_share) as loss,
             avg(case when q.verdict in ('weak', 'very_weak') then 1.0 when q.verdict = 'good' then 0.0 end) as weak,
             avg(case when q.relayed then 1.0 when not q.relayed then 0.0 end) as relayed
        from public.call_quality_samples q where q.at >= p_from and q.at < p_until group by 1
    ), given as (
      select date_trunc(p_bucket, r.created_at, p_time_zone) as part, count(*) as number, avg(r.stars) as stars
        from public.visit_ratings r where r.created_at >= p_from and r.created_at < p_until group by 1
    )
    select part, coalesce(c.all_of_them, 0)::integer, coalesce(c.started, 0)::integer, coalesce(c.missed, 0)::integer,
           coalesce(c.said_no, 0)::integer, coalesce(c.broken, 0)::integer, c.setup::real, c.slow::real,
           coalesce(s.again, 0)::integer, s.round_trip::real, s.loss::real, s.weak::real, s.relayed::real,
           coalesce(g.number, 0)::integer, g.stars::real
      from calls c full join samples s using (part) full join given g using (part) order by part;
end $$;
grant execute on function public.call_quality_overview(timestamptz, timestamptz, text, text) to authenticated;
