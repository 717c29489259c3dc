-- A clinic of :doctors doctors, :patients patients and :appointments visits over three years, with what belongs to them.
-- Nothing that fires on ordinary writes fires here; what triggers would have kept is written as they would have.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';

create schema bench;
-- Indexes are built once at the end: of a random key that is many times faster than one row after the other.
create table bench.indexes as
select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes i
 where schemaname = 'public' and tablename in ('appointments', 'call_sessions', 'notifications', 'audit_log', 'messages', 'visit_notes',
   'visit_summaries', 'call_quality_samples', 'profiles')
   and not exists (select from pg_constraint c where c.conname = i.indexname);
do $$
declare each record;
begin
  for each in select * from bench.indexes loop execute 'drop index ' || each.name; end loop;
end $$;

-- Identifiers without order, as real ones are.
create function bench.id(kind text, n bigint) returns uuid language sql immutable parallel safe as $$
  select md5(kind || n::text)::uuid
$$;
-- A number from 0 to below `most` that looks random and is the same in every run.
create function bench.dice(salt text, n bigint, most integer) returns integer language sql immutable parallel safe as $$
  select (hashtextextended(salt, n) & 2147483647)::bigint::integer % most
$$;
create table bench.names as
select first || ' ' || last as full_name, row_number() over () - 1 as number
  from unnest('{Sita,Bikash,Pema,Anil,Gita,Ramesh,Laxmi,Suresh,Maya,Dipak,Sunita,Hari,Kamala,Prakash,Sabina,Nabin,Rita,Mohan,Asmita,Tenzin,Bimala,Krishna,Sarita,Rajan,Pooja,Manoj,Anju,Kiran,Usha,Bishal}'::text[]) as first
 cross join unnest('{Gurung,Thapa,Sherpa,Shrestha,Rai,Tamang,Magar,Karki,Lama,Adhikari,Poudel,Bhandari,Khadka,Maharjan,Limbu,Basnet,KC,Joshi,Acharya,Chaudhary,Bista,Rana,Regmi,Dahal,Subedi,Ghimire,Pandey,Aryal,Koirala,Oli}'::text[]) as last;

create table bench.people as
select n, bench.id('person', n) as id, names.full_name,
       lower(replace(names.full_name, ' ', '.')) || n || '@' || (array['mail', 'post', 'clinic', 'home'])[1 + n % 4] || '.example' as email
  from generate_series(0, :doctors + :patients) as n
  join bench.names on names.number = bench.dice('name', n, 900);
insert into auth.users (id, aud, role, email, created_at, updated_at)
select id, 'authenticated', 'authenticated', email, now(), now() from bench.people;

-- Person 0 is the administrator, 1 to :doctors are doctors, the others patients.
insert into public.profiles (id, role, full_name, email, created_at)
select id, (case when n = 0 then 'administrator' when n <= :doctors then 'doctor' else 'patient' end)::public.app_role,
       case when n between 1 and :doctors then 'Dr ' else '' end || full_name, email, now() - interval '4 years'
  from bench.people;
insert into public.doctor_profiles (id, specialty, licence_number, bio, visit_minutes, buffer_minutes, verified_at)
select bench.id('person', n), (array['General medicine', 'Skin', 'Children', 'Heart', 'Bones'])[1 + n % 5], 'NMC-' || n,
       repeat('Twenty years of practice. ', 8), 15, case when n % 3 = 0 then 5 else 0 end, now() - interval '4 years'
  from generate_series(1, :doctors) as n;
insert into public.patient_profiles (id, birth_date, phone)
select bench.id('person', n), date '1940-01-01' + bench.dice('born', n, 25000), '+977 98' || n
  from generate_series(:doctors + 1, :doctors + :patients) as n;
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
select bench.id('person', n), weekday, hours.opens, hours.closes
  from generate_series(1, :doctors) as n, generate_series(0, 5) as weekday,
       (values (time '09:00', time '12:00'), (time '13:00', time '17:00')) as hours (opens, closes);
insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at, note)
select bench.id('person', n), 'leave', now() + interval '20 days' * m, now() + interval '20 days' * m + interval '2 days', 'Leave'
  from generate_series(1, :doctors) as n, generate_series(-10, 2) as m;

