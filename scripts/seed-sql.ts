// Writes supabase/seed.sql from the table of demo people; `--check` fails when the file is not what it should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPeople, type DemoPerson } from '../supabase/demo-people.ts';

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

function account(person: DemoPerson): string {
  return `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values (${quote(person.id)}, 'authenticated', 'authenticated', ${quote(person.email)}, extensions.crypt(${quote(person.password)}, extensions.gen_salt('bf', 8)), now(),
  '{"provider":"email","providers":["email"]}', jsonb_build_object('full_name', ${quote(person.name)}), now(), now());
insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), ${quote(person.id)}, 'email', ${quote(person.id)}, jsonb_build_object('sub', ${quote(person.id)}, 'email', ${quote(person.email)}), now(), now(), now());`;
}

function role(person: DemoPerson): string[] {
  const lines: string[] = [];
  if (person.role !== 'patient') {
    lines.push(
      `update public.profiles set role = ${quote(person.role)} where id = ${quote(person.id)};`,
      `delete from public.patient_profiles where id = ${quote(person.id)};`,
    );
  }
  if (person.patient) {
    lines.push(
      `update public.patient_profiles set birth_date = ${quote(person.patient.birthDate)}, phone = ${quote(person.patient.phone)} where id = ${quote(person.id)};`,
    );
  }
  if (person.doctor) {
    const { specialty, bio, languages, visitMinutes, verified, hours } = person.doctor;
    lines.push(
      `insert into public.doctor_profiles (id, specialty, bio, languages, visit_minutes, verified_at) values (${quote(person.id)}, ${quote(specialty)}, ${quote(bio)}, ${quote(`{${languages.join(',')}}`)}, ${String(visitMinutes)}, ${verified ? 'now()' : 'null'});`,
    );
    for (const { weekdays, from, until } of hours) {
      lines.push(
        `insert into public.availability_rules (doctor_id, weekday, starts_at, ends_at) select ${quote(person.id)}, weekday, ${quote(from)}, ${quote(until)} from unnest('{${weekdays.join(',')}}'::smallint[]) as weekday;`,
      );
    }
  }
  return lines;
}

/**
 * A hosted project's Auth reads these columns as text and stumbles over null; the embedded clinic's table has fewer of
 * them. So each is filled where it is there.
 */
const hostedColumns = `do $$
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
end $$;`;

export const seedSql = [
  '-- Generated from supabase/demo-people.ts by `npm run seed:generate`. Invented people for development and demo.',
  ...demoPeople.flatMap((person) => ['', `-- ${person.name}`, account(person), ...role(person)]),
  '',
  '-- What a hosted project expects besides.',
  hostedColumns,
  '',
].join('\n');

if (import.meta.main) {
  const file = join(import.meta.dirname, '../supabase/seed.sql');
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== seedSql) {
      console.error('supabase/seed.sql is not what supabase/demo-people.ts says: run `npm run seed:generate`.');
      process.exitCode = 1;
    }
  } else {
    writeFileSync(file, seedSql);
  }
}
