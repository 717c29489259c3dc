-- Generated from supabase/demo-people.ts by `npm run seed:generate`. Invented people for development and demo.

-- Dr Anisha Rahman
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('10000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'anisha@meroclinic.example', extensions.crypt('visit-Anisha-1', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Dr Anisha Rahman'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '10000000-0000-4000-8000-000000000001', 'email', '10000000-0000-4000-8000-000000000001', jsonb_build_object('sub', '10000000-0000-4000-8000-000000000001', 'email', 'anisha@meroclinic.example'), now(), now(), now());
update public.profiles set role = 'doctor' where id = '10000000-0000-4000-8000-000000000001';
delete from public.patient_profiles where id = '10000000-0000-4000-8000-000000000001';
insert into public.doctor_profiles (id, specialty, bio, languages, visit_minutes, verified_at) values ('10000000-0000-4000-8000-000000000001', 'General medicine', 'Family doctor. On duty for video visits around the clock in this demo.', '{en,ne}', 15, now());
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) select '10000000-0000-4000-8000-000000000001', weekday, '00:00', '24:00' from unnest('{0,1,2,3,4,5,6}'::smallint[]) as weekday;

-- Dr Kiran Shrestha
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('10000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'kiran@meroclinic.example', extensions.crypt('visit-Kiran-2', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Dr Kiran Shrestha'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '10000000-0000-4000-8000-000000000002', 'email', '10000000-0000-4000-8000-000000000002', jsonb_build_object('sub', '10000000-0000-4000-8000-000000000002', 'email', 'kiran@meroclinic.example'), now(), now(), now());
update public.profiles set role = 'doctor' where id = '10000000-0000-4000-8000-000000000002';
delete from public.patient_profiles where id = '10000000-0000-4000-8000-000000000002';
insert into public.doctor_profiles (id, specialty, bio, languages, visit_minutes, verified_at) values ('10000000-0000-4000-8000-000000000002', 'Skin', 'Dermatologist at the Patan clinic, mornings and afternoons except Saturday.', '{en,ne}', 20, now());
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) select '10000000-0000-4000-8000-000000000002', weekday, '09:00', '12:00' from unnest('{0,1,2,3,4,5}'::smallint[]) as weekday;
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) select '10000000-0000-4000-8000-000000000002', weekday, '13:00', '17:00' from unnest('{0,1,2,3,4,5}'::smallint[]) as weekday;

-- Dr Maya Lama
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('10000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'maya@meroclinic.example', extensions.crypt('visit-Maya-3', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Dr Maya Lama'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '10000000-0000-4000-8000-000000000003', 'email', '10000000-0000-4000-8000-000000000003', jsonb_build_object('sub', '10000000-0000-4000-8000-000000000003', 'email', 'maya@meroclinic.example'), now(), now(), now());
update public.profiles set role = 'doctor' where id = '10000000-0000-4000-8000-000000000003';
delete from public.patient_profiles where id = '10000000-0000-4000-8000-000000000003';
insert into public.doctor_profiles (id, specialty, bio, languages, visit_minutes, verified_at) values ('10000000-0000-4000-8000-000000000003', 'Children', 'Registered, not yet verified by the clinic.', '{ne}', 30, null);
insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) select '10000000-0000-4000-8000-000000000003', weekday, '10:00', '16:00' from unnest('{0,1,2,3,4,5}'::smallint[]) as weekday;

-- Sita Gurung
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('20000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'sita@meroclinic.example', extensions.crypt('visit-Sita-1', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Sita Gurung'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '20000000-0000-4000-8000-000000000001', 'email', '20000000-0000-4000-8000-000000000001', jsonb_build_object('sub', '20000000-0000-4000-8000-000000000001', 'email', 'sita@meroclinic.example'), now(), now(), now());
update public.patient_profiles set birth_date = '1988-04-12', phone = '+977 980 000 0001' where id = '20000000-0000-4000-8000-000000000001';

-- Bikash Thapa
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('20000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'bikash@meroclinic.example', extensions.crypt('visit-Bikash-2', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Bikash Thapa'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '20000000-0000-4000-8000-000000000002', 'email', '20000000-0000-4000-8000-000000000002', jsonb_build_object('sub', '20000000-0000-4000-8000-000000000002', 'email', 'bikash@meroclinic.example'), now(), now(), now());
update public.patient_profiles set birth_date = '1971-11-30', phone = '+977 980 000 0002' where id = '20000000-0000-4000-8000-000000000002';

-- Pema Sherpa
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('30000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'pema@meroclinic.example', extensions.crypt('visit-Pema-1', extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', 'Pema Sherpa'), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), '30000000-0000-4000-8000-000000000001', 'email', '30000000-0000-4000-8000-000000000001', jsonb_build_object('sub', '30000000-0000-4000-8000-000000000001', 'email', 'pema@meroclinic.example'), now(), now(), now());
update public.profiles set role = 'administrator' where id = '30000000-0000-4000-8000-000000000001';
delete from public.patient_profiles where id = '30000000-0000-4000-8000-000000000001';

-- What a hosted project expects besides.
do $$
declare wanted record;
begin
  for wanted in
    select c.column_name, case c.column_name when 'instance_id' then '00000000-0000-0000-0000-000000000000' else '' end as filling
      from information_schema.columns c
     where c.table_schema = 'auth' and c.table_name = 'users' and c.column_name in (
       'instance_id', 'confirmation_token', 'recovery_token', 'email_change', 'email_change_token_new',
       'email_change_token_current', 'phone_change', 'phone_change_token', 'reauthentication_token')
  loop
    execute format('update auth.users set %1$I = %2$L where %1$I is null and email like %3$L',
      wanted.column_name, wanted.filling, '%@meroclinic.example');
  end loop;
end $$;
