// Two computers on one machine: a network namespace each, one cable between them that a spec can cut, and a way to the
// clinic that does not go over that cable. Needs root and iproute2; says so instead of passing.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

const hosts = [
  { name: 'a', address: '10.77.0.1' },
  { name: 'b', address: '10.77.0.2' },
] as const;
type HostName = (typeof hosts)[number]['name'];

const ip = (...args: readonly string[]): string => execFileSync('ip', args, { encoding: 'utf8' });

export interface TwoHosts extends AsyncDisposable {
  /** The client's first screen in a browser of its own on this host. */
  open(host: HostName, url: string): Promise<Page>;
  /** Nothing passes between the two any more; neither is told. */
  cutCable(): void;
  mendCable(): void;
}

function requireRights(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('tests/network needs Linux and root: it makes network namespaces. Run it as root, or in CI.');
  }
  const works = () => {
    try {
      execFileSync('ip', ['netns', 'list'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (works()) return;
  if (existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'iproute2'], { stdio: 'ignore' });
  }
  if (!works()) throw new Error('tests/network needs network namespaces and iproute2: `apt-get install iproute2`.');
}

/** @param ports What the page reaches on 127.0.0.1: the clinic and the page's own server. */
export async function twoHosts(ports: readonly number[]): Promise<TwoHosts> {
  requireRights();
  const tag = `mc${String(process.pid)}`;
  const space = (host: HostName) => `${tag}-${host}`;
  const device = (host: HostName) => `${tag}${host}`.slice(-15);
  const folder = mkdtempSync(join(tmpdir(), 'meroclinic-net-'));
  const relays: ChildProcess[] = [];
  const browsers: Browser[] = [];

  for (const { name } of hosts) ip('netns', 'add', space(name));
  ip('link', 'add', device('a'), 'netns', space('a'), 'type', 'veth', 'peer', 'name', device('b'), 'netns', space('b'));
  for (const { name, address } of hosts) {
    ip('-n', space(name), 'addr', 'add', `${address}/24`, 'dev', device(name));
    ip('-n', space(name), 'link', 'set', 'lo', 'up');
    ip('-n', space(name), 'link', 'set', device(name), 'up');
  }
  const macOf = (name: HostName) => {
    const match = /link\/ether (\S+)/u.exec(ip('-n', space(name), 'link', 'show', device(name)));
    if (!match?.[1]) throw new Error('an interface without an address');
    return match[1];
  };
  const macs = { a: macOf('a'), b: macOf('b') };
  /** The other's hardware address as this host believes it to be: a wrong one loses every packet in silence. */
  const believe = (name: HostName, mac: string) => {
    const other = name === 'a' ? hosts[1] : hosts[0];
    ip('-n', space(name), 'neigh', 'replace', other.address, 'lladdr', mac, 'dev', device(name), 'nud', 'permanent');
  };

  const relay = async (command: string, args: readonly string[]) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    relays.push(child);
    await once(child.stdout, 'data');
  };
  const script = join(import.meta.dirname, 'relay.mjs');
  for (const port of ports) {
    const socket = join(folder, `${String(port)}.sock`);
    await relay(process.execPath, [script, 'serve', socket, String(port)]);
    for (const { name } of hosts) {
      await relay('ip', ['netns', 'exec', space(name), process.execPath, script, 'listen', String(port), socket]);
    }
  }

  return {
    async open(host, url) {
      const wrapper = join(folder, `chromium-${host}`);
      const program = process.env['CHROMIUM_PATH'] ?? chromium.executablePath();
      writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${space(host)} ${program} "$@"\n`);
      chmodSync(wrapper, 0o755);
      const browser = await chromium.launch({
        executablePath: wrapper,
        args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--no-first-run'],
      });
      browsers.push(browser);
      const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    cutCable() {
      for (const { name } of hosts) believe(name, '02:00:00:00:00:99');
    },
    mendCable() {
      believe('a', macs.b);
      believe('b', macs.a);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(browsers.map((browser) => browser.close()));
      for (const child of relays) child.kill('SIGKILL');
      for (const { name } of hosts) ip('netns', 'del', space(name));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