-- Of each doctor's visits the first 12 are to come, 3 are about now (for every fifth doctor, otherwise long past), the others
-- lie behind, evenly over three years; the newest of these were online, with everything that is kept of a visit. Nobody is booked twice: each visit to come has a patient of its own.
create table bench.visits as
select n, d, k, bench.id('visit', n) as id, bench.id('person', d) as doctor_id,
       case
         when k < 12 then now()::date + interval '5 hours' + (1 + k) * interval '1 day' + (d % 20) * interval '15 minutes'
         when k < 15 and d % 5 = 1 then now() + (k - 14) * interval '20 minutes'
         else now()::date + interval '4 hours' - (1 + (k - 12) * 1095.0 / (:appointments / :doctors)) * interval '1 day'
              + bench.dice('slot', n, 28) * interval '15 minutes'
       end as starts_at,
       k < 12 as is_ahead, k between 12 and 14 and d % 5 = 1 as is_now,
       bench.id('person', 1 + :doctors + case when k < 15 then (d + :doctors * (k % 15)) % :patients else bench.dice('patient', n, :patients) end) as patient_id,
       case when k between 15 and 17 then 0 else bench.dice('fate', n, 100) end as fate, bench.dice('type', n, 100) < 80 or k between 12 and 17 as is_online
  from generate_series(0, :appointments - 1) as n
 cross join lateral (select (1 + n % :doctors)::integer as d, (n / :doctors)::integer as k) as place;

insert into public.appointments (
  id, doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, status_reason, call_session_id, call_status,
  request_id, version, created_at, updated_at, held_until, checked_in_at, device_check, completed_at)
select v.id, v.doctor_id, v.patient_id, state.status, (case when is_online then 'online' else 'offline' end)::public.appointment_type,
       v.starts_at, v.starts_at + interval '15 minutes', 'Cough and fever for three days, worse at night, no known allergies.',
       case when state.status in ('cancelled', 'declined') then 'Cannot come at that time' end,
       case when state.called then bench.id('call', v.n) end,
       (case when is_now and k = 12 then 'active' when state.called then 'ended' else 'not_started' end)::public.call_status,
       bench.id('request', v.n), 3, v.starts_at - interval '3 days', v.starts_at,
       case when state.status in ('requested', 'proposed') then least(now() + interval '20 hours', v.starts_at) end,
       case when is_now or state.status = 'completed' then v.starts_at - interval '5 minutes' end,
       '{"camera":"ok","microphone":"ok","network":"ok"}', case when state.status = 'completed' then v.starts_at + interval '15 minutes' end
  from bench.visits v
 cross join lateral (select (case
     when is_now then 'confirmed'
     when is_ahead then case when fate < 70 then 'confirmed' when fate < 90 then 'requested' else 'proposed' end
     when fate < 78 then 'completed' when fate < 88 then 'cancelled' when fate < 94 then 'no_show' when fate < 99 then 'declined'
     else 'confirmed' end)::public.appointment_status as status) as s
 cross join lateral (select s.status, is_online and (s.status = 'completed' or (is_now and k = 12)) as called) as state;

insert into public.call_sessions (
  id, appointment_id, doctor_id, patient_id, attempt, status, doctor_joined, patient_joined, doctor_peer_id, patient_peer_id,
  signaling_data, end_reason, ring_expires_at, created_at, started_at, ended_at, ended_by, version, doctor_device, patient_device,
  patient_rang_at, doctor_joined_at, patient_joined_at, doctor_last_seen_at, patient_last_seen_at)
select a.call_session_id, a.id, a.doctor_id, a.patient_id, 1, a.call_status::text::public.call_session_status, true, true,
       md5('dp' || a.id), md5('pp' || a.id), jsonb_build_object('doctor', half, 'patient', half),
       case when a.call_status = 'ended' then 'completed'::public.call_end_reason end, a.starts_at + interval '45 seconds', a.starts_at,
       a.starts_at + interval '20 seconds', case when a.call_status = 'ended' then a.starts_at + interval '14 minutes' end,
       case when a.call_status = 'ended' then a.doctor_id end, 9, 'device-of-the-doctor', 'device-of-the-patient', a.starts_at + interval '1 second',
       a.starts_at, a.starts_at + interval '10 seconds', seen.at, seen.at
  from public.appointments a
 cross join (select jsonb_build_object('fingerprints', jsonb_build_array('sha-256 ' || repeat('AB:', 31) || 'AB'), 'codecs', '["VP9","H264"]'::jsonb)) as m (half)
 cross join lateral (
   -- Whoever is in a call stays in it however long the measurements take.
   select case when a.call_status = 'active' then now() + interval '1 day' else a.starts_at + interval '14 minutes' end as at) as seen
 where a.call_session_id is not null;

