import type { SignalGate } from './signal-gate.ts';

/** PeerJS's socket to the PeerServer, as far as it is needed here. */
interface SignalSocket {
  listeners(event: 'message'): ((message: unknown) => void)[];
  removeAllListeners(event: 'message'): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export interface SocketListener {
  /** Anything at all came from the server. */
  heard(): void;
  /** Before the library hears an offer, or something that belongs to none (""). */
  passing(offer: string): void;
  callWanted(from: string): void;
  unreachable(id: string): void;
  refused(): void;
}

/** From now on the library's own listeners hear only what the gate lets through. */
export function guardSocket(socket: SignalSocket, gate: SignalGate, on: SocketListener): void {
  const pass = socket.listeners('message');
  socket.removeAllListeners('message');
  socket.on('message', (message) => {
    on.heard();
    const verdict = gate.judge(message, performance.now());
    switch (verdict.kind) {
      case 'pass':
        on.passing(verdict.offer);
        for (const listener of pass) listener.call(socket, message);
        break;
      case 'call-wanted':
        on.callWanted(verdict.from);
        break;
      case 'unreachable':
        on.unreachable(verdict.id);
        break;
      case 'refuse':
        on.refused();
        break;
      case 'echo':
      case 'drop':
        break;
    }
  });
}
