-- A language of the client is one file of the client: the clinic keeps its tag, whatever it is.
alter table public.profiles drop constraint profiles_language_check;
alter table public.profiles add constraint profiles_language_check check (language ~ '^[a-z]{2,3}$');

-- As before, but for the language.
create or replace function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  given_name text := left(btrim(coalesce(new.raw_user_meta_data ->> 'full_name', '')), 120);
  given_zone text := new.raw_user_meta_data ->> 'time_zone';
  given_language text := new.raw_user_meta_data ->> 'language';
begin
  insert into public.profiles (id, full_name, email, time_zone, language)
  values (
    new.id,
    case when given_name = '' then left(split_part(coalesce(new.email, 'patient'), '@', 1), 120) else given_name end,
    coalesce(new.email, ''),
    case when given_zone is not null and private.known_time_zone(given_zone) then given_zone else 'Asia/Kathmandu' end,
    case when given_language ~ '^[a-z]{2,3}$' then given_language else 'en' end
  );
  insert into public.patient_profiles (id) values (new.id);
  return new;
end $$;
