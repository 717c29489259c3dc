// What a page of this kind takes at the very least: React and one button, built and served the same way as the client.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheFolder } from '../../../scripts/lib/paths.ts';
import { serveBrowser, type BrowserHost } from '../../../scripts/start/browser-host.ts';

const html =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><div id="root"></div><script type="module" src="./main.ts"></script></html>';
const script = `
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [pressed, setPressed] = useState(false);
  return createElement('button', { 'aria-pressed': pressed, onClick: () => setPressed(true) }, 'Press');
}
createRoot(document.querySelector('#root')).render(createElement(Page));
`;

export async function serveBarePage(): Promise<BrowserHost> {
  const source = join(cacheFolder, 'bare-page');
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'index.html'), html);
  writeFileSync(join(source, 'main.ts'), script);
  const outDir = join(source, 'out');
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, target: 'chrome146', minify: true, modulePreload: { polyfill: false } },
  });
  const nowhere = 'http://127.0.0.1:9';
  return serveBrowser({
    folder: outDir,
    config: { supabaseUrl: nowhere, publishableKey: 'none', peerServer: nowhere },
    port: { option: '--web-port', port: 0, exact: true },
  });
}
