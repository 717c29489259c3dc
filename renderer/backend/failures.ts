import { databaseCodes, type DatabaseCode, type ErrorCode } from '#shared/errors/codes.ts';
import { Failure } from '#shared/errors/failure.ts';

/** What PostgREST's client gives back; `status` is 0 when no answer came. */
export interface RequestError {
  readonly message: string;
  readonly code?: string | undefined;
}

const knownDatabaseCodes: ReadonlySet<string> = new Set(databaseCodes);
const isDatabaseCode = (text: string): text is DatabaseCode => knownDatabaseCodes.has(text);

/** SQLSTATE and PostgREST codes (postgrest.org, "Errors") that do not come from our own functions. */
const requestCodes: Readonly<Record<string, ErrorCode>> = {
  '42501': 'not_allowed',
  '22P02': 'invalid_request',
  '22007': 'invalid_request',
  '22008': 'invalid_request',
  '23514': 'invalid_request',
  // The token could not be read, is missing, or has expired.
  PGRST301: 'session_expired',
  PGRST302: 'session_expired',
  PGRST303: 'session_expired',
  // PostgREST cannot reach its database or its pool is exhausted.
  PGRST000: 'server_unreachable',
  PGRST001: 'server_unreachable',
  PGRST002: 'server_unreachable',
  PGRST003: 'server_unreachable',
};

const isGatewayTrouble = (status: number): boolean =>
  status === 0 || status === 502 || status === 503 || status === 504 || status === 521 || status === 522;

/** The failure behind a refused or unanswered request to the database. */
export function failureOfRequest(error: RequestError, status: number): Failure {
  if (error.code === 'P0001') return new Failure(isDatabaseCode(error.message) ? error.message : 'unexpected', error);
  const known = error.code === undefined ? undefined : requestCodes[error.code];
  if (known !== undefined) return new Failure(status === 401 ? 'session_expired' : known, error);
  if (status === 401) return new Failure('session_expired', error);
  if (status === 403) return new Failure('not_allowed', error);
  if (isGatewayTrouble(status)) return new Failure('server_unreachable', error);
  return new Failure('unexpected', error);
}

/** Codes of Supabase Auth (supabase.com/docs/guides/auth/debugging/error-codes) a person can act on. */
const authCodes: Readonly<Record<string, ErrorCode>> = {
  invalid_credentials: 'wrong_password',
  user_not_found: 'wrong_password',
  user_already_exists: 'email_taken',
  email_exists: 'email_taken',
  weak_password: 'weak_password',
  email_address_invalid: 'invalid_email',
  email_address_not_authorized: 'invalid_email',
  validation_failed: 'invalid_email',
  over_request_rate_limit: 'too_many_attempts',
  over_email_send_rate_limit: 'too_many_attempts',
  session_not_found: 'session_revoked',
  session_expired: 'session_expired',
  refresh_token_not_found: 'session_revoked',
  refresh_token_already_used: 'session_reused',
  same_password: 'same_password',
  otp_expired: 'link_expired',
  flow_state_not_found: 'link_expired',
  flow_state_expired: 'link_expired',
  bad_code_verifier: 'link_from_elsewhere',
  pkce_code_verifier_not_found: 'link_from_elsewhere',
  bad_jwt: 'session_expired',
  no_authorization: 'session_expired',
  signup_disabled: 'not_allowed',
  email_provider_disabled: 'not_allowed',
  user_banned: 'not_allowed',
  request_timeout: 'server_unreachable',
};

interface AuthErrorLike {
  readonly name: string;
  readonly status?: unknown;
  readonly code?: unknown;
}
const isAuthErrorLike = (caught: unknown): caught is AuthErrorLike =>
  caught instanceof Error && caught.name.startsWith('Auth');

/** The failure behind anything that Supabase Auth's client returned or threw. */
export function failureOfAuth(caught: unknown): Failure {
  if (caught instanceof Failure) return caught;
  if (!isAuthErrorLike(caught))
    return new Failure(isNetworkTrouble(caught) ? 'server_unreachable' : 'unexpected', caught);
  const known = typeof caught.code === 'string' ? authCodes[caught.code] : undefined;
  if (known !== undefined) return new Failure(known, caught);
  switch (caught.name) {
    case 'AuthRetryableFetchError':
      return new Failure('server_unreachable', caught);
    case 'AuthWeakPasswordError':
      return new Failure('weak_password', caught);
    case 'AuthInvalidCredentialsError':
      return new Failure('wrong_password', caught);
    case 'AuthSessionMissingError':
      return new Failure('session_expired', caught);
    default:
      return new Failure(codeOfAuthStatus(caught.status), caught);
  }
}

function codeOfAuthStatus(status: unknown): ErrorCode {
  if (status === 429) return 'too_many_attempts';
  if (status === 401) return 'session_expired';
  if (status === 403) return 'not_allowed';
  if (typeof status === 'number' && isGatewayTrouble(status)) return 'server_unreachable';
  return 'unexpected';
}

/** What to tell somebody whose session the Auth service would not renew. */
export function endOfSession(code: string | null): 'session_reused' | 'session_revoked' | 'expired' {
  const known = code === null ? undefined : authCodes[code];
  if (known === 'session_reused' || known === 'session_revoked') return known;
  return code === 'user_banned' ? 'session_revoked' : 'expired';
}

/** `fetch` says a TypeError when no answer came, and an AbortError or TimeoutError when we stopped waiting. */
function isNetworkTrouble(caught: unknown): boolean {
  return (
    caught instanceof TypeError ||
    (caught instanceof DOMException && (caught.name === 'AbortError' || caught.name === 'TimeoutError'))
  );
}

interface Response {
  readonly data: unknown;
  readonly error: RequestError | null;
  readonly status: number;
}

/**
 * The parsed answer of one request.
 * @throws Failure and nothing else
 */
export async function answerOf<T>(request: PromiseLike<Response>, parse: (data: unknown) => T): Promise<T> {
  let response: Response;
  try {
    response = await request;
  } catch (caught) {
    throw failureOfAuth(caught);
  }
  if (response.error) throw failureOfRequest(response.error, response.status);
  return parse(response.data);
}
