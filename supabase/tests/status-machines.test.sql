-- The machines of appointments.status and call_sessions.status: every pair of states, against the owner of the database.
begin;
create extension if not exists pgtap with schema extensions;
select plan(72);

insert into auth.users (id, aud, role, email) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'patient@tap.example'),
  ('a0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'another@tap.example');
update public.profiles set role = 'doctor' where id = 'a0000000-0000-4000-8000-000000000001';
insert into public.doctor_profiles (id, specialty, verified_at) values ('a0000000-0000-4000-8000-000000000001', 'Taps', now());

create temporary table pairs as
select row_number() over () as n, gen_random_uuid() as id, old_state, new_state,
       old_state = new_state or (old_state, new_state) in (
         ('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'proposed'), ('requested', 'cancelled'),
         ('proposed', 'confirmed'), ('proposed', 'declined'), ('proposed', 'cancelled'), ('proposed', 'requested'),
         ('confirmed', 'cancelled'), ('confirmed', 'completed'), ('confirmed', 'no_show'), ('confirmed', 'requested'),
         ('confirmed', 'proposed')
       ) as legal
  from unnest(enum_range(null::public.appointment_status)) as old_state,
       unnest(enum_range(null::public.appointment_status)) as new_state;

insert into public.appointments (id, doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
select id, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', old_state, 'online',
       now() + n * interval '1 hour', now() + n * interval '1 hour' + interval '15 minutes', gen_random_uuid()
  from pairs;

select case when legal
         then lives_ok(change, format('appointment: %s -> %s', old_state, new_state))
         else throws_ok(change, 'P0001', 'appointment_wrong_state', format('appointment: not %s -> %s', old_state, new_state))
       end
  from pairs, format('update public.appointments set status = %L where id = %L', new_state, id) as change
 order by n;

select is(a.version, 2, 'every change counts the version up')
  from public.appointments a join pairs on pairs.id = a.id and old_state = 'confirmed' and new_state = 'completed';
select is(a.held_until, null, 'an answered appointment is no longer held')
  from public.appointments a join pairs on pairs.id = a.id and old_state = 'requested' and new_state = 'confirmed';
select throws_ok(
  format('update public.appointments set patient_id = %L where id = %L', 'a0000000-0000-4000-8000-000000000003', id),
  'P0001', 'appointment_wrong_state', 'the patient of an appointment never changes')
  from pairs where old_state = 'requested' and new_state = 'requested';
select throws_ok(
  format('update public.appointments set appointment_type = %L where id = %L', 'offline', id),
  'P0001', 'appointment_wrong_state', 'the kind of an appointment never changes')
  from pairs where old_state = 'requested' and new_state = 'requested';
select throws_ok(
  format('update public.appointments set starts_at = starts_at + interval ''1 minute'' where id = %L', id),
  'P0001', 'appointment_wrong_state', 'a confirmed visit is not moved without being asked for or proposed again')
  from pairs where old_state = 'confirmed' and new_state = 'confirmed';
select lives_ok(
  format('update public.appointments set starts_at = starts_at + interval ''1 minute'', status = ''proposed'' where id = %L', id),
  'a confirmed visit is moved by proposing a time')
  from pairs where old_state = 'confirmed' and new_state = 'confirmed';

-- Calls: one appointment for each pair, since an ended attempt never changes again.
create temporary table call_pairs as
select row_number() over () as n, gen_random_uuid() as id, gen_random_uuid() as appointment_id, old_state, new_state,
       (old_state, new_state) in (('waiting', 'waiting'), ('waiting', 'active'), ('waiting', 'ended'), ('active', 'active'), ('active', 'ended'))
         as legal
  from unnest(enum_range(null::public.call_session_status)) as old_state,
       unnest(enum_range(null::public.call_session_status)) as new_state;
insert into public.appointments (id, doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
select appointment_id, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'confirmed', 'online',
       now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '15 minutes', gen_random_uuid()
  from call_pairs;
insert into public.call_sessions (id, appointment_id, doctor_id, patient_id, attempt, ring_expires_at, doctor_joined, patient_joined)
select id, appointment_id, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 1, now(), true, true
  from call_pairs;
update public.call_sessions c set status = 'active', started_at = now() from call_pairs p where p.id = c.id and p.old_state <> 'waiting';
update public.call_sessions c set status = 'ended', ended_at = now(), end_reason = 'completed'
  from call_pairs p where p.id = c.id and p.old_state = 'ended';

select is(a.call_status::text, p.old_state::text, format('the appointment says the same as its call: %s', p.old_state))
  from public.appointments a join call_pairs p on p.appointment_id = a.id where p.new_state = 'waiting' order by p.n;

select case
         when legal then lives_ok(change, format('call: %s -> %s', old_state, new_state))
         when old_state = 'ended' then throws_ok(change, 'P0001', 'call_ended', format('call: not %s -> %s', old_state, new_state))
         else throws_ok(change, 'P0001', 'call_wrong_state', format('call: not %s -> %s', old_state, new_state))
       end
  from call_pairs, format(
    'update public.call_sessions set status = %L, started_at = coalesce(started_at, now()), ended_at = %s, end_reason = %s where id = %L',
    new_state, case when new_state = 'ended' then 'now()' else 'null' end,
    case when new_state = 'ended' then '''completed''' else 'null' end, id) as change
 order by n;

select throws_ok(
  format($$insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at, status, ended_at, end_reason)
           values (%L, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 9, now(), 'ended', now(), 'completed')$$,
         appointment_id),
  'P0001', 'call_wrong_state', 'an attempt begins waiting') from call_pairs where n = 1;
select throws_ok(
  format($$insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
           values (%L, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 9, now())$$, appointment_id),
  '23505', null, 'a second live attempt of one appointment does not exist')
  from call_pairs where old_state = 'waiting' and new_state = 'waiting';
select lives_ok(
  format($$insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
           values (%L, 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 2, now())$$, appointment_id),
  'after the end comes a new attempt')
  from call_pairs where old_state = 'ended' and new_state = 'ended';
select is(a.call_status::text, 'waiting', 'and the appointment follows it')
  from public.appointments a join call_pairs p on p.appointment_id = a.id and p.old_state = 'ended' and p.new_state = 'ended';
select throws_ok(
  format('update public.call_sessions set attempt = 7 where id = %L', id), 'P0001', 'call_wrong_state', 'the number of an attempt never changes')
  from call_pairs where old_state = 'waiting' and new_state = 'waiting';

select * from finish();
rollback;
