import { App, InMemoryEmailDriver } from '@supabase/lite';
import { jwtVerify } from 'jose';
import type { ClinicKeys } from '../keys.ts';
import type { ProjectConfig } from '../project.ts';
import { withoutConsole } from './library-console.ts';
import type { LiteBackend } from './lite-connections.ts';

/** Answers one HTTP request of the Auth or data API. */
export type Answer = (request: Request) => Promise<Response>;

/** The library checks these values with a type of its own, which names them exactly. */
type PasswordRequirements = 'letters_digits' | 'lower_upper_letters_digits' | 'lower_upper_letters_digits_symbols';

function passwordRequirements(text: string): { password_requirements: PasswordRequirements } | Record<string, never> {
  switch (text) {
    case 'letters_digits':
    case 'lower_upper_letters_digits':
    case 'lower_upper_letters_digits_symbols':
      return { password_requirements: text };
    default:
      return {};
  }
}

/**
 * Builds the library's server for `/auth/v1` and `/rest/v1`, with the keys of this clinic. Beside the opaque keys it
 * takes the older kind, tokens signed with the project's secret.
 */
export function liteAnswer(
  backend: LiteBackend,
  config: ProjectConfig,
  keys: ClinicKeys,
  log: (line: string) => void,
): Answer {
  const secret = new TextEncoder().encode(keys.jwtSecret);
  const app = new App({
    connection: backend.connection,
    api: { enabled: true, schemas: config.api.schemas, max_rows: config.api.max_rows },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      jwt_expiry: config.auth.jwt_expiry,
      site_url: config.auth.site_url,
      additional_redirect_urls: config.auth.additional_redirect_urls,
      // A refresh token that was already replaced ends the whole session, unless it is the last one (a lost answer).
      enable_refresh_token_rotation: config.auth.enable_refresh_token_rotation,
      enable_signup: config.auth.enable_signup,
      minimum_password_length: config.auth.minimum_password_length,
      ...passwordRequirements(config.auth.password_requirements),
      email: { enable_signup: config.auth.email.enable_signup, enable_confirmations: false },
    },
    studio: { enabled: false },
    options: {
      drivers: { email: new InMemoryEmailDriver() },
      server: {
        admin: false,
        disableStudio: true,
        middlewares: [
          async (context, next) => {
            // Without these the library looks the user and the session up twice in the database before every request
            // of the data API, which a hosted project does not do either. `inContext` reads the verified token only.
            if (context.req.path.startsWith('/rest/v1')) {
              context.set('userId', 'see token');
              context.set('sessionId', 'see token');
            }
            await next();
          },
        ],
        apiKeys: {
          resolver: async (key) => {
            if (key === keys.publishableKey) return { type: 'publishable', claims: { role: 'anon' } };
            if (key === keys.secretKey) return { type: 'secret', claims: { role: 'service_role' } };
            if (key.split('.').length !== 3) return null;
            const role = await jwtVerify(key, secret, { algorithms: ['HS256'] }).then(
              ({ payload }) => payload['role'],
              () => null,
            );
            if (role === 'anon') return { type: 'publishable', claims: { role } };
            if (role === 'service_role') return { type: 'secret', claims: { role } };
            return null;
          },
        },
      },
    },
  });
  return (request) => withoutConsole(log, async () => app.fetch(request));
}
