import { errors, jwtVerify } from 'jose';
import type { ClinicKeys } from '../keys.ts';

/** Who a socket or channel speaks for. */
export interface Caller {
  /** Claims as policies read them; they always name a role. */
  readonly claims: Readonly<Record<string, unknown>> & { readonly role: string };
  /** The claims as text; two callers with the same text see the same rows. */
  readonly claimsText: string;
  /** When the token ends, in milliseconds since 1970; null for opaque keys, which do not. */
  readonly expiresAt: number | null;
}

/** A token that was refused, with the code and words of the Realtime service. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

function callerOf(claims: Caller['claims'], expiresAt: number | null): Caller {
  return { claims, claimsText: JSON.stringify(claims), expiresAt };
}

/**
 * Reads an access token or API key.
 * @throws TokenRefused, whose message is what the client is told.
 */
export async function readToken(token: string, keys: ClinicKeys): Promise<Caller> {
  if (token === keys.publishableKey) return callerOf({ role: 'anon' }, null);
  if (token === keys.secretKey) return callerOf({ role: 'service_role' }, null);
  try {
    const secret = new TextEncoder().encode(keys.jwtSecret);
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
    const role = payload['role'];
    if (typeof role !== 'string' || payload.exp === undefined) {
      throw new TokenRefused('InvalidJWTToken: Fields `role` and `exp` are required in JWT');
    }
    return callerOf({ ...payload, role }, payload.exp * 1000);
  } catch (thrown) {
    if (thrown instanceof TokenRefused) throw thrown;
    if (thrown instanceof errors.JWTExpired) {
      const ago = Math.max(0, Math.floor(Date.now() / 1000) - (thrown.payload.exp ?? 0));
      throw new TokenRefused(`InvalidJWTToken: Token has expired ${ago} seconds ago`, { cause: thrown });
    }
    if (thrown instanceof errors.JWSSignatureVerificationFailed) {
      throw new TokenRefused('JwtSignatureError: Failed to validate JWT signature', { cause: thrown });
    }
    throw new TokenRefused('MalformedJWT: The token provided is not a valid JWT', { cause: thrown });
  }
}
