-- The visit goes on by phone, and its record says so: the doctor states it, the patient is told and reads it, the clinic counts it.
-- An attempt that ended stays what it was; how the visit was carried out is the visit's own.
alter table public.appointments
  add column by_phone_since timestamptz,
  add constraint by_phone_is_a_video_visit_that_went_on
    check (by_phone_since is null or (appointment_type = 'online' and status in ('confirmed', 'completed')));
create index visits_by_phone on public.appointments (by_phone_since) where by_phone_since is not null;

-- Until now only the attempt said it. Nobody changed these visits: whoever has them on a screen still has their newest version.
alter table public.appointments disable trigger user;
update public.appointments a set by_phone_since = c.ended_at
  from public.call_sessions c
 where c.id = a.call_session_id and c.end_reason = 'continued_by_phone' and c.ended_by = c.doctor_id
   and a.appointment_type = 'online' and a.status in ('confirmed', 'completed');
alter table public.appointments enable trigger user;

-- Who is seen again is not on the phone any more, and neither is a visit that does not take place. Who is phoned does not wait in
-- the waiting room, also when their app says so once more, and nobody is late for them.
create function private.forget_phone() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status not in ('confirmed', 'completed') or (new.call_status = 'active' and old.call_status <> 'active') then
    new.by_phone_since := null;
  else
    new.checked_in_at := null;
    new.delay_minutes := null;
  end if;
  return new;
end $$;
create trigger forget_phone before update of status, call_status, checked_in_at, delay_minutes, by_phone_since
  on public.appointments for each row when (new.by_phone_since is not null)
  execute function private.forget_phone();

