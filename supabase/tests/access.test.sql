-- Row-level security, policies, rights and triggers, table by table.
begin;
create extension if not exists pgtap with schema extensions;
select plan(128);

select tables_are('public', array[
  'appointments', 'audit_log', 'availability_exceptions', 'availability_rules', 'call_quality_samples', 'call_sessions',
  'clinic_settings', 'doctor_invitations', 'doctor_profiles', 'messages', 'notifications', 'patient_profiles', 'profiles',
  'ring_receipts', 'visit_notes', 'visit_ratings', 'visit_summaries', 'waiting_peers'
]);
select tables_are('private', array['relay', 'reminders_due', 'reminders_sent', 'task_runs']);

select ok(c.relrowsecurity, format('row-level security is on for %I.%I', n.nspname, c.relname))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') order by n.nspname, c.relname;

select policies_are('public', policies.on_table, array[policies.name])
  from (values
    ('profiles'::name, 'own profile'::name),
    ('doctor_profiles', 'own or verified doctor'),
    ('patient_profiles', 'own patient profile'),
    ('clinic_settings', 'clinic settings are known to all who signed in'),
    ('availability_rules', 'hours of verified doctors and own'),
    ('availability_exceptions', 'a doctor''s own exceptions'),
    ('appointments', 'only participants see an appointment'),
    ('call_sessions', 'only participants see a call'),
    ('notifications', 'only the recipient reads a notification'),
    ('doctor_invitations', 'administrators see invitations'),
    ('audit_log', 'administrators read the audit log'),
    ('visit_notes', 'a doctor''s own notes'),
    ('visit_summaries', 'participants read summaries'),
    ('messages', 'participants read messages'),
    ('call_quality_samples', 'participants and administrators see call quality'),
    ('ring_receipts', 'participants see ring receipts'),
    ('waiting_peers', 'only participants see waiting addresses'),
    ('visit_ratings', 'own ratings, and all of them for administrators')
  ) as policies (on_table, name);
select policies_are('private', unnest(array['relay', 'reminders_due', 'reminders_sent', 'task_runs']::name[]), array[]::name[]);

select policy_cmd_is('public', tablename, policyname, 'SELECT') from pg_policies where schemaname = 'public' order by tablename;
select policy_roles_are('public', tablename, policyname, array['authenticated']::name[])
  from pg_policies where schemaname = 'public' order by tablename;

select table_privs_are('public', tablename, 'anon', array[]::text[]) from pg_tables where schemaname = 'public' order by tablename;
select column_privs_are('public', 'doctor_profiles', 'licence_number', 'authenticated', array[]::text[]);
select column_privs_are('public', 'doctor_invitations', 'code_digest', 'authenticated', array[]::text[]);
select column_privs_are('public', 'profiles', 'role', 'authenticated', array['SELECT']);
select schema_privs_are('private', 'anon', array[]::text[]);

select triggers_are('public', watched.on_table, watched.triggers)
  from (values
    ('profiles'::name, array['guard_profile', 'audit_row']::name[]),
    ('doctor_profiles', array['audit_row']),
    ('doctor_invitations', array['audit_row']),
    ('clinic_settings', array['audit_row']),
    ('availability_rules', array['audit_row']),
    ('availability_exceptions', array['audit_row']),
    ('visit_notes', array['audit_note']),
    ('audit_log', array['audit_is_append_only', 'audit_is_never_emptied'])
  ) as watched (on_table, triggers);
-- Realtime keeps a trigger of its own on published tables of the embedded clinic.
select has_trigger('public', expected.on_table, expected.name)
  from (values
    ('appointments'::name, 'guard_appointment'::name), ('appointments', 'notify_of_appointment'), ('appointments', 'audit_row'),
    ('call_sessions', 'guard_call_session'), ('call_sessions', 'guard_new_call_session'), ('call_sessions', 'mirror_call_status'),
    ('call_sessions', 'notify_of_call'), ('call_sessions', 'forget_waiting'), ('appointments', 'forget_waiting'), ('appointments', 'forget_delay'), ('messages', 'name_people'), ('call_sessions', 'audit_row'), ('visit_summaries', 'audit_row')
  ) as expected (on_table, name);
select has_trigger('auth', 'users', 'create_profile'::name);
select has_trigger('auth', 'users', 'follow_email'::name);

select set_eq(
  $$select tablename::text from pg_publication_tables where pubname = 'supabase_realtime' and schemaname = 'public'$$,
  array['appointments', 'call_sessions', 'notifications', 'messages', 'visit_summaries', 'waiting_peers'],
  'what the screens listen to is published, and nothing else');

select * from finish();
rollback;
