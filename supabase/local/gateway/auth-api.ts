import * as z from 'zod';
import type { AuthAdmin } from './auth-admin.ts';
import type { EmailLinks } from './email-links.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Answer } from './lite-app.ts';
import type { SessionTokens } from './session-tokens.ts';

const failureSchema = z.object({ error: z.literal('server_error') });

/** The library's Auth API with user administration, links by e-mail, complete tokens, and with the real service's answer when a trigger refuses a user. */
export function authApi(library: Answer, tokens: SessionTokens, admin: AuthAdmin, links: EmailLinks): Answer {
  return async (request) => {
    const administered = await admin.answer(request);
    if (administered !== null) return administered;
    const linked = await links.answer(request, library);
    if (linked !== null) return linked;
    const path = new URL(request.url).pathname;
    const issuesSession = /\/auth\/v1\/(signup|token|verify)$/.test(path) && request.method === 'POST';
    const response = await library(request);
    if (response.status === 500) {
      const failed = failureSchema.safeParse(
        await response
          .clone()
          .json()
          .catch(() => null),
      ).success;
      if (!failed) return response;
      const message = path.endsWith('/signup') ? 'Database error saving new user' : 'Unexpected failure';
      return jsonAnswer(500, { code: 500, error_code: 'unexpected_failure', msg: message });
    }
    if (!issuesSession || !response.ok) return response;
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(JSON.stringify(await tokens.complete(await response.json())), {
      status: response.status,
      headers,
    });
  };
}
