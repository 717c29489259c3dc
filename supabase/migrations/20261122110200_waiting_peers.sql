-- Where each side of a visit can be connected to before there is a call: both in the waiting room negotiate their connection,
-- and Start only switches the media on. One row for a side, held by its first device for as long as that one keeps saying so.
create table public.waiting_peers (
  appointment_id uuid not null references public.appointments (id) on delete cascade,
  side public.app_role not null check (side in ('doctor', 'patient')),
  -- Whose visit it is, for the policy and for Realtime's filters: one subscription of a person hears of all their visits.
  doctor_id uuid not null,
  patient_id uuid not null,
  -- An address that is taken back is emptied: Realtime filters updates by person, but not deletions.
  device text check (char_length(device) between 8 and 64),
  peer_id text check (peer_id ~ '^[A-Za-z0-9_-]{16,64}$'),
  signaling jsonb not null default '{}' check (jsonb_typeof(signaling) = 'object' and octet_length(signaling::text) <= 8000),
  seen_at timestamptz not null default now(),
  primary key (appointment_id, side),
  check ((device is null) = (peer_id is null))
);
create index waiting_peers_of_doctor on public.waiting_peers (doctor_id);
create index waiting_peers_of_patient on public.waiting_peers (patient_id);
create index waiting_peers_by_age on public.waiting_peers (seen_at);

alter table public.waiting_peers enable row level security;
create policy "only participants see waiting addresses" on public.waiting_peers for select to authenticated
  using ((doctor_id = (select auth.uid()) or patient_id = (select auth.uid())) and (select private.is_active()));
grant select on public.waiting_peers to authenticated;
grant all on public.waiting_peers to service_role;
alter publication supabase_realtime add table public.waiting_peers;

-- An address not confirmed for this long is nobody's any more: its app is gone or has lost its line.
create function private.oldest_waiting() returns timestamptz
language sql stable set search_path = '' as $$ select now() - interval '60 seconds' $$;

create function private.forget_waiting(p_appointment_id uuid, p_side public.app_role default null) returns void
language sql security definer set search_path = '' as $$
  update public.waiting_peers set device = null, peer_id = null, signaling = '{}'
   where appointment_id = p_appointment_id and (p_side is null or side = p_side) and peer_id is not null
$$;

-- Said when somebody enters the waiting room, and again every 20 s while they are there. The answer is the row as it stands:
-- another device in it means that this person's other computer is in the waiting room.
create function public.offer_waiting_peer(p_appointment_id uuid, p_device text, p_peer_id text, p_signaling jsonb)
returns public.waiting_peers
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments;
  numbers public.clinic_settings;
  mine public.app_role;
  offered public.waiting_peers;
