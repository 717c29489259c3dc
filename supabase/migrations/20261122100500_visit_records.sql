-- What stays of a visit: the doctor's note, the summary shared with the patient, messages, quality of the call.
create table public.visit_notes (
  appointment_id uuid primary key references public.appointments (id) on delete cascade,
  doctor_id uuid not null references public.doctor_profiles (id) on delete restrict,
  body text not null check (char_length(body) <= 20000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index notes_of_doctor on public.visit_notes (doctor_id, updated_at desc);

-- Every version is kept; the newest is the one that counts, and an acknowledgement names the version it saw.
create table public.visit_summaries (
  id uuid primary key default gen_random_uuid(),
  appointment_id uuid not null references public.appointments (id) on delete cascade,
  version integer not null check (version >= 1),
  findings text not null default '' check (char_length(findings) <= 4000),
  medicines text not null default '' check (char_length(medicines) <= 4000),
  next_step text not null default '' check (char_length(next_step) <= 4000),
  written_by uuid not null references public.doctor_profiles (id) on delete restrict,
  created_at timestamptz not null default now(),
  acknowledged_at timestamptz,
  question text check (char_length(question) <= 1000),
  unique (appointment_id, version)
);
create index summaries_of_doctor on public.visit_summaries (written_by);

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  appointment_id uuid not null references public.appointments (id) on delete cascade,
  sender_id uuid not null references public.profiles (id) on delete cascade,
  body text not null check (char_length(btrim(body)) between 1 and 4000),
  -- Made by the client once per message, so that a repeated request keeps one.
  client_id uuid not null,
  created_at timestamptz not null default now(),
  unique (sender_id, client_id)
);
create index messages_of_visit on public.messages (appointment_id, created_at);

create table public.call_quality_samples (
  call_session_id uuid not null references public.call_sessions (id) on delete cascade,
  side public.app_role not null check (side in ('doctor', 'patient')),
  at timestamptz not null,
  round_trip_ms real check (round_trip_ms between 0 and 600000),
  loss_share real check (loss_share between 0 and 1),
  jitter_ms real check (jitter_ms between 0 and 600000),
  receive_kbit_s real check (receive_kbit_s between 0 and 1000000),
  frames_per_second real check (frames_per_second between 0 and 1000),
  relayed boolean,
  primary key (call_session_id, side, at)
);
create index quality_by_time on public.call_quality_samples (at);

-- One row per device that rang, so that the doctor reads on how many.
create table public.ring_receipts (
  call_session_id uuid not null references public.call_sessions (id) on delete cascade,
  device text not null check (char_length(device) between 8 and 64),
  rang_at timestamptz not null default now(),
  primary key (call_session_id, device)
);

create trigger audit_row after insert or update or delete on public.visit_summaries for each row execute function private.audit_row();
create function private.audit_note() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.audit(lower(tg_op), 'visit_notes', coalesce(new.appointment_id, old.appointment_id));
  return null;
end $$;
create trigger audit_note after insert or update or delete on public.visit_notes for each row execute function private.audit_note();

-- The visit for its doctor to write about: confirmed or completed, begun, and not longer ago than the clinic allows.
create function private.visit_to_write(p_appointment_id uuid) returns public.appointments
language plpgsql security definer set search_path = '' as $$
declare appointment public.appointments := private.appointment_to_change(p_appointment_id, null);
begin
  if appointment.doctor_id <> auth.uid() then perform private.refuse('only_the_doctor'); end if;
  if appointment.status not in ('confirmed', 'completed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  if appointment.records_deleted_at is not null
     or now() > appointment.ends_at + make_interval(days => (select follow_up_days from public.clinic_settings)) then
    perform private.refuse('visit_closed');
  end if;
  return appointment;
end $$;

-- p_version 0 for a first note; the version read otherwise. The loser of two writers is told, and loses nothing: it is not overwritten.
create function public.save_note(p_appointment_id uuid, p_body text, p_version integer) returns public.visit_notes
language plpgsql security definer set search_path = '' as $$
declare
  appointment public.appointments := private.visit_to_write(p_appointment_id);
  note public.visit_notes;
begin
  if char_length(coalesce(p_body, '')) > 20000 then perform private.refuse('reason_too_long', '20000'); end if;
  select * into note from public.visit_notes where appointment_id = appointment.id for update;
  if not found then
    if p_version is distinct from 0 then perform private.refuse('changed_meanwhile'); end if;
    insert into public.visit_notes (appointment_id, doctor_id, body) values (appointment.id, appointment.doctor_id, coalesce(p_body, ''))
    returning * into note;
    return note;
  end if;
  if note.body = coalesce(p_body, '') then return note; end if;
  if p_version is distinct from note.version then perform private.refuse('changed_meanwhile'); end if;
  update public.visit_notes set body = coalesce(p_body, ''), version = version + 1, updated_at = now()
   where appointment_id = appointment.id returning * into note;
  return note;
end $$;

create function public.share_summary(p_appointment_id uuid, p_findings text, p_medicines text, p_next_step text)
returns public.visit_summaries
language plpgsql security definer set search_path = '' as $$
declare
  appointment public.appointments := private.visit_to_write(p_appointment_id);
  latest public.visit_summaries;
  summary public.visit_summaries;
begin
  if greatest(char_length(coalesce(p_findings, '')), char_length(coalesce(p_medicines, '')), char_length(coalesce(p_next_step, ''))) > 4000 then
    perform private.refuse('reason_too_long', '4000');
  end if;
  if btrim(coalesce(p_findings, '') || coalesce(p_medicines, '') || coalesce(p_next_step, '')) = '' then
    perform private.refuse('invalid_request', 'an empty summary');
  end if;
  select * into latest from public.visit_summaries where appointment_id = appointment.id order by version desc limit 1;
  if found and (latest.findings, latest.medicines, latest.next_step)
     = (coalesce(p_findings, ''), coalesce(p_medicines, ''), coalesce(p_next_step, '')) then
    return latest;
  end if;
  insert into public.visit_summaries (appointment_id, version, findings, medicines, next_step, written_by)
  values (appointment.id, coalesce(latest.version, 0) + 1, coalesce(p_findings, ''), coalesce(p_medicines, ''),
          coalesce(p_next_step, ''), appointment.doctor_id)
  returning * into summary;
  perform private.notify(appointment.patient_id, 'summary_shared', 'Summary of your visit',
    'The summary of your visit is ready to read.', appointment.id);
  return summary;
end $$;

-- "Understood", or a question; only for the newest version, so that nobody agrees to words they did not see.
create function public.acknowledge_summary(p_summary_id uuid, p_question text default null) returns public.visit_summaries
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  summary public.visit_summaries;
  appointment public.appointments;
begin
  select s.* into summary from public.visit_summaries s
    join public.appointments a on a.id = s.appointment_id
   where s.id = p_summary_id and a.patient_id = me for update of s;
  if not found then perform private.refuse('summary_not_found'); end if;
  if char_length(coalesce(p_question, '')) > 1000 then perform private.refuse('reason_too_long', '1000'); end if;
  if exists (select 1 from public.visit_summaries newer
              where newer.appointment_id = summary.appointment_id and newer.version > summary.version) then
    perform private.refuse('changed_meanwhile');
  end if;
  if summary.acknowledged_at is not null and summary.question is not distinct from nullif(btrim(p_question), '') then return summary; end if;
  update public.visit_summaries set acknowledged_at = now(), question = nullif(btrim(p_question), '')
   where id = summary.id returning * into summary;
  select * into appointment from public.appointments where id = summary.appointment_id;
  perform private.notify(appointment.doctor_id, 'summary_acknowledged',
    case when summary.question is null then 'Summary understood' else 'Question about the summary' end,
    (select full_name from public.profiles where id = me)
      || case when summary.question is null then ' has read the summary.' else ' has a question about the summary.' end,
    appointment.id);
  return summary;
end $$;

-- Kept with the visit only where the clinic keeps messages; in the call they travel directly in any case.
create function public.send_message(p_appointment_id uuid, p_body text, p_client_id uuid) returns public.messages
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.me();
  appointment public.appointments := private.appointment_to_change(p_appointment_id, null);
  sent public.messages;
begin
  if not (select keep_messages from public.clinic_settings) then perform private.refuse('messages_not_kept'); end if;
  if appointment.status not in ('confirmed', 'completed') then
    perform private.refuse('appointment_wrong_state', appointment.status::text);
  end if;
  if p_client_id is null or btrim(coalesce(p_body, '')) = '' then perform private.refuse('invalid_request', 'message'); end if;
  if char_length(p_body) > 4000 then perform private.refuse('reason_too_long', '4000'); end if;
  insert into public.messages (appointment_id, sender_id, body, client_id) values (appointment.id, me, btrim(p_body), p_client_id)
  on conflict (sender_id, client_id) do nothing returning * into sent;
  if sent.id is null then
    select * into sent from public.messages where sender_id = me and client_id = p_client_id;
  end if;
  return sent;
end $$;

-- [{"at": "...", "round_trip_ms": 80, ...}, ...]; at most 200 at once. Samples of a moment already written are left.
create function public.record_quality(p_session_id uuid, p_samples jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  session public.call_sessions := private.call_to_change(p_session_id);
  written integer;
begin
  if session.started_at is null then perform private.refuse('call_not_joined'); end if;
  if jsonb_typeof(p_samples) is distinct from 'array' or jsonb_array_length(p_samples) > 200 then
    perform private.refuse('invalid_request', 'samples');
  end if;
  begin
    insert into public.call_quality_samples
    select session.id, (case when session.doctor_id = auth.uid() then 'doctor' else 'patient' end)::public.app_role,
           (sample ->> 'at')::timestamptz, (sample ->> 'round_trip_ms')::real, (sample ->> 'loss_share')::real,
           (sample ->> 'jitter_ms')::real, (sample ->> 'receive_kbit_s')::real, (sample ->> 'frames_per_second')::real,
           (sample ->> 'relayed')::boolean
      from jsonb_array_elements(p_samples) as sample
     where (sample ->> 'at')::timestamptz between session.created_at - interval '1 minute' and now() + interval '1 minute'
    on conflict do nothing;
  exception when data_exception or check_violation or not_null_violation then
    perform private.refuse('invalid_request', 'samples');
  end;
  get diagnostics written = row_count;
  return written;
end $$;
