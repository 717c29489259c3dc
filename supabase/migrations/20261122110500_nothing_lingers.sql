-- Addresses and fingerprints of an attempt go with it, and a profile follows the address its person signs in with.
create or replace function private.guard_call_session() returns trigger
language plpgsql set search_path = '' as $$
begin
  if old.status = 'ended' then
    perform private.refuse('call_ended', 'an ended attempt is never changed');
  end if;
  if new.status <> old.status
     and (old.status, new.status) not in (('waiting', 'active'), ('waiting', 'ended'), ('active', 'ended')) then
    perform private.refuse('call_wrong_state', old.status || ' -> ' || new.status);
  end if;
  if (new.id, new.appointment_id, new.doctor_id, new.patient_id, new.attempt, new.created_at)
     is distinct from (old.id, old.appointment_id, old.doctor_id, old.patient_id, old.attempt, old.created_at) then
    perform private.refuse('call_wrong_state', 'who and what of an attempt never change');
  end if;
  -- Also when the doctor, coming back, gives the address that a patient's device gave while it rang.
  if new.doctor_peer_id = new.patient_peer_id then perform private.refuse('invalid_request', 'peer_id'); end if;
  if new.status = 'ended' then
    new.doctor_peer_id := null;
    new.patient_peer_id := null;
    new.signaling_data := '{}';
  end if;
  new.version := old.version + 1;
  return new;
end $$;

alter table public.call_sessions disable trigger user;
update public.call_sessions set doctor_peer_id = null, patient_peer_id = null, signaling_data = '{}'
 where status = 'ended' and (doctor_peer_id is not null or patient_peer_id is not null or signaling_data <> '{}');
alter table public.call_sessions enable trigger user;

create function private.follow_email() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.profiles set email = coalesce(new.email, '') where id = new.id and email <> coalesce(new.email, '');
  return new;
end $$;
create trigger follow_email after update of email on auth.users for each row
  when (new.email is distinct from old.email) execute function private.follow_email();

update public.profiles p set email = coalesce(u.email, '')
  from auth.users u where u.id = p.id and p.email <> coalesce(u.email, '');