begin
  perform private.check_device(p_device);
  -- Shared: two sides may offer at once, and whatever ends the visit comes before or after.
  select * into appointment from public.appointments where id = p_appointment_id and me in (doctor_id, patient_id) for share;
  if not found then perform private.refuse('appointment_not_found'); end if;
  mine := case when appointment.doctor_id = me then 'doctor' else 'patient' end;
  if mine = 'doctor' and not exists (select 1 from public.doctor_profiles where id = me and verified_at is not null) then
    perform private.refuse('doctor_not_verified');
  end if;
  if appointment.appointment_type <> 'online' then perform private.refuse('appointment_not_online'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_not_confirmed', appointment.status::text); end if;
  select * into numbers from public.clinic_settings;
  if now() < appointment.starts_at - make_interval(mins => numbers.check_in_minutes) then perform private.refuse('check_in_too_early'); end if;
  if now() > appointment.ends_at + make_interval(mins => numbers.late_minutes) then perform private.refuse('call_too_late'); end if;
  if p_peer_id is null or p_signaling is null then perform private.refuse('invalid_request', 'peer_id'); end if;
  perform private.check_peer_id(p_peer_id, (
    select peer_id from public.waiting_peers where appointment_id = appointment.id and side <> mine));
  insert into public.waiting_peers as held (appointment_id, side, doctor_id, patient_id, device, peer_id, signaling)
  values (appointment.id, mine, appointment.doctor_id, appointment.patient_id, p_device, p_peer_id,
          private.with_half('{}', mine::text, p_signaling) -> mine::text)
  on conflict (appointment_id, side) do update
     set device = excluded.device, peer_id = excluded.peer_id, signaling = excluded.signaling, seen_at = now()
   where held.device = excluded.device or held.peer_id is null or held.seen_at < private.oldest_waiting()
  returning * into offered;
  if not found then
    select * into offered from public.waiting_peers where appointment_id = appointment.id and side = mine;
  end if;
  return offered;
end $$;

create function public.withdraw_waiting_peer(p_appointment_id uuid, p_device text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  mine public.app_role;
begin
  select case when doctor_id = me then 'doctor' else 'patient' end::public.app_role into mine
    from public.appointments where id = p_appointment_id and me in (doctor_id, patient_id);
  if not found then perform private.refuse('appointment_not_found'); end if;
  update public.waiting_peers set device = null, peer_id = null, signaling = '{}'
   where appointment_id = p_appointment_id and side = mine and device = p_device;
end $$;
grant execute on function public.offer_waiting_peer(uuid, text, text, jsonb) to authenticated;
grant execute on function public.withdraw_waiting_peer(uuid, text) to authenticated;

-- An address serves one attempt: after it everybody in the waiting room makes a new one.
create function private.forget_waiting_after_call() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.forget_waiting(new.appointment_id);
  return null;
end $$;
create trigger forget_waiting after update of status on public.call_sessions
  for each row when (new.status = 'ended' and old.status <> 'ended') execute function private.forget_waiting_after_call();

create function private.forget_waiting_of_visit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.status <> 'confirmed' then
    delete from public.waiting_peers where appointment_id = new.id;
  else
    perform private.forget_waiting(new.id, 'patient');
  end if;
  return null;
end $$;
create trigger forget_waiting after update of status, checked_in_at on public.appointments for each row
  when ((old.status = 'confirmed' and new.status <> 'confirmed') or (old.checked_in_at is not null and new.checked_in_at is null))
  execute function private.forget_waiting_of_visit();

-- As before; new: whoever waits in the room with an address is admitted at once, without a ring.
create or replace function public.start_call(
  p_appointment_id uuid, p_device text, p_peer_id text default null, p_signaling jsonb default null
) returns public.call_sessions
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments;
  numbers public.clinic_settings;
  session public.call_sessions;
  waiting public.waiting_peers;
  admitted boolean := false;
begin
  perform private.check_device(p_device);
  perform private.check_peer_id(p_peer_id, null);
  select * into appointment from public.appointments
   where id = p_appointment_id and me in (doctor_id, patient_id) for update;
  if not found then perform private.refuse('appointment_not_found'); end if;
  if appointment.doctor_id <> me then perform private.refuse('only_the_doctor'); end if;
  if not exists (select 1 from public.doctor_profiles where id = me and verified_at is not null) then
    perform private.refuse('doctor_not_verified');
  end if;
  if appointment.appointment_type <> 'online' then perform private.refuse('appointment_not_online'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_not_confirmed', appointment.status::text); end if;
  select * into numbers from public.clinic_settings;
  if now() < appointment.starts_at - make_interval(mins => numbers.check_in_minutes) then perform private.refuse('call_too_early'); end if;
  if now() > appointment.ends_at + make_interval(mins => numbers.late_minutes) then perform private.refuse('call_too_late'); end if;

  perform private.close_stale_calls(appointment.id);
  select * into session from public.call_sessions where appointment_id = appointment.id and status <> 'ended' for update;
  if found then
    -- Pressing again, or coming back after a crash, continues the same attempt on the same device only.
    if session.doctor_device <> p_device then perform private.refuse('call_started_elsewhere'); end if;
    if p_peer_id is not null then
      update public.call_sessions
         set doctor_peer_id = p_peer_id, signaling_data = private.with_half(signaling_data, 'doctor', p_signaling),
             doctor_last_seen_at = now()
       where id = session.id returning * into session;
    end if;
    return session;
  end if;

  if appointment.checked_in_at is not null then
    select * into waiting from public.waiting_peers
     where appointment_id = appointment.id and side = 'patient' and peer_id is not null and seen_at >= private.oldest_waiting()
       for update;
    admitted := found;
    perform private.check_peer_id(p_peer_id, waiting.peer_id);
  end if;
  insert into public.call_sessions (
    appointment_id, doctor_id, patient_id, attempt, doctor_joined, doctor_joined_at, doctor_device, doctor_peer_id,
    doctor_last_seen_at, signaling_data, ring_expires_at, patient_joined, patient_joined_at, patient_rang_at,
    patient_device, patient_peer_id, patient_last_seen_at
  ) values (
    appointment.id, appointment.doctor_id, appointment.patient_id,
    1 + coalesce((select max(attempt) from public.call_sessions where appointment_id = appointment.id), 0),
    true, now(), p_device, p_peer_id, now(),
    private.with_half(private.with_half('{}', 'doctor', p_signaling), 'patient', case when admitted then waiting.signaling end),
    now() + make_interval(secs => numbers.ring_seconds), admitted, case when admitted then now() end,
    case when admitted then now() end, waiting.device, waiting.peer_id, case when admitted then waiting.seen_at end
  ) returning * into session;
  return session;
end $$;

-- Nobody is rung who is already there: the call's own screen tells them.
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

-- What is left of visits nobody ended.
create function private.forget_old_addresses() returns integer
language plpgsql security definer set search_path = '' as $$
declare forgotten integer;
begin
  delete from public.waiting_peers where (appointment_id, side) in (
    select appointment_id, side from public.waiting_peers where seen_at < now() - interval '1 hour' for update skip locked);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

create or replace function public.run_scheduled_tasks() returns jsonb
language sql security definer set search_path = '' as $$
  select jsonb_build_object(
    'calls_closed', private.close_stale_calls(),
    'holds_expired', private.expire_held_appointments(),
    'reminders', private.send_reminders(),
    'addresses_forgotten', private.forget_old_addresses(),
    'retention', case when private.is_due('retention', interval '1 hour') then private.apply_retention() end
  )
$$;
