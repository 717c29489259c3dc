// The floor of a call: two bare RTCPeerConnections in two pages, offer, answer and candidates over one WebSocket relay.
import { createServer, type Server } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { seePictures } from './recognisable.ts';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';

export interface BareCall extends AsyncDisposable {
  /** One call from the press to the first decoded frame of the other side at both, ms. */
  run(): Promise<number>;
  /** The same call, kept: both see each other when it resolves. */
  begin(): Promise<number>;
  hangUp(): Promise<void>;
}

interface BareEnd {
  /** Calls (or waits to be called); resolves with the moment of the first remote frame, ms since 1970. */
  firstFrame(caller: boolean): Promise<number>;
  hangUp(): void;
}
declare global {
  interface Window {
    bareEnd: BareEnd;
  }
}

function serveRelay(): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>floor</title>');
  });
  const sockets = new Set<ServerSocket>();
  new WebSocketServer({ server }).on('connection', (socket) => {
    sockets.add(socket);
    socket.on('message', (data, binary) => {
      for (const other of sockets) if (other !== socket) other.send(data, { binary });
    });
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((ready, failed) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') failed(new Error('the relay has no port'));
      else ready({ server, url: `http://127.0.0.1:${String(address.port)}/` });
    });
  });
}

/** Camera and microphone open, socket connected: what a call can have ready before it is wanted. */
async function prepare(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await seePictures(page);
  await page.evaluate(
    async (socketUrl) => {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: true,
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      });
      const socket = new WebSocket(socketUrl);
      await new Promise((open) => {
        socket.addEventListener('open', open);
      });
      let connection = new RTCPeerConnection();

      const send = (message: { description?: RTCSessionDescription | null; candidate?: RTCIceCandidate }) => {
        socket.send(JSON.stringify(message));
      };
      const describe = async () => {
        await connection.setLocalDescription();
        send({ description: connection.localDescription });
      };
      const take = async (text: string) => {
        const message: { description?: RTCSessionDescriptionInit; candidate?: RTCIceCandidateInit } = JSON.parse(text);
        if (message.candidate) await connection.addIceCandidate(message.candidate);
        if (!message.description) return;
        await connection.setRemoteDescription(message.description);
        if (message.description.type === 'offer') await describe();
      };
      socket.addEventListener('message', ({ data }: MessageEvent<string>) => void take(data));

      const begin = (caller: boolean, seen: (moment: number) => void) => {
        connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
        for (const track of stream.getTracks()) connection.addTrack(track, stream);
        const video = document.createElement('video');
        video.muted = true;
        video.autoplay = true;
        // As large as the app shows it: painting it costs more than the connection does.
        video.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh';
        document.body.replaceChildren(video);
        connection.addEventListener('track', ({ streams: [remote] }) => {
          video.srcObject = remote ?? null;
        });
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate) send({ candidate });
        });
        void window.firstRecognisable(video).then(seen);
        if (caller) void describe();
      };
      window.bareEnd = {
        firstFrame: (caller) =>
          new Promise((resolve) => {
            begin(caller, resolve);
          }),
        hangUp: () => {
          connection.close();
        },
      };
    },
    url.replace('http', 'ws'),
  );
}

export async function openBareCall(contexts: readonly [BrowserContext, BrowserContext]): Promise<BareCall> {
  const { server, url } = await serveRelay();
  const caller = await contexts[0].newPage();
  const callee = await contexts[1].newPage();
  await Promise.all([prepare(caller, url), prepare(callee, url)]);
  const begin = async () => {
    const answered = callee.evaluate(() => window.bareEnd.firstFrame(false));
    const called = caller.evaluate(async () => {
      const pressed = performance.timeOrigin + performance.now();
      return { pressed, seen: await window.bareEnd.firstFrame(true) };
    });
    const [{ pressed, seen }, seenByCallee] = await Promise.all([called, answered]);
    return Math.max(seen, seenByCallee) - pressed;
  };
  const hangUp = async () => {
    await Promise.all([caller, callee].map((page) => page.evaluate(() => window.bareEnd.hangUp())));
  };
  return {
    begin,
    hangUp,
    async run() {
      const took = await begin();
      await hangUp();
      return took;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([caller.close(), callee.close()]);
      server.closeAllConnections();
      server.close();
    },
  };
}
