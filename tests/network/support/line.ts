// The line of one host to the rest of the world: it can be cut, mended, and made as bad as people's lines are.
import { once } from 'node:events';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { connect, Namespace } from './namespaces.ts';

/** What a line does to what it carries, in each direction. */
export interface Shape {
  readonly rateKbit: number;
  /** One way. */
  readonly delayMs: number;
  /** Share of packets that never arrive, 0 to 1. */
  readonly loss: number;
  /** How long a packet may wait to be sent before it is thrown away. */
  readonly queueMs: number;
}

/** What shapes: the kernel's netem, or a small program of the tests that carries every frame. */
export type Shaper = 'netem' | 'forwarder';

export interface LineEnds {
  readonly host: Namespace;
  readonly hostAddress: string;
  readonly exchange: Namespace;
  readonly exchangeAddress: string;
  /** Tells the lines of one network apart: an interface of the exchange is named after it. */
  readonly id: 1 | 2;
}

const nobody = '02:00:00:00:00:99';
const device = 'line';

export class Line {
  /** What `shape` uses on this machine. */
  readonly shaper: Shaper;
  private readonly ends: LineEnds;
  private readonly exchangeDevice: string;
  private readonly macs: { host: string; exchange: string };
  private readonly between: Namespace | null;
  private forwarder: ChildProcess | null = null;

  private constructor(ends: LineEnds, shaper: Shaper, between: Namespace | null) {
    const { host, hostAddress, exchange, exchangeAddress } = ends;
    this.ends = ends;
    this.shaper = shaper;
    this.between = between;
    this.exchangeDevice = `line${String(ends.id)}`;
    host.ip('addr', 'add', `${hostAddress}/24`, 'dev', device);
    host.ip('route', 'add', 'default', 'via', exchangeAddress);
    exchange.ip('addr', 'add', `${exchangeAddress}/24`, 'dev', this.exchangeDevice);
    this.macs = { host: host.macOf(device), exchange: exchange.macOf(this.exchangeDevice) };
    this.mend();
  }

  /** @param shaped Whether it is going to be shaped: a line that is not is a plain cable. */
  static async open(ends: LineEnds, shaped: boolean): Promise<Line> {
    const { host, exchange, id } = ends;
    if (!shaped || host.can('tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '1us')) {
      if (shaped) host.exec('tc', 'qdisc', 'del', 'dev', 'lo', 'root');
      connect(host, device, exchange, `line${String(id)}`);
      return new Line(ends, 'netem', null);
    }
    const between = new Namespace(`${host.name}-line`);
    for (const [end, name] of [[host, device] as const, [exchange, `line${String(id)}`] as const]) {
      const [near, far] = addressesBelow(id, end === host ? 'host' : 'exchange');
      connect(end, `${name}-below`, between, name);
      end.ip('addr', 'add', `${near}/30`, 'dev', `${name}-below`);
      between.ip('addr', 'add', `${far}/30`, 'dev', name);
      const tunnel = ['type', 'vxlan', 'id', String(id), 'local', near, 'remote', far, 'dstport', '4789', 'nolearning'];
      end.ip('link', 'add', name, ...tunnel);
      end.ip('link', 'set', name, 'gso_max_segs', '1', 'up');
    }
    const line = new Line(ends, 'forwarder', between);
    await line.startForwarder(between);
    return line;
  }

  /** Nothing passes any more in either direction; nobody is told. */
  cut(): void {
    this.believe(nobody, nobody);
  }

  mend(): void {
    this.believe(this.macs.exchange, this.macs.host);
  }

  /** From now on the line is like this; null makes it a plain cable again. Only where it was opened to be shaped. */
  async shape(shape: Shape | null): Promise<void> {
    if (this.shaper === 'netem') {
      this.shapeByKernel(shape);
      return;
    }
    const { forwarder } = this;
    if (!forwarder?.stdin || !forwarder.stdout) throw new Error('this line was not opened to be shaped');
    const done = once(forwarder.stdout, 'data');
    forwarder.stdin.write(`${JSON.stringify(shape)}\n`);
    await done;
  }

  end(): void {
    this.between?.end();
  }

  /** The other end's hardware address as each end believes it to be: with a wrong one every packet is lost in silence. */
  private believe(ofExchange: string, ofHost: string): void {
    const { host, hostAddress, exchange, exchangeAddress } = this.ends;
    const neighbour = (at: Namespace, address: string, mac: string, on: string) => {
      at.ip('neigh', 'replace', address, 'lladdr', mac, 'dev', on, 'nud', 'permanent');
    };
    neighbour(host, exchangeAddress, ofExchange, device);
    neighbour(exchange, hostAddress, ofHost, this.exchangeDevice);
  }

  private async startForwarder(between: Namespace): Promise<void> {
    const { id } = this.ends;
    const [hostEnd, hostListen] = addressesBelow(id, 'host');
    const [exchangeEnd, exchangeListen] = addressesBelow(id, 'exchange');
    this.forwarder = await between.start(
      process.execPath,
      join(import.meta.dirname, 'forwarder.mjs'),
      JSON.stringify({ listen: [hostListen, exchangeListen], ends: [hostEnd, exchangeEnd] }),
    );
  }

  private shapeByKernel(shape: Shape | null): void {
    const { host, exchange } = this.ends;
    for (const [end, name] of [[host, device] as const, [exchange, this.exchangeDevice] as const]) {
      if (shape === null) {
        end.exec('tc', 'qdisc', 'del', 'dev', name, 'root');
        continue;
      }
      // netem counts its queue in packets, those under way included; the media's are about 1,000 bytes.
      const packets = Math.max(2, Math.ceil((shape.rateKbit * (shape.queueMs + shape.delayMs)) / 8_000));
      const line = ['limit', String(packets), 'rate', `${String(shape.rateKbit)}kbit`];
      const air = ['delay', `${String(shape.delayMs)}ms`, 'loss', `${String(shape.loss * 100)}%`];
      end.exec('tc', 'qdisc', 'replace', 'dev', name, 'root', 'netem', ...line, ...air);
    }
  }
}

/** Of the cables below a shaped line: the end's own address and that of the forwarder. */
function addressesBelow(id: 1 | 2, end: 'host' | 'exchange'): readonly [near: string, far: string] {
  const net = `10.78.${String(id * 10 + (end === 'host' ? 0 : 1))}`;
  return [`${net}.1`, `${net}.2`];
}
