import { serveBrowser, type BrowserHost } from '../start/browser-host.ts';

/** Stories need no clinic: the addresses are there because the headers name them. */
export function serveStories(folder: string): Promise<BrowserHost> {
  const nowhere = 'http://127.0.0.1:9';
  return serveBrowser({
    folder,
    config: { supabaseUrl: nowhere, publishableKey: 'none', peerServer: nowhere },
    port: { option: '--web-port', port: 0, exact: true },
  });
}
