/** The Chrome DevTools Protocol over Node's own WebSocket: one connection, many sessions. */
import { EventEmitter } from 'node:events';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Method = keyof Commands;
interface Waiting {
  method: string;
  resolve: (result: unknown) => void;
  reject: (reason: Error) => void;
}
type Message =
  | { id: number; result?: unknown; error?: { message: string } }
  | { method: keyof ProtocolMapping.Events; params?: unknown; sessionId?: string };

export class Connection {
  /** Talks to the browser itself; the other sessions to one target each. */
  readonly root: CdpSession;
  readonly #socket: WebSocket;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #outgoing: string[] = [];
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.root = this.session('');
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => {
      for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: the browser is gone`));
      this.#waiting.clear();
    });
  }

  static async open(url: string): Promise<Connection> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () =>
        reject(new Error('electron stand-in: the browser refused the connection')),
      );
    });
    return new Connection(socket);
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new CdpSession((method, params) => this.#request(id, method, params));
    this.#sessions.set(id, session);
    return session;
  }

  #request(sessionId: string, method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#post(JSON.stringify({ id, method, params, ...(sessionId !== '' && { sessionId }) }));
    });
  }

  /**
   * Not at once: what Playwright evaluates here interrupts whatever is running, also another `send`, and a send within a
   * send is lost. Seen once in about a hundred and fifty pushes.
   */
  #post(text: string): void {
    if (this.#outgoing.push(text) > 1) return;
    setImmediate(() => {
      for (const message of this.#outgoing.splice(0)) this.#socket.send(message);
    });
  }

  #receive(message: Message): void {
    if ('method' in message) {
      this.#sessions.get(message.sessionId ?? '')?.deliver(message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }
}

/** One target of the browser. Events come out typed as the protocol declares them. */
export class CdpSession extends EventEmitter<ProtocolMapping.Events> {
  readonly #request: (method: string, params: unknown) => Promise<unknown>;

  constructor(request: (method: string, params: unknown) => Promise<unknown>) {
    super();
    this.setMaxListeners(0);
    this.#request = request;
  }

  async send<M extends Method>(method: M, ...[params]: Commands[M]['paramsType']): Promise<Commands[M]['returnType']> {
    return (await this.#request(method, params ?? {})) as Commands[M]['returnType'];
  }

  /** For what may fail because the target is gone by now. */
  tell<M extends Method>(method: M, ...params: Commands[M]['paramsType']): void {
    this.send(method, ...params).catch(() => undefined);
  }

  deliver(method: keyof ProtocolMapping.Events, params: unknown): void {
    (this as EventEmitter).emit(method, params);
  }
}
