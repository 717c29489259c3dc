-- What each person is told. Written by the database alone, whoever caused the change and from whichever client.
create type public.notification_kind as enum (
  'appointment_requested', 'appointment_confirmed', 'appointment_declined', 'appointment_cancelled',
  'call_started', 'call_missed', 'call_no_answer', 'call_declined', 'call_cancelled', 'call_ended'
);

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  kind public.notification_kind not null,
  -- English fallback without clinical detail; the client says it in the reader's language from `kind`.
  title text not null check (char_length(title) <= 120),
  message text not null check (char_length(message) <= 500),
  appointment_id uuid references public.appointments (id) on delete cascade,
  call_session_id uuid references public.call_sessions (id) on delete cascade,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index notifications_of_reader on public.notifications (user_id, created_at desc);
create index unread_notifications on public.notifications (user_id) where read_at is null;
create index notifications_by_appointment on public.notifications (appointment_id);
create index notifications_by_call_session on public.notifications (call_session_id);

create function private.notify(
  reader uuid, kind public.notification_kind, title text, message text, appointment uuid, session uuid default null
) returns void
language sql security definer set search_path = '' as $$
  insert into public.notifications (user_id, kind, title, message, appointment_id, call_session_id)
  values (reader, kind, title, message, appointment, session)
$$;

-- The visit's start as the reader's wall clock shows it, with weekday.
create function private.spoken_time(moment timestamptz, reader uuid) returns text
language sql stable security definer set search_path = '' as $$
  select to_char(moment at time zone p.time_zone, 'Dy DD Mon, HH24:MI') from public.profiles p where p.id = reader
$$;

create function private.notify_of_appointment() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  doctor_name text := (select full_name from public.profiles where id = new.doctor_id);
  patient_name text := (select full_name from public.profiles where id = new.patient_id);
begin
  if tg_op = 'INSERT' then
    if new.status = 'requested' then
      perform private.notify(new.doctor_id, 'appointment_requested', 'New visit request',
        patient_name || ' asks for a visit on ' || private.spoken_time(new.starts_at, new.doctor_id) || '.', new.id);
    end if;
  elsif new.status <> old.status then
    case new.status
      when 'confirmed' then
        perform private.notify(new.patient_id, 'appointment_confirmed', 'Visit confirmed',
          'Your visit with ' || doctor_name || ' is on ' || private.spoken_time(new.starts_at, new.patient_id) || '.', new.id);
      when 'declined' then
        perform private.notify(new.patient_id, 'appointment_declined', 'Visit declined',
          doctor_name || ' cannot take the visit on ' || private.spoken_time(new.starts_at, new.patient_id) || '.', new.id);
      when 'cancelled' then
        -- Whoever cancelled knows; the other one is told. The clinic's own cancellations are told to both.
        if (select auth.uid()) is distinct from new.doctor_id then
          perform private.notify(new.doctor_id, 'appointment_cancelled', 'Visit cancelled',
            'The visit of ' || patient_name || ' on ' || private.spoken_time(new.starts_at, new.doctor_id) || ' is cancelled.', new.id);
        end if;
        if (select auth.uid()) is distinct from new.patient_id then
          perform private.notify(new.patient_id, 'appointment_cancelled', 'Visit cancelled',
            'Your visit with ' || doctor_name || ' on ' || private.spoken_time(new.starts_at, new.patient_id) || ' is cancelled.', new.id);
        end if;
      else null;
    end case;
  end if;
  return null;
end $$;
create trigger notify_of_appointment after insert or update of status on public.appointments
  for each row execute function private.notify_of_appointment();

create function private.notify_of_call() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  doctor_name text := (select full_name from public.profiles where id = new.doctor_id);
  patient_name text := (select full_name from public.profiles where id = new.patient_id);
begin
  if tg_op = 'INSERT' then
    perform private.notify(new.patient_id, 'call_started', doctor_name || ' is calling',
      'Your visit is starting. Join the call.', new.appointment_id, new.id);
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
create trigger notify_of_call after insert or update of status on public.call_sessions
  for each row execute function private.notify_of_call();
