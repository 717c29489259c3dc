create table public.people (
  id uuid primary key references auth.users (id) on delete cascade,
  name text not null,
  rank text not null default 'member'
);
alter table public.people enable row level security;
create policy "everybody signed in reads people" on public.people for select to authenticated using (true);
create policy "one changes oneself" on public.people for update to authenticated
  using (id = auth.uid()) with check (id = auth.uid());
revoke all on public.people from anon, authenticated;
grant select on public.people to authenticated;
grant update (name) on public.people to authenticated;

create function public.add_person() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.raw_user_meta_data ->> 'name' = 'nobody' then
    raise exception 'nobody may not sign up';
  end if;
  insert into public.people (id, name) values (new.id, coalesce(new.raw_user_meta_data ->> 'name', 'unnamed'));
  return new;
end
$$;
create trigger add_person after insert on auth.users for each row execute function public.add_person();
