// The same client in an ordinary browser: the built page with the headers Electron would give it, and its configuration.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { securityHeaders } from '../../electron/main/content-policy.ts';
import { locateFile } from '../../electron/main/static-files.ts';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import { HOST, listenOn, type WantedPort } from './port.ts';

export interface BrowserHost extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

export interface BrowserHostOptions {
  /** Absolute path of the built page. */
  readonly folder: string;
  readonly config: ClientConfig;
  readonly port: WantedPort;
}

/** @throws Failure PORT_TAKEN, PORT_FORBIDDEN, NO_FREE_PORT */
export async function serveBrowser({ folder, config, port: wanted }: BrowserHostOptions): Promise<BrowserHost> {
  const headers = { ...securityHeaders([config.supabaseUrl, config.peerServer]), 'cache-control': 'no-store' };
  const configText = JSON.stringify(config);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (status: number): void => void response.writeHead(status, headers).end();
    // A foreign site whose name was made to point here must not read the configuration.
    const port = String(request.socket.localPort);
    if (request.headers.host !== `${HOST}:${port}` && request.headers.host !== `localhost:${port}`) {
      refuse(421);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(405);
      return;
    }
    const pathname = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
    if (pathname === '/config.json') {
      response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8' }).end(configText);
      return;
    }
    const file = locateFile(folder, pathname);
    const bytes = file === null ? undefined : await readFile(file.path).catch(() => undefined);
    if (file === null || bytes === undefined) {
      refuse(404);
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': file.contentType, 'content-length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const port = await listenOn(server, wanted);
  return {
    url: `http://${HOST}:${String(port)}/`,
    port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
