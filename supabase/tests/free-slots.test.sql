-- Free slots: weekly hours on the doctor's wall clock through both changes of the clocks, exceptions, buffer, notice.
begin;
create extension if not exists pgtap with schema extensions;
select plan(34);

insert into auth.users (id, aud, role, email) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'patient@tap.example');
update public.profiles set role = 'doctor' where id = 'a0000000-0000-4000-8000-000000000001';
insert into public.doctor_profiles (id, specialty, visit_minutes, time_zone, verified_at)
values ('a0000000-0000-4000-8000-000000000001', 'Taps', 30, 'Europe/Berlin', now());
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
select 'a0000000-0000-4000-8000-000000000001', weekday, '00:00', '24:00' from generate_series(0, 6) as weekday;
select set_config('request.jwt.claims', '{"sub":"a0000000-0000-4000-8000-000000000002","role":"authenticated"}', true);

create function pg_temp.slots_of(zone text, day date) returns table (starts_at timestamptz, ends_at timestamptz, wall timestamp)
language plpgsql as $$
begin
  update public.doctor_profiles set time_zone = zone where id = 'a0000000-0000-4000-8000-000000000001';
  return query select s.starts_at, s.ends_at, s.starts_at at time zone zone
    from private.working_slots('a0000000-0000-4000-8000-000000000001', day, 1) s order by s.starts_at;
end $$;
create function pg_temp.has_wall(zone text, day date, clock time) returns boolean
language sql as $$ select exists (select 1 from pg_temp.slots_of(zone, day) where wall = day + clock) $$;
create function pg_temp.overlaps(zone text, day date) returns bigint
language sql as $$
  with slots as (select * from pg_temp.slots_of(zone, day))
  select count(*) from slots a join slots b on a.starts_at < b.starts_at and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
$$;

-- [day, what happens to its clocks, slots of half an hour]: days of 24, 23 and 25 hours. A time that comes twice is offered once.
select is((select count(*) from pg_temp.slots_of(zone, day)), slots, format('%s on %s, %s: %s slots', zone, day, clocks, slots))
  from (values
    ('Europe/Berlin', date '2027-03-27', 'an ordinary day', 48::bigint),
    ('Europe/Berlin', date '2027-03-28', 'an hour is skipped', 46),
    ('Europe/Berlin', date '2027-10-31', 'an hour comes twice', 48),
    ('America/New_York', date '2027-03-14', 'an hour is skipped', 46),
    ('America/New_York', date '2027-11-07', 'an hour comes twice', 48),
    ('Australia/Lord_Howe', date '2027-10-03', 'half an hour is skipped', 47),
    ('Australia/Lord_Howe', date '2027-04-04', 'half an hour comes twice', 48),
    ('Asia/Kathmandu', date '2027-03-28', 'a day as any other', 48)
  ) as days (zone, day, clocks, slots);
select is(pg_temp.overlaps(zone, day), 0::bigint, format('%s on %s: no two slots overlap', zone, day))
  from (values ('Europe/Berlin', date '2027-03-28'), ('Europe/Berlin', '2027-10-31'), ('America/New_York', '2027-03-14'),
               ('America/New_York', '2027-11-07'), ('Australia/Lord_Howe', '2027-10-03'), ('Australia/Lord_Howe', '2027-04-04')
  ) as days (zone, day);
select ok(not pg_temp.has_wall('Europe/Berlin', '2027-03-28', '02:00'), 'Berlin: 02:00 does not exist when the clocks go forward');
select ok(not pg_temp.has_wall('Europe/Berlin', '2027-03-28', '02:30'), 'nor 02:30');
select ok(pg_temp.has_wall('Europe/Berlin', '2027-03-28', '03:00'), '03:00 does');
select ok(not pg_temp.has_wall('America/New_York', '2027-03-14', '02:30'), 'New York: nor there');
select is(
  (select starts_at from pg_temp.slots_of('Europe/Berlin', '2027-03-28') where wall = timestamp '2027-03-28 09:00'),
  timestamptz '2027-03-28 07:00Z', 'nine o''clock stays nine o''clock after the change');
