-- The attempt beside its machine: two minutes, moving, admission from the waiting room, and what is gone at the end.
begin;
create extension if not exists pgtap with schema extensions;
select plan(19);

insert into auth.users (id, aud, role, email) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'patient@tap.example');
update public.profiles set role = 'doctor' where id = 'a0000000-0000-4000-8000-000000000001';
insert into public.doctor_profiles (id, specialty, verified_at) values ('a0000000-0000-4000-8000-000000000001', 'Taps', now());
insert into public.appointments (id, doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
values ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002',
        'confirmed', 'online', now(), now() + interval '15 minutes', gen_random_uuid());
create function pg_temp.be(who integer) returns void language sql as $$
  select set_config('request.jwt.claims', format('{"sub":"a0000000-0000-4000-8000-00000000000%s","role":"authenticated"}', who), true)
$$;
create function pg_temp.call() returns public.call_sessions language sql as $$
  select * from public.call_sessions where appointment_id = 'b0000000-0000-4000-8000-000000000001' order by attempt desc limit 1
$$;

-- Two minutes.
do $$ begin perform pg_temp.be(1), public.start_call('b0000000-0000-4000-8000-000000000001', 'doctor-device', 'peer-of-the-doctor-0', '{"a": 1}'); end $$;
select is((pg_temp.call()).patient_joined, false, 'without anybody in the waiting room it rings');
select throws_ok($$select public.ask_for_two_minutes((pg_temp.call()).id)$$, 'P0001', 'only_the_patient', 'the doctor does not ask for the patient');
do $$ begin perform pg_temp.be(2), public.ask_for_two_minutes((pg_temp.call()).id); end $$;
select is((pg_temp.call()).patient_back_at, now() + interval '2 minutes', 'the patient is back in two minutes');
select is((pg_temp.call()).ring_expires_at, now() + interval '2 minutes 45 seconds', 'and has a whole ring then');
select is(private.close_stale_calls(), 0, 'which the clock leaves alone');

-- Moving.
do $$ begin perform public.join_call((pg_temp.call()).id, 'patient-device', 'peer-of-the-patient-0', '{"b": 1}'); end $$;
do $$ begin perform public.take_over_call((pg_temp.call()).id, 'other-device', 'peer-of-the-patient-1', '{"b": 2}'); end $$;
select is((pg_temp.call()).patient_device, 'other-device', 'the newer device holds the side');
select is((pg_temp.call()).signaling_data, '{"doctor": {"a": 1}, "patient": {"b": 2}}'::jsonb, 'with its own half');
select throws_ok($$select public.heartbeat_call((pg_temp.call()).id, 'patient-device')$$, 'P0001', 'call_joined_elsewhere', 'the older one is told');
select is((public.end_call((pg_temp.call()).id, null, 'patient-device')).status, 'waiting'::public.call_session_status, 'and ends nothing');
select is((public.end_call((pg_temp.call()).id, null, 'other-device')).status, 'ended'::public.call_session_status, 'the newer one does');
select is((pg_temp.call()).signaling_data, '{}'::jsonb, 'fingerprints go with the attempt');
select is((pg_temp.call()).doctor_peer_id, null, 'and addresses');

-- Admission.
do $$ begin
  perform public.offer_waiting_peer('b0000000-0000-4000-8000-000000000001', 'patient-device', 'peer-of-the-patient-2', '{"b": 3}');
  perform public.check_in('b0000000-0000-4000-8000-000000000001');
  perform pg_temp.be(1), public.start_call('b0000000-0000-4000-8000-000000000001', 'doctor-device', 'peer-of-the-doctor-1', '{"a": 2}');
end $$;
select is((pg_temp.call()).patient_joined, true, 'who waits in the room is admitted');
select is((pg_temp.call()).patient_peer_id, 'peer-of-the-patient-2', 'with the address given there');
select is(count(*)::integer, 0, 'and is not rung') from public.notifications
 where kind = 'call_started' and call_session_id = (pg_temp.call()).id;
select throws_ok(
  $$select public.take_over_call((pg_temp.call()).id, 'doctor-other', 'peer-of-the-patient-2', '{}')$$, 'P0001', 'invalid_request',
  'two sides never have one address');
do $$ begin perform public.end_call((pg_temp.call()).id); end $$;
select is(count(*)::integer, 0, 'addresses of the waiting room serve one attempt') from public.waiting_peers where peer_id is not null;

-- An account that is closed.
do $$ begin perform pg_temp.be(2); end $$;
select is(public.delete_my_account('patient@tap.example') ->> 'visits', '0', 'a visit that was to come is cancelled, not kept');
select is(full_name, 'Former patient', 'and the name is gone') from public.profiles where id = 'a0000000-0000-4000-8000-000000000002';

select * from finish();
rollback;
