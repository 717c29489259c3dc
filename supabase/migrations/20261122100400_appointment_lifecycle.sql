-- The visit's whole life: proposal and acceptance, rescheduling, check-in and queue, completion, no-show, expiry of held times.
alter table public.appointments
  -- What the patient asked for first, when the doctor proposed another time.
  add column requested_starts_at timestamptz,
  add column proposals integer not null default 0 check (proposals >= 0),
  -- A requested or proposed time is held until then; null once answered.
  add column held_until timestamptz,
  add column checked_in_at timestamptz,
  -- What the patient's device check found: {"camera": "ok", "microphone": "ok", "network": "ok"}.
  add column device_check jsonb not null default '{}'
    check (jsonb_typeof(device_check) = 'object' and octet_length(device_check::text) <= 1000),
  add column completed_at timestamptz,
  -- When retention took note, summaries, reasons and device check away.
  add column records_deleted_at timestamptz;

-- Nobody changed these visits: whoever has them on a screen still has their newest version.
alter table public.appointments disable trigger user;
update public.appointments a
   set held_until = least(a.created_at + make_interval(hours => s.hold_hours), a.starts_at)
  from public.clinic_settings s where a.status in ('requested', 'proposed');
alter table public.appointments enable trigger user;

create index held_appointments on public.appointments (held_until) where status in ('requested', 'proposed');
create index confirmed_by_start on public.appointments (starts_at) where status = 'confirmed';
create index waiting_patients on public.appointments (doctor_id, checked_in_at)
  where status = 'confirmed' and checked_in_at is not null;

create or replace function private.guard_appointment() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
    ('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'proposed'), ('requested', 'cancelled'),
    ('proposed', 'confirmed'), ('proposed', 'declined'), ('proposed', 'cancelled'), ('proposed', 'requested'),
    ('confirmed', 'cancelled'), ('confirmed', 'completed'), ('confirmed', 'no_show'),
    ('confirmed', 'requested'), ('confirmed', 'proposed')
  ) then
    perform private.refuse('appointment_wrong_state', old.status || ' -> ' || new.status);
  end if;
  if (new.id, new.doctor_id, new.patient_id, new.appointment_type, new.request_id)
     is distinct from (old.id, old.doctor_id, old.patient_id, old.appointment_type, old.request_id) then
    perform private.refuse('appointment_wrong_state', 'who and what of an appointment never change');
  end if;
  if new.starts_at <> old.starts_at and new.status not in ('requested', 'proposed') then
    perform private.refuse('appointment_wrong_state', 'a new time is asked for or proposed first');
  end if;
  if new.status not in ('requested', 'proposed') then new.held_until := null; end if;
  if new.status <> 'confirmed' and old.status = 'confirmed' and new.status <> 'completed' then new.checked_in_at := null; end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;

create function private.held_until(p_starts_at timestamptz) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select least(now() + make_interval(hours => s.hold_hours), p_starts_at) from public.clinic_settings s
$$;

-- Which of the two constraints refused a time.
create function private.refuse_overlap(violated text) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.refuse(case violated when 'patient_not_double_booked' then 'patient_busy' else 'slot_taken' end);
end $$;

