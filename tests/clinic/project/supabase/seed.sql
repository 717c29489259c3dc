insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, instance_id)
values (
  '11111111-1111-4111-8111-111111111111', 'authenticated', 'authenticated', 'seeded@clinic.example',
  crypt('seeded password', gen_salt('bf')), now(), '{"provider":"email","providers":["email"],"floor":3}', '{"name":"Seeded"}',
  '00000000-0000-0000-0000-000000000000'
);
insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at)
values (
  '11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111111',
  '{"sub":"11111111-1111-4111-8111-111111111111","email":"seeded@clinic.example"}', 'email', now()
);
