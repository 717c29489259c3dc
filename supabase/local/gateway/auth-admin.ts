import * as z from 'zod';
import { databaseReport } from '../database/database-failure.ts';
import type { Database, Session } from '../database/database.ts';
import { readToken } from '../realtime/access-token.ts';
import type { ClinicKeys } from '../keys.ts';
import { jsonAnswer } from './json-answer.ts';

const prefix = '/auth/v1/admin/users';
/** What bcrypt, and so the real service, takes at most. */
const longestPassword = 72;

const metadata = z.record(z.string(), z.unknown());
const changesSchema = z.object({
  email: z
    .email()
    .transform((email) => email.toLowerCase())
    .optional(),
  password: z.string().optional(),
  email_confirm: z.boolean().optional(),
  role: z.string().optional(),
  user_metadata: metadata.optional(),
  app_metadata: metadata.optional(),
});
const newUserSchema = changesSchema.extend({ id: z.uuid().optional(), email: z.email() });

interface AdminOptions {
  readonly database: Database;
  readonly keys: ClinicKeys;
  readonly minimumPasswordLength: number;
}

/** A refusal in the words of the Auth service. */
class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const notFound = (): Refused => new Refused(404, 'user_not_found', 'User not found');

/** One user as the Auth service shows it. */
const userJson = `jsonb_build_object(
  'id', u.id, 'aud', u.aud, 'role', u.role, 'email', u.email, 'phone', coalesce(u.phone, ''),
  'email_confirmed_at', u.email_confirmed_at, 'confirmed_at', u.confirmed_at, 'last_sign_in_at', u.last_sign_in_at,
  'app_metadata', u.raw_app_meta_data, 'user_metadata', u.raw_user_meta_data, 'is_anonymous', u.is_anonymous,
  'created_at', u.created_at, 'updated_at', u.updated_at,
  'identities', coalesce((select jsonb_agg(to_jsonb(i) - 'id' || jsonb_build_object('identity_id', i.id, 'id', i.provider_id))
    from auth.identities i where i.user_id = u.id), '[]'))`;

/** The user administration of the Auth service (`auth.admin` of supabase-js), which the library lacks. */
export class AuthAdmin {
  readonly #options: AdminOptions;

  constructor(options: AdminOptions) {
    this.#options = options;
  }

