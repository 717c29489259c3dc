import { describe, expect, test } from 'vitest';
import { databaseCodes, type ErrorCode } from '#shared/errors/codes.ts';
import { Failure } from '#shared/errors/failure.ts';
import { answerOf, failureOfAuth, failureOfRequest } from './failures.ts';

describe('a refusal of the database', () => {
  test.each(databaseCodes)('%s keeps its code', (code) => {
    expect(failureOfRequest({ code: 'P0001', message: code }, 400).code).toBe(code);
  });

  test('a code this version does not know is unexpected, with what was said as its cause', () => {
    const said = { code: 'P0001', message: 'from_the_future' };
    const failure = failureOfRequest(said, 400);
    expect(failure.code).toBe('unexpected');
    expect(failure.cause).toBe(said);
  });
});

test.each<{ code?: string; status: number; becomes: ErrorCode }>([
  { code: '42501', status: 403, becomes: 'not_allowed' },
  // Nobody is signed in any more: the same SQLSTATE with 401.
  { code: '42501', status: 401, becomes: 'session_expired' },
  { code: '22P02', status: 400, becomes: 'invalid_request' },
  { code: '22007', status: 400, becomes: 'invalid_request' },
  { code: '22008', status: 400, becomes: 'invalid_request' },
  { code: '23514', status: 400, becomes: 'invalid_request' },
  { code: 'PGRST301', status: 401, becomes: 'session_expired' },
  { code: 'PGRST302', status: 401, becomes: 'session_expired' },
  { code: 'PGRST303', status: 401, becomes: 'session_expired' },
  { code: 'PGRST000', status: 503, becomes: 'server_unreachable' },
  { code: 'PGRST003', status: 504, becomes: 'server_unreachable' },
  { status: 0, becomes: 'server_unreachable' },
  { code: '', status: 0, becomes: 'server_unreachable' },
  { status: 401, becomes: 'session_expired' },
  { status: 403, becomes: 'not_allowed' },
  { status: 502, becomes: 'server_unreachable' },
  { status: 503, becomes: 'server_unreachable' },
  { status: 504, becomes: 'server_unreachable' },
  { status: 500, becomes: 'unexpected' },
  { code: 'PGRST202', status: 404, becomes: 'unexpected' },
])('a request that ends with $status $code is $becomes', ({ code, status, becomes }) => {
  expect(failureOfRequest({ message: 'said by the server', ...(code !== undefined && { code }) }, status).code).toBe(
    becomes,
  );
});

/** As auth-js makes them. */
class AuthLikeError extends Error {
  readonly status: number | undefined;
  readonly code: string | undefined;
  constructor(name: string, status?: number, code?: string) {
    super('said by the server');
    this.name = name;
    this.status = status;
    this.code = code;
  }
}

test.each<[string, number | undefined, string | undefined, ErrorCode]>([
  ['AuthApiError', 400, 'invalid_credentials', 'wrong_password'],
  ['AuthApiError', 422, 'user_already_exists', 'email_taken'],
  ['AuthApiError', 422, 'email_exists', 'email_taken'],
  ['AuthWeakPasswordError', 422, 'weak_password', 'weak_password'],
  ['AuthWeakPasswordError', 422, undefined, 'weak_password'],
  ['AuthApiError', 400, 'email_address_invalid', 'invalid_email'],
  ['AuthApiError', 400, 'validation_failed', 'invalid_email'],
  ['AuthApiError', 429, 'over_request_rate_limit', 'too_many_attempts'],
  ['AuthApiError', 429, 'over_email_send_rate_limit', 'too_many_attempts'],
  ['AuthApiError', 429, undefined, 'too_many_attempts'],
  ['AuthApiError', 403, 'session_not_found', 'session_revoked'],
  ['AuthApiError', 400, 'refresh_token_not_found', 'session_revoked'],
  ['AuthApiError', 400, 'refresh_token_already_used', 'session_reused'],
  ['AuthApiError', 401, undefined, 'session_expired'],
  ['AuthSessionMissingError', 400, undefined, 'session_expired'],
  ['AuthInvalidCredentialsError', 400, undefined, 'wrong_password'],
  ['AuthApiError', 403, 'user_banned', 'not_allowed'],
  ['AuthApiError', 422, 'signup_disabled', 'not_allowed'],
  ['AuthApiError', 403, undefined, 'not_allowed'],
  ['AuthRetryableFetchError', 0, undefined, 'server_unreachable'],
  ['AuthRetryableFetchError', 503, undefined, 'server_unreachable'],
  ['AuthUnknownError', 502, undefined, 'server_unreachable'],
  ['AuthUnknownError', undefined, undefined, 'unexpected'],
])('%s %s %s at the door is %s', (name, status, code, becomes) => {
  expect(failureOfAuth(new AuthLikeError(name, status, code)).code).toBe(becomes);
});

test('what is thrown without an answer is told apart from a defect', () => {
  expect(failureOfAuth(new TypeError('Failed to fetch')).code).toBe('server_unreachable');
  expect(failureOfAuth(new DOMException('too late', 'TimeoutError')).code).toBe('server_unreachable');
  expect(failureOfAuth(new RangeError('a defect')).code).toBe('unexpected');
  const known = new Failure('slot_taken');
  expect(failureOfAuth(known)).toBe(known);
});

describe('answerOf', () => {
  test('gives what the parser makes of the data', async () => {
    const request = Promise.resolve({ data: [1, 2], error: null, status: 200 });
    await expect(answerOf(request, (data) => JSON.stringify(data))).resolves.toBe('[1,2]');
  });

  test('rejects with a Failure only, also when the request itself throws', async () => {
    const refused = Promise.resolve({ data: null, error: { code: 'P0001', message: 'slot_taken' }, status: 400 });
    await expect(answerOf(refused, String)).rejects.toMatchObject({ name: 'Failure', code: 'slot_taken' });
    const thrown = Promise.reject(new TypeError('Failed to fetch'));
    await expect(answerOf(thrown, String)).rejects.toMatchObject({ name: 'Failure', code: 'server_unreachable' });
  });
});
