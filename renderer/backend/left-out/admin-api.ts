interface Options {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

/** Whoever has no session any more is signed out, too. */
const goneAlready = new Set([401, 403, 404]);

/**
 * In place of the part of Supabase Auth that needs the service's key, which no client ever has. Of it a client uses one thing:
 * signing out goes through here, and ends the session at the clinic.
 */
export default class GoTrueAdminApi {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async signOut(token: string, scope: string): Promise<{ data: null; error: unknown }> {
    const { url, headers, fetch: send = fetch } = this.#options;
    try {
      const answer = await send(`${url}/logout?scope=${scope}`, {
        method: 'POST',
        headers: { ...headers, Authorization: `Bearer ${token}` },
      });
      const ended = answer.ok || goneAlready.has(answer.status);
      return { data: null, error: ended ? null : new Error(`Signing out was answered with ${String(answer.status)}`) };
    } catch (error) {
      return { data: null, error };
    }
  }
}
