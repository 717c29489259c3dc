-- Exclusion constraints: nobody is in two places, hours do not overlap.
begin;
create extension if not exists pgtap with schema extensions;
select plan(17);

insert into auth.users (id, aud, role, email) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'patient@tap.example'),
  ('a0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'second-doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000004', 'authenticated', 'authenticated', 'second-patient@tap.example');
insert into public.doctor_profiles (id, specialty, verified_at) values
  ('a0000000-0000-4000-8000-000000000001', 'Taps', now()), ('a0000000-0000-4000-8000-000000000003', 'Pipes', now());

create function pg_temp.book(doctor integer, patient integer, first_minute integer, last_minute integer, state text default 'requested')
returns text language sql as $$
  select format(
    'insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id)
     values (%L, %L, %L, ''online'', now() + interval ''%s minutes'', now() + interval ''%s minutes'', gen_random_uuid())',
    'a0000000-0000-4000-8000-00000000000' || doctor, 'a0000000-0000-4000-8000-00000000000' || patient, state, first_minute, last_minute)
$$;

select lives_ok(pg_temp.book(1, 2, 0, 15), 'a visit');
select throws_ok(pg_temp.book(1, 4, 5, 20), '23P01', null, 'the doctor is taken for a part of it');
select throws_ok(pg_temp.book(1, 4, 0, 15), '23P01', null, 'and for all of it');
select throws_ok(pg_temp.book(1, 4, -10, 60), '23P01', null, 'and by one around it');
select throws_ok(pg_temp.book(3, 2, 5, 20), '23P01', null, 'the patient is taken as well');
select throws_ok(pg_temp.book(1, 4, 5, 20, 'proposed'), '23P01', null, 'a proposed time holds its slot too');
select throws_ok(pg_temp.book(1, 4, 5, 20, 'confirmed'), '23P01', null, 'and a confirmed one');
select lives_ok(pg_temp.book(1, 4, 15, 30), 'the next visit may begin when this one ends');
select lives_ok(pg_temp.book(1, 4, 0, 15, 'cancelled'), 'a cancelled visit takes no time');
select lives_ok(pg_temp.book(1, 4, 0, 15, 'declined'), 'nor a declined one');
select lives_ok(pg_temp.book(1, 4, 0, 15, 'completed'), 'nor one that is over');
update public.appointments set status = 'cancelled' where patient_id = 'a0000000-0000-4000-8000-000000000002' and status = 'requested';
select lives_ok(pg_temp.book(1, 4, 0, 15), 'cancelling frees the time');

insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
values ('a0000000-0000-4000-8000-000000000001', 1, '09:00', '12:00');
select throws_ok(
  $$insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
    values ('a0000000-0000-4000-8000-000000000001', 1, '11:00', '24:00')$$, '23P01', null, 'hours of one day do not overlap');
select lives_ok(
  $$insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
    values ('a0000000-0000-4000-8000-000000000001', 1, '12:00', '24:00')$$, 'they may touch, and end at midnight');
insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
values ('a0000000-0000-4000-8000-000000000001', 'leave', now(), now() + interval '2 days');
select throws_ok(
  $$insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
    values ('a0000000-0000-4000-8000-000000000001', 'leave', now() + interval '1 day', now() + interval '3 days')$$,
  '23P01', null, 'one leave does not overlap another');
select lives_ok(
  $$insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
    values ('a0000000-0000-4000-8000-000000000001', 'extra', now() + interval '1 day', now() + interval '3 days')$$,
  'extra hours may lie within a leave, which counts for more');
select throws_ok(
  $$insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
    values ('a0000000-0000-4000-8000-000000000001', 'leave', now() + interval '10 days', now() + interval '500 days')$$,
  '23514', null, 'nobody is on leave for longer than a year');

select * from finish();
rollback;