select is(
  (select starts_at from pg_temp.slots_of('America/New_York', '2027-11-07') where wall = timestamp '2027-11-07 09:00'),
  timestamptz '2027-11-07 14:00Z', 'also in autumn');
select is(
  (select starts_at from pg_temp.slots_of('Europe/Berlin', '2027-10-31') where wall = timestamp '2027-10-31 02:30'),
  timestamptz '2027-10-31 01:30Z', 'half past two comes twice and means the second one');
select is(
  (select max(ends_at) from pg_temp.slots_of('Europe/Berlin', '2027-10-31')), timestamptz '2027-10-31 23:00Z',
  'hours until 24:00 end at midnight of the doctor, also after 25 hours');
select is(
  (select max(ends_at) from pg_temp.slots_of('America/New_York', '2027-03-14')), timestamptz '2027-03-15 04:00Z', 'and after 23');
select ok(private.within_hours('a0000000-0000-4000-8000-000000000001', timestamptz '2027-03-15 03:30Z'),
  'the last slot before midnight can be booked');
select ok(not private.within_hours('a0000000-0000-4000-8000-000000000001', timestamptz '2027-03-15 03:40Z'),
  'a time off the grid cannot');

-- From here on with the present.
update public.doctor_profiles set time_zone = 'Asia/Kathmandu' where id = 'a0000000-0000-4000-8000-000000000001';
create function pg_temp.free() returns table (starts_at timestamptz, ends_at timestamptz)
language sql as $$ select * from public.free_slots('a0000000-0000-4000-8000-000000000001', (now() at time zone 'Asia/Kathmandu')::date, 7) $$;
create temporary table chosen as select starts_at, ends_at from pg_temp.free() order by 1 offset 60 limit 1;

select ok((select min(starts_at) > now() and min(starts_at) <= now() + interval '30 minutes' from pg_temp.free()), 'the next slot is soon');
update public.doctor_profiles set minimum_notice_minutes = 180 where id = 'a0000000-0000-4000-8000-000000000001';
select ok((select min(starts_at) > now() + interval '180 minutes' and min(starts_at) <= now() + interval '210 minutes' from pg_temp.free()),
  'with a minimum notice of three hours it is three hours away');

insert into public.appointments (doctor_id, patient_id, appointment_type, starts_at, ends_at, request_id)
select 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'online', starts_at, ends_at, gen_random_uuid() from chosen;
select ok(not exists (select 1 from pg_temp.free() f join chosen using (starts_at)), 'a requested slot is not free');
select ok(exists (select 1 from pg_temp.free() f, chosen c where f.starts_at = c.ends_at), 'the one after it is');
update public.doctor_profiles set buffer_minutes = 10 where id = 'a0000000-0000-4000-8000-000000000001';
select is(
  (select count(*) from pg_temp.free() f, chosen c where f.starts_at = c.ends_at or f.ends_at = c.starts_at), 0::bigint,
  'with a buffer its neighbours are not free either');
select ok(exists (select 1 from pg_temp.free() f, chosen c where f.starts_at = c.ends_at + interval '30 minutes'), 'those next to them are');

insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
select 'a0000000-0000-4000-8000-000000000001', 'leave', starts_at + interval '10 hours 10 minutes', ends_at + interval '12 hours' from chosen;
select is(
  (select count(*) from pg_temp.free() f, chosen c
    where f.ends_at > c.starts_at + interval '10 hours 10 minutes' and f.starts_at < c.ends_at + interval '12 hours'), 0::bigint,
  'nothing is free in a leave, not even a slot it only touches in part');
delete from public.availability_rules where doctor_id = 'a0000000-0000-4000-8000-000000000001';
select is((select count(*) from pg_temp.free()), 0::bigint, 'no hours, no slots');
insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at)
select 'a0000000-0000-4000-8000-000000000001', 'extra', ends_at + interval '11 hours', ends_at + interval '13 hours' from chosen;
select results_eq(
  'select f.starts_at from pg_temp.free() f order by 1',
  'select ends_at + interval ''12 hours'' + n * interval ''30 minutes'' from chosen, generate_series(0, 1) n',
  'extra hours without a rule are offered, except where a leave covers them');

select * from finish();
rollback;
