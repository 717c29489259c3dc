// What the app is compared with: PeerJS as its documentation shows it, and nothing around it. Same devices, same server.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { observe } from '../../e2e/support/observer.ts';
import { projectFolder } from '../../e2e/support/clinic.ts';
import { meter } from './meter.ts';

interface LibraryConnection {
  on(name: 'stream', told: (stream: MediaStream) => void): void;
  answer(stream: MediaStream): void;
}
interface LibraryPeer {
  on(name: 'open', told: () => void): void;
  on(name: 'call', told: (call: LibraryConnection) => void): void;
  call(id: string, stream: MediaStream): LibraryConnection;
}
declare global {
  interface Window {
    // The library's own typings come with its module; here it is the script it offers to plain pages.
    Peer: new (
      id: string,
      options: { host: string; port: number; path: string; config: RTCConfiguration },
    ) => LibraryPeer;
    libraryPeer: LibraryPeer;
    libraryStream: MediaStream;
    libraryShow: (call: LibraryConnection) => void;
  }
}

export interface LibraryPages extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

/** A page that has nothing but the library. */
export async function serveLibrary(): Promise<LibraryPages> {
  const script = await readFile(join(projectFolder, 'node_modules/peerjs/dist/peerjs.min.js'));
  const server = createServer((request, response) => {
    if (request.url === '/peerjs.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><meta charset="utf-8"><title>PeerJS</title><script src="/peerjs.js"></script>');
    }
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the library page has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A fresh call from one page to the other: both are loaded anew, so nothing of an earlier one is left. */
export async function callByLibrary(caller: Page, callee: Page, peerServer: string): Promise<void> {
  const { hostname: host, port, pathname: path } = new URL(peerServer);
  const ids = [caller, callee].map(() => crypto.randomUUID());
  for (const [index, page] of [caller, callee].entries()) {
    await page.reload();
    await observe(page);
    await meter(page);
    // Sound is played only to somebody who has touched the page.
    await page.mouse.click(5, 5);
    await page.evaluate(
      async (options) => {
        window.libraryStream = await navigator.mediaDevices.getUserMedia({
          audio: true,
          video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
        });
        const peer = new window.Peer(options.id, { ...options, config: { iceServers: [] } });
        window.libraryPeer = peer;
        const video = document.createElement('video');
        video.autoplay = true;
        video.style.cssText = 'width: 100%';
        document.body.replaceChildren(video);
        window.libraryShow = (call) => {
          call.on('stream', (stream) => {
            video.srcObject = stream;
          });
        };
        peer.on('call', (call) => {
          call.answer(window.libraryStream);
          window.libraryShow(call);
        });
        await new Promise<void>((open) => {
          peer.on('open', open);
        });
      },
      { id: ids[index] ?? '', host, port: Number(port), path },
    );
  }
  await caller.evaluate((id) => {
    window.libraryShow(window.libraryPeer.call(id, window.libraryStream));
  }, ids[1] ?? '');
}
