/**
 * Where the Auth service leads after a link in an e-mail: the desktop app. The Supabase project must allow it
 * (`additional_redirect_urls` in supabase/config.toml).
 */
export const signInReturn = 'meroclinic://auth';
