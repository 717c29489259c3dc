// What an ended start command left: processes and taken ports, after a moment in which they may still be going.
import { createServer } from 'node:net';
import { leftovers, type Ready, type Started } from './started.ts';

const PATIENCE_MS = 10_000;

export const portOf = (url: string): number => Number(new URL(url).port);
export const nothing = { processes: [], ports: [] };

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

export async function leftBehind(
  started: Started,
  ready: Ready,
): Promise<{ processes: readonly string[]; ports: readonly number[] }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const processes = leftovers(started);
    const ports: number[] = [];
    for (const port of [ready.url, ready.supabaseUrl, ready.peerServer].map(portOf))
      if (!(await isFree(port))) ports.push(port);
    if ((processes.length === 0 && ports.length === 0) || Date.now() > deadline) return { processes, ports };
    await new Promise((done) => setTimeout(done, 50));
  }
}
