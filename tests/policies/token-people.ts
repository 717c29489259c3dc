// People made and signed in without a password: twenty sign-ins would only measure how slow hashing is.
import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { Clinic } from '../../supabase/local/index.ts';
import type { Database } from '../../renderer/backend/database.types.ts';
import type { Person } from './clinic-people.ts';

/** The official client in that person's name, with a token as Auth would have signed it. */
export async function clientOf(clinic: Clinic, id: string): Promise<Person> {
  const token = await new SignJWT({ role: 'authenticated', sub: id, aud: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(clinic.jwtSecret));
  return createClient<Database>(clinic.url, clinic.publishableKey, { accessToken: () => Promise.resolve(token) });
}

/** A new patient; gives their id. */
export async function newPerson(clinic: Clinic, name: string): Promise<string> {
  const id = randomUUID();
  await clinic.sql(
    `insert into auth.users (id, aud, role, email, raw_user_meta_data)
     values ($1, 'authenticated', 'authenticated', $2, jsonb_build_object('full_name', $3::text))`,
    [id, `${id}@race.example`, name],
  );
  return id;
}