-- The request to the doctor, the answer and the ending to the patient; read but for the last days.
insert into public.notifications (user_id, kind, title, message, appointment_id, call_session_id, created_at, read_at)
select case when told.kind = 'appointment_requested' then v.doctor_id else v.patient_id end, told.kind::public.notification_kind,
       'Your visit', 'Your visit is on ' || to_char(v.starts_at, 'Dy DD Mon, HH24:MI') || '.', v.id, null, told.at,
       case when told.at < now() - interval '6 days' then told.at + interval '1 hour' end
  from bench.visits v
 cross join lateral (values ('appointment_requested', v.starts_at - interval '3 days'), ('appointment_confirmed', v.starts_at - interval '2 days'),
   ('appointment_completed', v.starts_at + interval '15 minutes')) as told (kind, at)
 where told.at < now();

insert into public.visit_notes (appointment_id, doctor_id, body, created_at, updated_at)
select id, doctor_id, repeat('Throat red, lungs clear, temperature 38.2. ', 10), completed_at, completed_at from public.appointments where status = 'completed';
insert into public.visit_summaries (appointment_id, version, findings, medicines, next_step, written_by, created_at, acknowledged_at)
select id, 1, repeat('A viral infection. ', 5), 'Paracetamol 500 mg, three times a day', 'Come again in a week', v.doctor_id, completed_at, completed_at
  from public.appointments join bench.visits v using (id)
 where status = 'completed' and (v.k between 15 and 17 or bench.dice('summary', v.n, 10) < 7);
insert into public.visit_ratings (appointment_id, patient_id, stars, about, created_at, updated_at)
select a.id, a.patient_id, 3 + bench.dice('stars', v.n, 3), case when bench.dice('about', v.n, 4) = 0 then 'waiting' end, a.completed_at, a.completed_at
  from public.appointments a join bench.visits v using (id) where a.status = 'completed' and bench.dice('rated', v.n, 10) < 3;
insert into public.messages (appointment_id, doctor_id, patient_id, sender_id, body, client_id, created_at)
select v.id, v.doctor_id, v.patient_id, case when m = 1 then v.doctor_id else v.patient_id end, 'Can you hear me now?', bench.id('message' || m, v.n), v.starts_at + m * interval '1 minute'
  from bench.visits v, generate_series(1, 2) as m where v.is_online and not v.is_ahead and (v.k between 15 and 17 or bench.dice('chat', v.n, 10) < 5);
insert into public.ring_receipts (call_session_id, device, rang_at) select id, 'device-of-the-patient', patient_rang_at from public.call_sessions;
insert into public.call_quality_samples
select c.id, side::public.app_role, c.started_at + m * interval '1 minute', 80, 0.01, 5, 600, 25, false
  from public.call_sessions c, unnest('{doctor,patient}'::text[]) as side, generate_series(1, 2) as m;
insert into public.audit_log (at, actor_id, action, record_table, record_id, details)
select event.at, event.actor_id, event.action, event.record_table, v.id, '{"to": "confirmed", "from": "requested", "changed": ["status"]}'
  from bench.visits v
 cross join lateral (values (v.starts_at - interval '3 days', v.patient_id, 'insert', 'appointments'), (v.starts_at - interval '2 days', v.doctor_id, 'update', 'appointments'),
   (v.starts_at, v.doctor_id, 'insert', 'call_sessions'), (v.starts_at + interval '15 minutes', v.doctor_id, 'update', 'appointments')) as event (at, actor_id, action, record_table)
 where event.at < now() order by event.at;
insert into private.reminders_sent
select a.id, a.starts_at, kind::public.notification_kind from public.appointments a, unnest('{reminder_day,reminder_hour,reminder_soon}'::text[]) as kind
 where a.status = 'confirmed' and a.starts_at between now() and now() + interval '25 hours';
insert into private.reminders_due
select id, starts_at - case when starts_at > now() + interval '24 hours' then interval '24 hours' else interval '-1 day' end
  from public.appointments where status = 'confirmed' and starts_at > now();

do $$
declare each record;
begin
  for each in select * from bench.indexes loop execute each.definition; end loop;
end $$;

-- The loaded years stay: retention would only measure how fast rows are deleted.
update public.clinic_settings set retain_notifications_days = 3650, retain_messages_days = 3650, retain_quality_days = 3650 where id;
set session_replication_role = origin;
