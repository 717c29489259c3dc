import type { VarsContext } from '@supabase/lite';
import { sql, type Kysely } from 'kysely';
import { DatabaseFailure } from '../database/database-failure.ts';

/** Roles a token may ask for, as on a hosted project; others must be granted to `authenticator`. */
const requestRoles = new Set(['anon', 'authenticated', 'service_role']);

/** The part of an HTTP request that functions may read through `current_setting('request.*')`. */
export interface HttpDetails {
  readonly method: string;
  readonly path: string;
  readonly readOnly: boolean;
  readonly requestHeaders?: Readonly<Record<string, string>>;
}

/** Claims of the caller's token as the library passes them on; nobody's token means the anonymous role. */
export function claimsOf(vars: VarsContext | undefined): Record<string, unknown> & { role: string } {
  const auth = vars?.['auth'];
  const jwt = typeof auth === 'object' && auth !== null && 'jwt' in auth ? auth.jwt : null;
  const claims = typeof jwt === 'object' && jwt !== null ? { ...jwt } : {};
  const role = 'role' in claims && typeof claims.role === 'string' && claims.role !== '' ? claims.role : 'anon';
  return { ...claims, role };
}

/**
 * Makes the open transaction run as the caller: role, claims and request settings, local to the transaction, in the
 * form that PostgREST gives them.
 */
export async function becomeCaller(
  transaction: Kysely<unknown>,
  vars: VarsContext | undefined,
  http: HttpDetails | undefined,
): Promise<void> {
  const claims = claimsOf(vars);
  const sub = 'sub' in claims && typeof claims['sub'] === 'string' ? claims['sub'] : '';
  if (!requestRoles.has(claims.role)) await requireGranted(transaction, claims.role);
  await sql`select
    set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
    set_config('request.jwt.claim.sub', ${sub}, true),
    set_config('request.jwt.claim.role', ${claims.role}, true),
    set_config('request.method', ${http?.method ?? ''}, true),
    set_config('request.path', ${http?.path ?? ''}, true),
    set_config('request.headers', ${JSON.stringify(http?.requestHeaders ?? {})}, true),
    set_config('response.status', '', true),
    set_config('response.headers', '', true),
    set_config('transaction_read_only', ${http?.readOnly === true ? 'on' : 'off'}, true),
    set_config('role', ${claims.role}, true)`.execute(transaction);
}

async function requireGranted(transaction: Kysely<unknown>, role: string): Promise<void> {
  const { rows } = await sql<{ granted: boolean }>`
    select exists (
      select from pg_auth_members m
      where m.member = 'authenticator'::regrole and m.roleid = (select oid from pg_roles where rolname = ${role})
    ) as granted`.execute(transaction);
  if (rows[0]?.granted !== true) {
    throw new DatabaseFailure({
      code: '42501',
      message: `permission denied to set role "${role}"`,
      detail: null,
      hint: null,
    });
  }
}
