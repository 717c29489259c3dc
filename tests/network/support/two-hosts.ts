// Two computers on one machine: a network namespace each, a line each to an exchange in a third, and the clinic at that
// exchange. Sound and picture go from line to line; signalling and rows go over the same line as they do at people's
// homes, so a cut line cuts everything. Needs root and iproute2; says so instead of passing.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { Line, type Shape, type Shaper } from './line.ts';
import { Namespace, requireNamespaces, sweepNamespaces } from './namespaces.ts';

export type HostName = 'a' | 'b';
const hostNames = ['a', 'b'] as const;

/** Each host's address and, at the exchange, the other end of its line. */
export const addresses = {
  a: { host: '10.77.1.1', exchange: '10.77.1.254' },
  b: { host: '10.77.2.1', exchange: '10.77.2.254' },
} as const;

export interface TwoHostsOptions {
  /** What the page reaches on 127.0.0.1: the clinic and the page's own server. */
  readonly ports: readonly number[];
  /** Whether `shape` is going to be called. */
  readonly shaped?: boolean;
  /** More arguments for the browsers. */
  readonly browserArgs?: readonly string[];
}

export interface TwoHosts extends AsyncDisposable {
  readonly hosts: Readonly<Record<HostName, Namespace>>;
  /** Where a server for both can be put, as a relay: reached at `addresses[host].exchange`. */
  readonly exchange: Namespace;
  /** What `shape` uses on this machine. */
  readonly shaper: Shaper;
  /** The client's first screen in a browser of its own on this host; each call opens one more. */
  open(host: HostName, url: string): Promise<Page>;
  /** Nothing passes over the line of this host, or of both, any more; nobody is told. */
  cutCable(host?: HostName): void;
  mendCable(host?: HostName): void;
  /** The two no longer reach each other directly; each still reaches the exchange and what is there. */
  cutBetween(): void;
  mendBetween(): void;
  /** The whole computer stands still, its browser and all, until it wakes. */
  sleep(host: HostName): void;
  wake(host: HostName): void;
  /** Makes a host's line as bad as told, or plain again. */
  shape(host: HostName, shape: Shape | null): Promise<void>;
}

const script = join(import.meta.dirname, 'relay.mjs');

/** The way from 127.0.0.1 inside a host over its line to the exchange, and from there out to this machine's 127.0.0.1. */
async function carry(ports: readonly number[], folder: string, exchange: Namespace, hosts: TwoHosts['hosts']) {
  const socket = (port: number) => join(folder, `${String(port)}.sock`);
  const routes = (each: (port: number) => object) => JSON.stringify(ports.map(each));
  const outside = spawn(
    process.execPath,
    [script, routes((port) => ({ listen: { path: socket(port) }, connect: { host: '127.0.0.1', port } }))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(outside.stdout, 'data');
  await exchange.start(
    process.execPath,
    script,
    routes((port) => ({ listen: { host: '0.0.0.0', port }, connect: { path: socket(port) } })),
  );
  await Promise.all(
    hostNames.map((name) =>
      hosts[name].start(
        process.execPath,
        script,
        routes((port) => ({
          listen: { host: '127.0.0.1', port },
          connect: { host: addresses[name].exchange, port },
        })),
      ),
    ),
  );
  return outside;
}

export async function twoHosts({ ports, shaped = false, browserArgs = [] }: TwoHostsOptions): Promise<TwoHosts> {
  requireNamespaces();
  sweepNamespaces();
  const tag = `mc${String(process.pid)}`;
  const folder = mkdtempSync(join(tmpdir(), 'meroclinic-net-'));
  const browsers: Browser[] = [];
  const exchange = new Namespace(`${tag}-x`);
  const hosts = { a: new Namespace(`${tag}-a`), b: new Namespace(`${tag}-b`) };
  const forward = (on: boolean) => exchange.exec('sh', '-c', `echo ${on ? '1' : '0'} > /proc/sys/net/ipv4/ip_forward`);
  const lines: Partial<Record<HostName, Line>> = {};
  let outside: ChildProcess | null = null;

  const dispose = async () => {
    // What stands still cannot close.
    for (const space of [hosts.a, hosts.b]) space.signal('CONT');
    await Promise.all(browsers.map((browser) => browser.close()));
    outside?.kill('SIGKILL');
    for (const line of Object.values(lines)) line.end();
    for (const space of [hosts.a, hosts.b, exchange]) space.end();
    rmSync(folder, { recursive: true, force: true });
  };
  const line = (name: HostName): Line => {
    const found = lines[name];
    if (!found) throw new Error(`host ${name} has no line`);
    return found;
  };
  try {
    forward(true);
    for (const [index, name] of hostNames.entries()) {
      const ends = { host: hosts[name], hostAddress: addresses[name].host, exchange };
      const id = index === 0 ? 1 : 2;
      lines[name] = await Line.open({ ...ends, exchangeAddress: addresses[name].exchange, id }, shaped);
    }
    outside = await carry(ports, folder, exchange, hosts);
  } catch (error) {
    await dispose();
    throw error;
  }
  const each = (host: HostName | undefined) => (host ? [host] : hostNames);

  return {
    hosts,
    exchange,
    shaper: line('a').shaper,
    async open(host, url) {
      const wrapper = join(folder, `chromium-${host}`);
      const program = process.env['CHROMIUM_PATH'] ?? chromium.executablePath();
      writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${hosts[host].name} ${program} "$@"\n`);
      chmodSync(wrapper, 0o755);
      const browser = await chromium.launch({
        executablePath: wrapper,
        args: [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
          ...browserArgs,
        ],
      });
      browsers.push(browser);
      const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    cutCable(host) {
      for (const name of each(host)) line(name).cut();
    },
    mendCable(host) {
      for (const name of each(host)) line(name).mend();
    },
    cutBetween() {
      forward(false);
    },
    mendBetween() {
      forward(true);
    },
    sleep(host) {
      hosts[host].signal('STOP');
    },
    wake(host) {
      hosts[host].signal('CONT');
    },
    shape: (host, shape) => line(host).shape(shape),
    [Symbol.asyncDispose]: dispose,
  };
}
