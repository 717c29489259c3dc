-- The audit log: append-only for everybody, complete, and without a word of what was written.
begin;
create extension if not exists pgtap with schema extensions;
select plan(26);

insert into auth.users (id, aud, role, email) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'doctor@tap.example'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'patient@tap.example');
update public.profiles set role = 'doctor' where id = 'a0000000-0000-4000-8000-000000000001';
insert into public.doctor_profiles (id, specialty, verified_at) values ('a0000000-0000-4000-8000-000000000001', 'Taps', now());
insert into public.appointments (id, doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
values ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002',
        'requested', 'online', now() - interval '1 minute', now() + interval '15 minutes', 'a secret cough', gen_random_uuid());
select set_config('request.jwt.claims', '{"sub":"a0000000-0000-4000-8000-000000000001","role":"authenticated"}', true);
update public.appointments set status = 'confirmed', status_reason = 'a secret word' where id = 'b0000000-0000-4000-8000-000000000001';
insert into public.visit_notes (appointment_id, doctor_id, body)
values ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'a secret note');
insert into public.visit_summaries (appointment_id, version, findings, written_by)
values ('b0000000-0000-4000-8000-000000000001', 1, 'a secret finding', 'a0000000-0000-4000-8000-000000000001');
insert into public.call_sessions (id, appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
values ('c0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001',
        'a0000000-0000-4000-8000-000000000002', 1, now());
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at)
values ('a0000000-0000-4000-8000-000000000001', 1, '09:00', '12:00');
insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at, note)
values ('a0000000-0000-4000-8000-000000000001', 'leave', now(), now() + interval '2 days', 'a secret illness');
insert into public.doctor_invitations (email, specialty, code_digest, expires_at)
values ('tap@tap.example', 'Taps', sha256('tap'), now() + interval '1 day');
update public.clinic_settings set ring_seconds = 46 where id;

select is(
  (select l.details from public.audit_log l where l.record_id = 'b0000000-0000-4000-8000-000000000001' and l.action = 'update'
    order by l.id limit 1),
  '{"changed": ["status", "status_reason"], "from": "requested", "to": "confirmed"}'::jsonb,
  'a change tells columns and states');
select is(
  (select l.actor_id from public.audit_log l where l.record_id = 'b0000000-0000-4000-8000-000000000001' and l.action = 'update'
    order by l.id limit 1),
  'a0000000-0000-4000-8000-000000000001'::uuid, 'and who did it');
select is(
  (select l.actor_id from public.audit_log l where l.record_table = 'appointments' and l.record_id = 'b0000000-0000-4000-8000-000000000001'
      and l.action = 'insert'),
  null::uuid, 'nobody, where the clinic itself did it');
select is(
  (select l.details from public.audit_log l
    where l.record_table = 'profiles' and l.record_id = 'a0000000-0000-4000-8000-000000000001' and l.action = 'update'),
  '{"changed": ["role"], "from": "patient", "to": "doctor"}'::jsonb, 'a change of role tells both roles');
select is(
  (select l.details from public.audit_log l where l.record_table = 'clinic_settings' order by l.id desc limit 1),
  '{"changed": ["ring_seconds"]}'::jsonb, 'a change of a setting names it');

select isnt_empty(
  format('select 1 from public.audit_log where record_table = %L and action = %L and at = now()', written, 'insert'),
  format('%s: what is inserted is logged', written))
  from unnest(array['profiles', 'doctor_profiles', 'appointments', 'visit_notes', 'visit_summaries', 'call_sessions',
                    'availability_rules', 'availability_exceptions', 'doctor_invitations']) as written;
select is_empty($$select 1 from public.audit_log where details::text ~* 'secret'$$, 'no word of a note, summary or reason is in it');

create temporary table before as select max(id) as id from public.audit_log;
update public.call_sessions set doctor_last_seen_at = now(), patient_last_seen_at = now() where id = 'c0000000-0000-4000-8000-000000000001';
select is((select max(id) from public.audit_log), (select id from before), 'a heartbeat is no deed');
update public.appointments set call_status = 'ended' where id = 'b0000000-0000-4000-8000-000000000001';
select is((select max(id) from public.audit_log), (select id + 1 from before), 'anything else is one line');

select throws_ok('update public.audit_log set action = ''nothing''', 'P0001', 'invalid_request', 'the owner cannot change it');
select throws_ok('delete from public.audit_log', 'P0001', 'invalid_request', 'nor delete from it');
select throws_ok('truncate public.audit_log', 'P0001', 'invalid_request', 'nor empty it');
select throws_ok('insert into public.audit_log (id, action, record_table) values (1, ''x'', ''y'')', '428C9', null,
  'nor choose the number of a line');
select ok(not has_table_privilege('service_role', 'public.audit_log', verb), format('the service has no right to %s it', verb))
  from unnest(array['update', 'delete', 'truncate']) as verb;
select table_privs_are('public', 'audit_log', 'authenticated', array['SELECT']);
select table_privs_are('public', 'audit_log', 'anon', array[]::text[]);

select * from finish();
rollback;