  /** Answers requests below `/auth/v1/admin/users`; null for any other path. */
  async answer(request: Request): Promise<Response | null> {
    const url = new URL(request.url);
    if (url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`)) return null;
    try {
      await this.#requireService(request);
      const id = url.pathname.slice(prefix.length + 1);
      return await (id === '' ? this.#people(request, url) : this.#person(request, id));
    } catch (thrown) {
      const refused = this.#refusal(thrown);
      return jsonAnswer(refused.status, {
        code: refused.status,
        error_code: refused.code,
        msg: refused.message,
        ...(refused.code === 'weak_password' ? { weak_password: { reasons: ['length'] } } : {}),
      });
    }
  }

  #refusal(thrown: unknown): Refused {
    if (thrown instanceof Refused) return thrown;
    if (thrown instanceof z.ZodError || thrown instanceof SyntaxError) {
      return new Refused(400, 'validation_failed', 'The request cannot be read');
    }
    if (databaseReport(thrown)?.code === '23505') {
      return new Refused(422, 'email_exists', 'A user with this email address has already been registered');
    }
    return new Refused(500, 'unexpected_failure', 'Database error');
  }

  async #requireService(request: Request): Promise<void> {
    const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    for (const token of [request.headers.get('apikey'), bearer]) {
      const caller = await readToken(token ?? '', this.#options.keys).catch(() => null);
      if (caller?.claims.role !== 'service_role') {
        throw new Refused(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
      }
    }
  }

  async #people(request: Request, url: URL): Promise<Response> {
    if (request.method === 'POST')
      return jsonAnswer(200, await this.#create(newUserSchema.parse(await request.json())));
    const size = Math.min(Number(url.searchParams.get('per_page') ?? '') || 50, 1000);
    const page = Number(url.searchParams.get('page') ?? '') || 1;
    const users = await this.#options.database.query<{ person: unknown; total: number }>(
      `select ${userJson} as person, count(*) over () as total from auth.users u
       order by u.created_at desc, u.id limit $1 offset $2`,
      [size, (page - 1) * size],
    );
    const answer = jsonAnswer(200, { aud: 'authenticated', users: users.map((row) => row.person) });
    answer.headers.set('x-total-count', String(users[0]?.total ?? 0));
    return answer;
  }

  async #person(request: Request, text: string): Promise<Response> {
    const id = z.uuid().parse(text);
    switch (request.method) {
      case 'GET':
        return jsonAnswer(200, await this.#show(this.#options.database, id));
      case 'PUT':
        return jsonAnswer(200, await this.#change(id, changesSchema.parse(await request.json())));
      case 'DELETE':
        await this.#delete(id);
        return jsonAnswer(200, {});
      default:
        throw new Refused(405, 'validation_failed', 'Method not allowed');
    }
  }

  async #create(wanted: z.infer<typeof newUserSchema>): Promise<unknown> {
    const { id = crypto.randomUUID(), email } = wanted;
    return this.#options.database.transaction(async (session) => {
      await session.query(
        `insert into auth.users (id, aud, role, email, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
         values ($1, 'authenticated', 'authenticated', lower($2), $3::jsonb, $4::jsonb, now(), now())`,
        [
          id,
          email,
          JSON.stringify({ provider: 'email', providers: ['email'], ...wanted.app_metadata }),
          JSON.stringify(wanted.user_metadata ?? {}),
        ],
      );
      await session.query(
        `insert into auth.identities (provider, provider_id, user_id, identity_data)
         values ('email', $1::text, $1::text::uuid, jsonb_build_object('sub', $1::text, 'email', lower($2::text)))`,
        [id, email],
      );
      await this.#apply(session, id, { ...wanted, app_metadata: undefined, user_metadata: undefined });
      return this.#show(session, id);
    });
  }

  async #change(id: string, changes: z.infer<typeof changesSchema>): Promise<unknown> {
    return this.#options.database.transaction(async (session) => {
      await this.#show(session, id);
      await this.#apply(session, id, changes);
      return this.#show(session, id);
    });
  }

  async #apply(session: Session, id: string, changes: z.infer<typeof changesSchema>): Promise<void> {
    const { email, password, role } = changes;
    if (password !== undefined) this.#checkPassword(password);
    // Metadata is merged key by key; a null removes the key.
    await session.query(
      `update auth.users set
         email = coalesce($2, email),
         role = coalesce($3, role),
         encrypted_password = coalesce(extensions.crypt($4, extensions.gen_salt('bf', 10)), encrypted_password),
         email_confirmed_at = case when $5::boolean then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
         raw_app_meta_data = jsonb_strip_nulls(raw_app_meta_data || coalesce($6::jsonb, '{}')),
         raw_user_meta_data = jsonb_strip_nulls(raw_user_meta_data || coalesce($7::jsonb, '{}')),
         updated_at = now()
       where id = $1`,
      [
        id,
        email ?? null,
        role ?? null,
        password ?? null,
        changes.email_confirm ?? false,
        changes.app_metadata === undefined ? null : JSON.stringify(changes.app_metadata),
        changes.user_metadata === undefined ? null : JSON.stringify(changes.user_metadata),
      ],
    );
  }

  #checkPassword(password: string): void {
    const { minimumPasswordLength } = this.#options;
    if (password.length < minimumPasswordLength) {
      throw new Refused(422, 'weak_password', `Password should be at least ${minimumPasswordLength} characters.`);
    }
    if (Buffer.byteLength(password) > longestPassword) {
      throw new Refused(400, 'validation_failed', 'Password cannot be longer than 72 characters');
    }
  }

  async #delete(id: string): Promise<void> {
    // Refresh tokens have no foreign key to the user in the library's schema.
    await this.#options.database.query('delete from auth.refresh_tokens where user_id = $1', [id]);
    const gone = await this.#options.database.query('delete from auth.users where id = $1 returning id', [id]);
    if (gone.length === 0) throw notFound();
  }

  async #show(session: Session, id: string): Promise<unknown> {
    const [row] = await session.query<{ person: unknown }>(
      `select ${userJson} as person from auth.users u where u.id = $1`,
      [id],
    );
    if (row === undefined) throw notFound();
    return row.person;
  }
}