create or replace function public.book_appointment(
  p_doctor_id uuid, p_starts_at timestamptz, p_appointment_type public.appointment_type,
  p_reason text, p_request_id uuid
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  doctor public.doctor_profiles;
  booked public.appointments;
  violated text;
begin
  select * into booked from public.appointments where patient_id = me and request_id = p_request_id;
  if found then return booked; end if;
  if not exists (select 1 from public.profiles where id = me and role = 'patient') then
    perform private.refuse('not_a_patient');
  end if;
  if p_request_id is null then perform private.refuse('invalid_request', 'request_id'); end if;
  if char_length(coalesce(p_reason, '')) > 2000 then perform private.refuse('reason_too_long', '2000'); end if;
  doctor := private.bookable_doctor(p_doctor_id, me);
  -- The same press arrived twice at once, and the first one was served while this one waited.
  select * into booked from public.appointments where patient_id = me and request_id = p_request_id;
  if found then return booked; end if;
  perform private.check_visit_type(doctor, p_appointment_type);
  perform private.check_slot(doctor, me, p_starts_at);
  begin
    insert into public.appointments
      (doctor_id, patient_id, appointment_type, starts_at, ends_at, reason, request_id, held_until)
    values (p_doctor_id, me, p_appointment_type, p_starts_at, p_starts_at + make_interval(mins => doctor.visit_minutes),
            btrim(coalesce(p_reason, '')), p_request_id, private.held_until(p_starts_at))
    returning * into booked;
  exception
    when exclusion_violation then
      get stacked diagnostics violated = constraint_name;
      perform private.refuse_overlap(violated);
    when unique_violation then
      -- The same press arrived twice at once: both get the one booking.
      select * into booked from public.appointments where patient_id = me and request_id = p_request_id;
  end;
  return booked;
end $$;

-- Moves an appointment to another free slot in the given state; the old time is free from then on.
create function private.move_appointment(
  appointment public.appointments, new_status public.appointment_status, p_starts_at timestamptz, p_reason text
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare
  doctor public.doctor_profiles := private.bookable_doctor(appointment.doctor_id, appointment.patient_id);
  violated text;
begin
  if char_length(coalesce(p_reason, '')) > 500 then perform private.refuse('reason_too_long', '500'); end if;
  if p_starts_at = appointment.starts_at then perform private.refuse('invalid_request', 'the same time'); end if;
  if appointment.call_status in ('waiting', 'active') then perform private.refuse('call_in_progress'); end if;
  perform private.check_slot(doctor, appointment.patient_id, p_starts_at, appointment.id);
  begin
    update public.appointments
       set status = new_status, starts_at = p_starts_at, ends_at = p_starts_at + make_interval(mins => doctor.visit_minutes),
           requested_starts_at = case when new_status = 'proposed' then coalesce(requested_starts_at, appointment.starts_at) end,
           proposals = case when new_status = 'proposed' then proposals + 1 else 0 end,
           held_until = private.held_until(p_starts_at), status_reason = nullif(btrim(p_reason), ''), checked_in_at = null
     where id = appointment.id returning * into appointment;
  exception when exclusion_violation then
    get stacked diagnostics violated = constraint_name;
    perform private.refuse_overlap(violated);
  end;
  return appointment;
end $$;

-- The row for update as by appointment_to_change, with the times of both people: these are always locked before any visit.
create function private.appointment_to_move(p_appointment_id uuid, p_version integer) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare me uuid := private.me();
begin
  perform private.lock_times(a.doctor_id, a.patient_id) from public.appointments a
   where a.id = p_appointment_id and me in (a.doctor_id, a.patient_id);
  return private.appointment_to_change(p_appointment_id, p_version);
end $$;

-- The doctor offers another time, for a request or for a confirmed visit; the patient has to accept it.
create function public.propose_time(
  p_appointment_id uuid, p_starts_at timestamptz, p_reason text default null, p_version integer default null
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_move(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if appointment.status not in ('requested', 'proposed', 'confirmed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  if appointment.status = 'proposed' and appointment.proposals >= (select max_proposals from public.clinic_settings) then
    perform private.refuse('too_many_proposals');
  end if;
  return private.move_appointment(appointment, 'proposed', p_starts_at, p_reason);
end $$;

create function public.accept_proposal(p_appointment_id uuid, p_version integer default null) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if appointment.status <> 'proposed' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  if appointment.starts_at <= now() then perform private.refuse('slot_in_past'); end if;
  update public.appointments set status = 'confirmed' where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function public.decline_proposal(p_appointment_id uuid, p_reason text default null, p_version integer default null)
returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if char_length(coalesce(p_reason, '')) > 500 then perform private.refuse('reason_too_long', '500'); end if;
  if appointment.status = 'declined' then return appointment; end if;
  if appointment.status <> 'proposed' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  update public.appointments set status = 'declined', status_reason = nullif(btrim(p_reason), '')
   where id = appointment.id returning * into appointment;
  return appointment;
end $$;

-- The patient asks for another time; the doctor confirms again.
create function public.reschedule_appointment(
  p_appointment_id uuid, p_starts_at timestamptz, p_reason text default null, p_version integer default null
) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_move(p_appointment_id, p_version);
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if appointment.status not in ('requested', 'proposed', 'confirmed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  return private.move_appointment(appointment, 'requested', p_starts_at, p_reason);
end $$;

-- The patient is in the waiting room, with what the device check found. Again and again while they wait.
create function public.check_in(p_appointment_id uuid, p_device_check jsonb default '{}') returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare
  appointment public.appointments := private.appointment_to_change(p_appointment_id, null);
  numbers public.clinic_settings;
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_not_confirmed', appointment.status::text); end if;
  if jsonb_typeof(coalesce(p_device_check, '{}')) <> 'object' or octet_length(p_device_check::text) > 1000 then
    perform private.refuse('invalid_request', 'device_check');
  end if;
  select * into numbers from public.clinic_settings;
  if now() < appointment.starts_at - make_interval(mins => numbers.check_in_minutes) then perform private.refuse('check_in_too_early'); end if;
  if now() > appointment.ends_at + make_interval(mins => numbers.late_minutes) then perform private.refuse('call_too_late'); end if;
  update public.appointments
     set checked_in_at = coalesce(checked_in_at, now()), device_check = coalesce(p_device_check, '{}')
   where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function public.leave_waiting_room(p_appointment_id uuid) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, null);
begin
  if appointment.patient_id <> auth.uid() then perform private.refuse('only_the_patient'); end if;
  if appointment.checked_in_at is null or appointment.status <> 'confirmed' then return appointment; end if;
  update public.appointments set checked_in_at = null where id = appointment.id returning * into appointment;
  return appointment;
end $$;

-- The doctor's queue: who waits, since when, with what devices; longest first.
create function public.waiting_patients()
returns table (
  appointment_id uuid, patient_id uuid, patient_name text, starts_at timestamptz, checked_in_at timestamptz,
  device_check jsonb, call_status public.call_status
)
language sql stable security definer set search_path = '' as $$
  select a.id, a.patient_id, p.full_name, a.starts_at, a.checked_in_at, a.device_check, a.call_status
    from public.appointments a join public.profiles p on p.id = a.patient_id
   where a.doctor_id = (select auth.uid()) and private.is_active()
     and a.status = 'confirmed' and a.checked_in_at is not null
   order by a.checked_in_at
$$;

create function public.complete_appointment(p_appointment_id uuid, p_version integer default null) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if appointment.status = 'completed' then return appointment; end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  if appointment.call_status in ('waiting', 'active') then perform private.refuse('call_in_progress'); end if;
  if now() < appointment.starts_at - make_interval(mins => (select check_in_minutes from public.clinic_settings)) then
    perform private.refuse('visit_not_begun');
  end if;
  update public.appointments set status = 'completed', completed_at = now() where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function public.mark_no_show(p_appointment_id uuid, p_version integer default null) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, p_version);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if appointment.status = 'no_show' then return appointment; end if;
  if appointment.status <> 'confirmed' then perform private.refuse('appointment_wrong_state', appointment.status::text); end if;
  if now() < appointment.starts_at then perform private.refuse('visit_not_begun'); end if;
  -- Whoever talked was there.
  if appointment.call_status in ('waiting', 'active') or exists (
    select 1 from public.call_sessions where appointment_id = appointment.id and started_at is not null
  ) then
    perform private.refuse('patient_was_there');
  end if;
  update public.appointments set status = 'no_show' where id = appointment.id returning * into appointment;
  return appointment;
end $$;

create function private.expire_held_appointments() returns integer
language plpgsql security definer set search_path = '' as $$
declare expired integer;
begin
  -- Whatever somebody is answering at this moment is theirs; the next tick of the clock looks again.
  update public.appointments set status = 'cancelled', status_reason = null
   where id in (
     select id from public.appointments where status in ('requested', 'proposed') and held_until < now() for no key update skip locked);
  get diagnostics expired = row_count;
  return expired;
end $$;

-- Told to both or to the one who does not know yet, in the reader's own time.
create or replace function private.notify_of_appointment() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  actor uuid := auth.uid();
  doctor_name text := (select full_name from public.profiles where id = new.doctor_id);
  patient_name text := (select full_name from public.profiles where id = new.patient_id);
  moved boolean := tg_op = 'UPDATE' and new.starts_at <> old.starts_at;
  expired boolean := tg_op = 'UPDATE' and new.status = 'cancelled' and old.held_until < now();
begin
  if tg_op = 'INSERT' then
    if new.status = 'requested' then
      perform private.notify(new.doctor_id, 'appointment_requested', 'New visit request',
        patient_name || ' asks for a visit on ' || private.spoken_time(new.starts_at, new.doctor_id) || '.', new.id);
    end if;
    return null;
  end if;
  if new.checked_in_at is not null and old.checked_in_at is null then
    perform private.notify(new.doctor_id, 'patient_waiting', 'Patient waiting', patient_name || ' is in the waiting room.', new.id);
  end if;
  if new.status = old.status and not moved then return null; end if;
  case new.status
    when 'requested' then
      perform private.notify(new.doctor_id, 'appointment_rescheduled', 'Another time asked for',
        patient_name || ' asks for ' || private.spoken_time(new.starts_at, new.doctor_id) || ' instead of '
        || private.spoken_time(old.starts_at, new.doctor_id) || '.', new.id);
    when 'proposed' then
      perform private.notify(new.patient_id, 'appointment_proposed', 'Another time proposed',
        doctor_name || ' proposes ' || private.spoken_time(new.starts_at, new.patient_id) || ' instead of '
        || private.spoken_time(coalesce(new.requested_starts_at, old.starts_at), new.patient_id) || '.', new.id);
    when 'confirmed' then
      if actor is distinct from new.patient_id then
        perform private.notify(new.patient_id, 'appointment_confirmed', 'Visit confirmed',
          'Your visit with ' || doctor_name || ' is on ' || private.spoken_time(new.starts_at, new.patient_id) || '.', new.id);
      end if;
      if actor is distinct from new.doctor_id then
        perform private.notify(new.doctor_id, 'appointment_confirmed', 'Time accepted',
          patient_name || ' accepted ' || private.spoken_time(new.starts_at, new.doctor_id) || '.', new.id);
      end if;
    when 'declined' then
      if actor is distinct from new.patient_id then
        perform private.notify(new.patient_id, 'appointment_declined', 'Visit declined',
          doctor_name || ' cannot take the visit on ' || private.spoken_time(new.starts_at, new.patient_id) || '.', new.id);
      end if;
      if actor is distinct from new.doctor_id then
        perform private.notify(new.doctor_id, 'appointment_declined', 'Time declined',
          patient_name || ' cannot come on ' || private.spoken_time(new.starts_at, new.doctor_id) || '.', new.id);
      end if;
    when 'cancelled' then
      if actor is distinct from new.doctor_id then
        perform private.notify(new.doctor_id,
          (case when expired then 'appointment_expired' else 'appointment_cancelled' end)::public.notification_kind,
          case when expired then 'Request expired' else 'Visit cancelled' end,
          'The visit of ' || patient_name || ' on ' || private.spoken_time(new.starts_at, new.doctor_id)
          || case when expired then ' was not answered in time.' else ' is cancelled.' end, new.id);
      end if;
      if actor is distinct from new.patient_id then
        perform private.notify(new.patient_id,
          (case when expired then 'appointment_expired' else 'appointment_cancelled' end)::public.notification_kind,
          case when expired then 'Request expired' else 'Visit cancelled' end,
          'Your visit with ' || doctor_name || ' on ' || private.spoken_time(new.starts_at, new.patient_id)
          || case when expired then ' was not answered in time.' else ' is cancelled.' end, new.id);
      end if;
    when 'completed' then
      perform private.notify(new.patient_id, 'appointment_completed', 'Visit completed',
        'Your visit with ' || doctor_name || ' is completed.', new.id);
    when 'no_show' then
      perform private.notify(new.patient_id, 'appointment_missed', 'Visit missed',
        'You missed your visit with ' || doctor_name || ' on ' || private.spoken_time(new.starts_at, new.patient_id) || '.', new.id);
  end case;
  return null;
end $$;
drop trigger notify_of_appointment on public.appointments;
create trigger notify_of_appointment after insert or update of status, starts_at, checked_in_at on public.appointments
  for each row execute function private.notify_of_appointment();

-- Reminders, each told once to both: a day, an hour and five minutes before.
create table private.reminders_sent (
  appointment_id uuid not null references public.appointments (id) on delete cascade,
  starts_at timestamptz not null,
  kind public.notification_kind not null,
  primary key (appointment_id, starts_at, kind)
);

-- When each confirmed visit to come is to be looked at next: the clock then reads only what is due, however many there are.
create table private.reminders_due (
  appointment_id uuid primary key references public.appointments (id) on delete cascade,
  due_at timestamptz not null
);
create index reminders_by_time on private.reminders_due (due_at);
insert into private.reminders_due
select id, starts_at - interval '24 hours' from public.appointments where status = 'confirmed' and starts_at > now();

create function private.plan_reminders() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.status = 'confirmed' then
    insert into private.reminders_due values (new.id, new.starts_at - interval '24 hours')
    on conflict (appointment_id) do update set due_at = excluded.due_at;
  elsif tg_op = 'UPDATE' then
    delete from private.reminders_due where appointment_id = new.id;
  end if;
  return null;
end $$;
create trigger plan_reminders after insert or update of status, starts_at on public.appointments
  for each row execute function private.plan_reminders();

create function private.send_reminders() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  due record;
  still interval;
  word public.notification_kind;
  ahead interval;
  sent integer := 0;
begin
  for due in
    select a.id, a.doctor_id, a.patient_id, a.starts_at, a.created_at
      from private.reminders_due d join public.appointments a on a.id = d.appointment_id
     where d.due_at <= now()
     -- Whoever changes the visit at this moment: the next tick of the clock looks again.
       for no key update skip locked
  loop
    still := due.starts_at - now();
    ahead := case when still <= interval '5 minutes' then interval '5 minutes' when still <= interval '1 hour' then interval '1 hour'
      else interval '24 hours' end;
    word := (case ahead when interval '5 minutes' then 'reminder_soon' when interval '1 hour' then 'reminder_hour'
      else 'reminder_day' end)::public.notification_kind;
    -- Booked later than that: the confirmation itself was the reminder.
    if still > interval '0' and due.created_at < due.starts_at - ahead then
      insert into private.reminders_sent values (due.id, due.starts_at, word) on conflict do nothing;
      if found then
        sent := sent + 1;
        perform private.notify(reader, word, 'Your visit is coming',
          'The visit is on ' || private.spoken_time(due.starts_at, reader) || '.', due.id)
          from unnest(array[due.doctor_id, due.patient_id]) as reader;
      end if;
    end if;
    if ahead = interval '5 minutes' then
      delete from private.reminders_due where appointment_id = due.id;
    else
      update private.reminders_due
         set due_at = due.starts_at - case ahead when interval '1 hour' then interval '5 minutes' else interval '1 hour' end
       where appointment_id = due.id;
    end if;
  end loop;
  return sent;
end $$;
