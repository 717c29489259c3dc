import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Answer } from './lite-app.ts';

/** A message the Auth service would have sent. Nothing leaves this computer: who runs the clinic reads it here. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  /** Good for one use. */
  readonly link: string;
}

interface EmailLinksOptions {
  readonly database: Database;
  /** Address of the Auth API, e.g. `http://127.0.0.1:54321/auth/v1` */
  readonly issuer: string;
  readonly siteUrl: string;
  /** Where a link may lead besides the site; compared exactly. */
  readonly redirects: readonly string[];
  readonly deliver: (email: Email) => void;
}

const recoverSchema = z.object({
  email: z.string(),
  code_challenge: z.string().min(43).max(128).nullish(),
  code_challenge_method: z.enum(['s256', 'S256', 'plain']).nullish(),
});

/**
 * Recovery of an account by a link in an e-mail, as the real Auth service does it with PKCE: the library sends its links to the
 * site alone and hands out the session in the address, which a desktop app must not take.
 */
export class EmailLinks {
  readonly #options: EmailLinksOptions;

  constructor(options: EmailLinksOptions) {
    this.#options = options;
  }

  /** Answers what concerns a link; null for anything else. */
  async answer(request: Request, library: Answer): Promise<Response | null> {
    const url = new URL(request.url);
    if (request.method === 'POST' && url.pathname === '/auth/v1/recover') return this.#recover(request, url, library);
    if (request.method === 'GET' && url.pathname === '/auth/v1/verify') return this.#verify(request, url, library);
    return null;
  }

  #redirect(wanted: string | null): string {
    const { siteUrl, redirects } = this.#options;
    return wanted !== null && redirects.includes(wanted) ? wanted : siteUrl;
  }

  async #recover(request: Request, url: URL, library: Answer): Promise<Response> {
    const parsed = recoverSchema.safeParse(
      await request
        .clone()
        .json()
        .catch(() => null),
    );
    // The answer is the same for an address nobody has.
    const response = await library(request);
    if (!response.ok || !parsed.success) return response;
    const { email, code_challenge: challenge, code_challenge_method: method } = parsed.data;
    const { database, issuer, deliver } = this.#options;
    const [person] = await database.query<{ id: string; email: string; recovery_token: string }>(
      'select id, email, recovery_token from auth.users where email = lower($1) and recovery_token is not null',
      [email],
    );
    if (person === undefined) return response;
    const usesPkce = challenge !== null && challenge !== undefined;
    if (usesPkce) {
      await database.query(
        `insert into auth.flow_state (id, user_id, auth_code, code_challenge, code_challenge_method, provider_type,
           authentication_method, created_at, updated_at)
         values ($1, $2, $3, $4, $5, 'email', 'recovery', now(), now())`,
        [crypto.randomUUID(), person.id, crypto.randomUUID(), challenge, (method ?? 's256').toLowerCase()],
      );
    }
    const link = new URL(`${issuer}/verify`);
    link.searchParams.set('token', `${usesPkce ? pkcePrefix : ''}${person.recovery_token}`);
    link.searchParams.set('type', 'recovery');
    link.searchParams.set('redirect_to', this.#redirect(url.searchParams.get('redirect_to')));
    deliver({ to: person.email, subject: 'Reset your password', link: link.href });
    return response;
  }

  /** A link of a PKCE flow leads on with a code, which is of use only to who asked for the link. */
  async #verify(request: Request, url: URL, library: Answer): Promise<Response | null> {
    const token = url.searchParams.get('token');
    if (token?.startsWith(pkcePrefix) !== true) return null;
    const back = this.#redirect(url.searchParams.get('redirect_to'));
    url.searchParams.set('token', token.slice(pkcePrefix.length));
    const response = await library(new Request(url, request));
    const outcome = new URLSearchParams(new URL(response.headers.get('location') ?? 'http://none').hash.slice(1));
    const session = outcome.get('access_token');
    const code = session === null ? null : await this.#codeFor(session);
    if (code === null) {
      const why = new URLSearchParams({
        error: outcome.get('error') ?? 'access_denied',
        error_code: outcome.get('error_code') ?? 'otp_expired',
        error_description: outcome.get('error_description') ?? 'Email link is invalid or has expired',
      });
      return leadTo(`${back}?${why}#${why}`);
    }
    return leadTo(`${back}?code=${code}`);
  }

  /** The session the library made at once is taken back: only the code gives one. */
  async #codeFor(accessToken: string): Promise<string | null> {
    const { sub, session_id: sessionId } = claimsSchema.parse(
      JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()),
    );
    const { database } = this.#options;
    await database.query('delete from auth.refresh_tokens where session_id = $1', [sessionId]);
    await database.query('delete from auth.sessions where id = $1', [sessionId]);
    const [flow] = await database.query<{ auth_code: string }>(
      `update auth.flow_state set auth_code_issued_at = now(), updated_at = now()
       where id = (select id from auth.flow_state
                   where user_id = $1 and authentication_method = 'recovery' and auth_code_issued_at is null
                   order by created_at desc limit 1)
       returning auth_code`,
      [sub],
    );
    return flow?.auth_code ?? null;
  }
}

const pkcePrefix = 'pkce_';
const claimsSchema = z.object({ sub: z.uuid(), session_id: z.uuid() });

function leadTo(address: string): Response {
  const response = jsonAnswer(303, {});
  response.headers.set('location', address);
  return response;
}
