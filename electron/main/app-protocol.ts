import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appHost, appScheme } from './app-origin.ts';
import { securityHeaders } from './content-policy.ts';
import { locateFile } from './static-files.ts';

/** Before `ready`: makes the scheme behave like https (secure context, fetch, storage, code cache). */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the built client, and nothing beside it.
 * @param folder absolute path of the built client
 * @param backends the addresses the page may talk to, for the content security policy
 */
export function serveApp(folder: string, backends: readonly string[]): void {
  const headers = securityHeaders(backends);
  const refuse = (status: number): Response => new Response(null, { status, headers });
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== appHost) return refuse(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = locateFile(folder, url.pathname);
    if (!file) return refuse(404);
    const bytes = await readFile(file.path).catch(() => null);
    if (!bytes) return refuse(404);
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': file.contentType } });
  });
}
