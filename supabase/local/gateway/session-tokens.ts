import { decodeJwt, SignJWT, type JWTPayload } from 'jose';
import * as z from 'zod';
import type { Database } from '../database/database.ts';

/** The part of the Auth API's session answer that decides the claims. */
const sessionSchema = z.looseObject({
  access_token: z.string(),
  user: z.looseObject({
    id: z.string(),
    email: z.string().nullish(),
    phone: z.string().nullish(),
    role: z.string().nullish(),
    app_metadata: z.record(z.string(), z.unknown()).nullish(),
    user_metadata: z.record(z.string(), z.unknown()).nullish(),
    is_anonymous: z.boolean().nullish(),
  }),
});

/** Gives the library's access tokens the claims of the real Auth service, which policies and Realtime rely on. */
export class SessionTokens {
  readonly #secret: Uint8Array;
  readonly #issuer: string;
  readonly #database: Database;

  /** @param issuer address of the Auth API, e.g. `http://127.0.0.1:54321/auth/v1` */
  constructor(jwtSecret: string, issuer: string, database: Database) {
    this.#secret = new TextEncoder().encode(jwtSecret);
    this.#issuer = issuer;
    this.#database = database;
  }

  /** The session answer `body` with its access token signed again; any other answer comes back as it is. */
  async complete(body: unknown): Promise<unknown> {
    const session = sessionSchema.safeParse(body);
    if (!session.success) return body;
    const { access_token: token, user } = session.data;
    const claims = decodeJwt(token);
    const sessionId = typeof claims['session_id'] === 'string' ? claims['session_id'] : null;
    const complete: JWTPayload = {
      ...claims,
      iss: this.#issuer,
      sub: user.id,
      aud: claims.aud ?? 'authenticated',
      email: user.email ?? '',
      phone: user.phone ?? '',
      app_metadata: user.app_metadata ?? {},
      user_metadata: user.user_metadata ?? {},
      role: user.role ?? 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: await this.#signedInAt(sessionId, claims.iat) }],
      session_id: sessionId,
      is_anonymous: user.is_anonymous ?? false,
    };
    const signed = await new SignJWT(complete).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.#secret);
    return { ...session.data, access_token: signed };
  }

  /** When the session began, in seconds; a refreshed token keeps telling the first sign-in. */
  async #signedInAt(sessionId: string | null, issuedAt: number | undefined): Promise<number> {
    const fallback = issuedAt ?? Math.floor(Date.now() / 1000);
    if (sessionId === null) return fallback;
    const [row] = await this.#database.query<{ began: number }>(
      'select extract(epoch from created_at)::int as began from auth.sessions where id = $1',
      [sessionId],
    );
    return row?.began ?? fallback;
  }
}
