create function public.who_am_i() returns jsonb language sql stable as $$
  select jsonb_build_object('uid', auth.uid(), 'role', auth.role(), 'database_role', current_user, 'jwt', auth.jwt())
$$;

create function public.refuse(wanted text) returns void language plpgsql as $$
begin
  raise exception 'refused on request' using errcode = wanted, detail = 'the detail', hint = 'the hint';
end
$$;

create function public.only_members() returns text language sql security definer set search_path = '' as $$
  select 'for members'
$$;
revoke execute on function public.only_members() from public, anon;

create function public.note_titles(at_least integer default 0) returns setof public.notes language sql stable as $$
  select * from public.notes where priority >= at_least order by title
$$;

create function public.tell(topic text, words text) returns void
language sql security definer set search_path = '' as $$
  select realtime.send(jsonb_build_object('words', words), 'told', topic, false)
$$;

create table public.scheduled_runs (at timestamptz not null default now());
create function public.run_scheduled_tasks() returns void language sql as $$
  insert into public.scheduled_runs default values
$$;

-- Everybody hears in `hall`; only the named person hears and speaks in `room:<id>`.
create policy "hear" on realtime.messages for select to authenticated
  using (realtime.topic() = 'hall' or realtime.topic() = 'room:' || auth.uid());
create policy "speak" on realtime.messages for insert to authenticated
  with check (realtime.topic() = 'room:' || auth.uid());