-- Stated once, or taken back by p_by_phone false; after the call's attempts, never while one rings or is talked in.
create function public.continue_by_phone(
  p_appointment_id uuid, p_by_phone boolean default true, p_version integer default null
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if p_by_phone is null then perform private.refuse('invalid_request', 'by_phone'); end if;
  if p_by_phone = (appointment.by_phone_since is not null) then return appointment; end if;
  if appointment.appointment_type <> 'online' then perform private.refuse('appointment_not_online'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  if appointment.call_status in ('waiting', 'active') then perform private.refuse('call_in_progress'); end if;
  if now() < appointment.starts_at - make_interval(mins => (select check_in_minutes from public.clinic_settings)) then
    perform private.refuse('visit_not_begun');
  end if;
  update public.appointments set by_phone_since = case when p_by_phone then now() end
   where id = appointment.id returning * into appointment;
  return appointment;
end $$;
grant execute on function public.continue_by_phone(uuid, boolean, integer) to authenticated;

-- Said in the call itself, when the connection is lost: only by its doctor, as everything about how a visit is carried out.
create or replace function public.end_call(
  p_session_id uuid, p_reason public.call_end_reason default null, p_device text default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions := private.call_to_change(p_session_id);
  holder text := case when session.doctor_id = auth.uid() then session.doctor_device else session.patient_device end;
begin
  if session.status = 'ended' or p_device <> holder then return session; end if;
  update public.call_sessions
     set status = 'ended', ended_at = now(), ended_by = auth.uid(),
         end_reason = case
           when p_reason = 'network' or (p_reason = 'continued_by_phone' and session.doctor_id = auth.uid()) then p_reason
           when session.status = 'active' then 'completed'
           -- The ring ran out and the caller's app says so before the clinic's scheduler does.
           when session.ring_expires_at <= now() and not session.patient_joined then
             case when session.patient_rang_at is null then 'unreachable' else 'no_answer' end::public.call_end_reason
           else 'cancelled'
         end::public.call_end_reason
   where id = session.id returning * into session;
  return session;
end $$;

create function private.phone_after_call() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.appointments set by_phone_since = now()
   where id = new.appointment_id and status = 'confirmed' and appointment_type = 'online';
  return null;
end $$;
-- After mirror_call_status by its name: the visit is out of the call by then.
create trigger phone_after_call after update of status on public.call_sessions for each row
  when (new.status = 'ended' and new.end_reason = 'continued_by_phone' and new.ended_by = new.doctor_id)
  execute function private.phone_after_call();

create or replace function private.notify_of_call() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  doctor_name text := (select full_name from public.profiles where id = new.doctor_id);
  patient_name text := (select full_name from public.profiles where id = new.patient_id);
begin
  if tg_op = 'INSERT' then
    if not new.patient_joined then
      perform private.notify(new.patient_id, 'call_started', doctor_name || ' is calling',
        'Your visit is starting. Join the call.', new.appointment_id, new.id);
    end if;
  elsif new.status = 'ended' and old.status <> 'ended' then
    case new.end_reason
      when 'no_answer', 'unreachable' then
        perform private.notify(new.patient_id, 'call_missed', 'Missed call',
          'You missed a call from ' || doctor_name || '.', new.appointment_id, new.id);
        perform private.notify(new.doctor_id, 'call_no_answer', 'No answer',
          patient_name || ' did not answer.', new.appointment_id, new.id);
      when 'declined' then
        perform private.notify(new.doctor_id, 'call_declined', 'Not now',
          patient_name || ' cannot take the call now.', new.appointment_id, new.id);
      when 'cancelled' then
        if (select auth.uid()) is distinct from new.patient_id then
          perform private.notify(new.patient_id, 'call_cancelled', 'Call cancelled',
            doctor_name || ' stopped calling.', new.appointment_id, new.id);
        end if;
        if (select auth.uid()) is distinct from new.doctor_id then
          perform private.notify(new.doctor_id, 'call_cancelled', 'Call cancelled',
            patient_name || ' left before the call was connected.', new.appointment_id, new.id);
        end if;
      -- The visit itself tells that it goes on, and how.
      when 'continued_by_phone' then null;
      else
        if (select auth.uid()) is distinct from new.patient_id then
          perform private.notify(new.patient_id, 'call_ended', 'Visit ended',
            'Your visit with ' || doctor_name || ' has ended.', new.appointment_id, new.id);
        end if;
        if (select auth.uid()) is distinct from new.doctor_id then
          perform private.notify(new.doctor_id, 'call_ended', 'Visit ended',
            'The visit of ' || patient_name || ' has ended.', new.appointment_id, new.id);
        end if;
    end case;
  end if;
  return null;
end $$;

create function private.notify_of_phone() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.notify(new.patient_id, 'continued_by_phone', 'Your visit goes on by phone',
    (select full_name from public.profiles where id = new.doctor_id) || ' goes on with you by phone. Please keep your phone near.', new.id);
  return null;
end $$;
create trigger notify_of_phone after update of by_phone_since on public.appointments for each row
  when (new.by_phone_since is distinct from old.by_phone_since and new.by_phone_since is not null)
  execute function private.notify_of_phone();

-- Not to whoever is on the phone already.
create or replace function public.announce_delay(p_minutes integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  said integer;
  late integer;
  visit record;
  told integer := 0;
begin
  if not exists (select 1 from public.doctor_profiles where id = me) then perform private.refuse('only_the_doctor'); end if;
  if p_minutes is null or p_minutes not between 0 and 240 then perform private.refuse('invalid_request', 'minutes'); end if;
  said := nullif(p_minutes, 0);
  select late_minutes into late from public.clinic_settings;
  for visit in
    select a.id, a.patient_id from public.appointments a
     where a.doctor_id = me and a.status = 'confirmed' and a.delay_minutes is distinct from said
       and a.starts_at < now() + interval '12 hours' and a.ends_at > now() - make_interval(mins => late)
       and a.call_status in ('not_started', 'ended') and a.by_phone_since is null
       and not exists (select 1 from public.call_sessions c where c.appointment_id = a.id and c.started_at is not null)
     order by a.id for no key update of a
  loop
    update public.appointments set delay_minutes = said where id = visit.id;
    perform private.notify(visit.patient_id, 'doctor_late', case when said is null then 'On time again' else 'Running late' end,
      (select full_name from public.profiles where id = me)
        || case when said is null then ' is on time again.' else ' is about ' || said || ' minutes late.' end, visit.id);
    told := told + 1;
  end loop;
  return told;
end $$;

-- New: since when the visit is by phone.
drop function public.list_my_appointments(timestamptz, timestamptz, integer);
create function public.list_my_appointments(
  p_from timestamptz default null, p_until timestamptz default null, p_limit integer default 100
) returns table (
  id uuid, doctor_id uuid, patient_id uuid, doctor_name text, doctor_specialty text, patient_name text,
  patient_birth_date date, patient_phone text, status public.appointment_status, appointment_type public.appointment_type,
  starts_at timestamptz, ends_at timestamptz, reason text, status_reason text, requested_starts_at timestamptz,
  proposals integer, held_until timestamptz, checked_in_at timestamptz, device_check jsonb, delay_minutes integer, by_phone_since timestamptz,
  call_session_id uuid, call_status public.call_status, call_opens_at timestamptz, call_closes_at timestamptz, version integer
)
language plpgsql stable security definer set search_path = '' as $$
declare
  me constant uuid := auth.uid();
  my_name text;
  my_specialty text;
  my_birth_date date;
  my_phone text;
  opens interval;
  closes interval;
begin
  if not private.is_active() then return; end if;
  -- One side of each visit is the caller: only the other one is looked up per visit.
  select own.full_name, doctor.specialty, patient.birth_date, patient.phone into my_name, my_specialty, my_birth_date, my_phone
    from public.profiles own
    left join public.doctor_profiles doctor on doctor.id = own.id
    left join public.patient_profiles patient on patient.id = own.id
   where own.id = me;
  select make_interval(mins => s.check_in_minutes), make_interval(mins => s.late_minutes) into opens, closes from public.clinic_settings s;
  return query
    (select a.id, a.doctor_id, a.patient_id, my_name, my_specialty, other.full_name, patient.birth_date, patient.phone, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.proposals, a.held_until,
            a.checked_in_at, a.device_check, a.delay_minutes, a.by_phone_since, a.call_session_id, a.call_status, a.starts_at - opens,
            a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.patient_id
       left join public.patient_profiles patient on patient.id = a.patient_id
      where a.doctor_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    union all
    (select a.id, a.doctor_id, a.patient_id, other.full_name, doctor.specialty, my_name, my_birth_date, my_phone, a.status,
            a.appointment_type, a.starts_at, a.ends_at, a.reason, a.status_reason, a.requested_starts_at, a.proposals, a.held_until,
            a.checked_in_at, a.device_check, a.delay_minutes, a.by_phone_since, a.call_session_id, a.call_status, a.starts_at - opens,
            a.ends_at + closes, a.version
       from public.appointments a
       join public.profiles other on other.id = a.doctor_id
       join public.doctor_profiles doctor on doctor.id = a.doctor_id
      where a.patient_id = me
        and a.starts_at >= coalesce(p_from, '-infinity') and a.starts_at < coalesce(p_until, 'infinity')
      order by a.starts_at desc limit least(greatest(p_limit, 1), 500))
    order by 11 desc
    limit least(greatest(p_limit, 1), 500);
end $$;
grant execute on function public.list_my_appointments(timestamptz, timestamptz, integer) to authenticated;

-- New: whether the visit went on by phone.
drop function public.list_earlier_visits(uuid, text, timestamptz, uuid, integer);
create function public.list_earlier_visits(
  p_patient_id uuid default null, p_search text default null, p_before timestamptz default null, p_before_id uuid default null,
  p_limit integer default 20
) returns table (
  id uuid, patient_id uuid, patient_name text, patient_birth_date date, status public.appointment_status,
  appointment_type public.appointment_type, starts_at timestamptz, reason text, note text,
  findings text, medicines text, next_step text, by_phone boolean
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me constant uuid := auth.uid();
begin
  if not private.is_active() then return; end if;
  return query
    with page as (
      select a.id, a.patient_id, p.full_name, a.status, a.appointment_type, a.starts_at, a.reason,
             a.by_phone_since is not null as phoned
        from public.appointments a
        join lateral (select q.full_name from public.profiles q where q.id = a.patient_id offset 0) p on true
       where a.doctor_id = me and a.status not in ('requested', 'proposed') and a.starts_at < now()
         and (p_patient_id is null or a.patient_id = p_patient_id)
         and (p_search is null or strpos(lower(p.full_name), lower(p_search)) > 0)
         and (p_before is null or (a.starts_at, a.id) < (p_before, coalesce(p_before_id, private.last_id())))
       order by a.starts_at desc, a.id desc limit least(greatest(p_limit, 1), 100)
    )
    select page.id, page.patient_id, page.full_name, patient.birth_date, page.status, page.appointment_type, page.starts_at,
           page.reason, note.body, summary.findings, summary.medicines, summary.next_step, page.phoned
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
grant execute on function public.list_earlier_visits(uuid, text, timestamptz, uuid, integer) to authenticated;

-- New: how many visits went on by phone, each where that was said.
drop function public.call_quality_overview(timestamptz, timestamptz, text, text);
create function public.call_quality_overview(
  p_from timestamptz, p_until timestamptz, p_bucket text default 'day', p_time_zone text default 'UTC'
) returns table (
  bucket timestamptz, attempts integer, connected integer, unanswered integer, declined integer, lost integer,
  setup_median_ms real, setup_slowest_tenth_ms real, reconnections integer, round_trip_median_ms real, loss_mean real,
  weak_share real, relayed_share real, ratings integer, stars_mean real, by_phone integer
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
    ), phoned as (
      select date_trunc(p_bucket, a.by_phone_since, p_time_zone) as part, count(*) as number
        from public.appointments a where a.by_phone_since >= p_from and a.by_phone_since < p_until group by 1
    )
    select part, coalesce(c.all_of_them, 0)::integer, coalesce(c.started, 0)::integer, coalesce(c.missed, 0)::integer,
           coalesce(c.said_no, 0)::integer, coalesce(c.broken, 0)::integer, c.setup::real, c.slow::real,
           coalesce(s.again, 0)::integer, s.round_trip::real, s.loss::real, s.weak::real, s.relayed::real,
           coalesce(g.number, 0)::integer, g.stars::real, coalesce(p.number, 0)::integer
      from calls c full join samples s using (part) full join given g using (part) full join phoned p using (part) order by part;
end $$;
grant execute on function public.call_quality_overview(timestamptz, timestamptz, text, text) to authenticated;
