// Network namespaces of Linux, as far as the specs need them. Needs root and iproute2; says so instead of passing.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

// The administrator's programs: root's own PATH may lack them (`env -i`, cron, a service).
process.env['PATH'] = [process.env['PATH'], '/usr/sbin', '/sbin'].join(':');

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function works(command: string, args: readonly string[]): boolean {
  try {
    run(command, args);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error when this is no place for network namespaces, with the remedy */
export function requireNamespaces(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('tests/network needs Linux and root: it makes network namespaces. Run it as root, or in CI.');
  }
  if (works('ip', ['netns', 'list'])) return;
  if (existsSync('/usr/bin/apt-get')) {
    works('apt-get', ['update']);
    works('apt-get', ['install', '-y', '--no-install-recommends', 'iproute2']);
  }
  if (!works('ip', ['netns', 'list'])) {
    throw new Error('tests/network needs network namespaces and iproute2: `apt-get install iproute2`.');
  }
}

/** Spaces are named after the process that made them: those of one that was killed are ended, with all that runs in them. */
export function sweepNamespaces(): void {
  for (const [name = '', id = ''] of run('ip', ['netns', 'list']).matchAll(/^mc(\d+)-\S+/gmu)) {
    if (existsSync(`/proc/${id}`)) continue;
    for (const left of run('ip', ['netns', 'pids', name]).split('\n')) {
      if (left !== '') works('kill', ['-9', left]);
    }
    works('ip', ['netns', 'del', name]);
  }
}

/** A host of its own: its own interfaces, addresses, routes and 127.0.0.1. `end` stops what `start` started in it. */
export class Namespace {
  readonly name: string;
  private readonly children: ChildProcess[] = [];

  constructor(name: string) {
    this.name = name;
    run('ip', ['netns', 'add', name]);
    // An address of IPv6 settles a second or two after its cable is there. Chromium takes that for another network, and drops
    // every request of the moment. No host has one here.
    this.exec('sh', '-c', 'for each in all default; do echo 1 > /proc/sys/net/ipv6/conf/$each/disable_ipv6; done');
    this.ip('link', 'set', 'lo', 'up');
  }

  ip(...args: readonly string[]): string {
    return run('ip', ['-n', this.name, ...args]);
  }

  exec(command: string, ...args: readonly string[]): string {
    return run('ip', ['netns', 'exec', this.name, command, ...args]);
  }

  /** Whether a command succeeds here. */
  can(command: string, ...args: readonly string[]): boolean {
    return works('ip', ['netns', 'exec', this.name, command, ...args]);
  }

  /** The hardware address of one of its interfaces. */
  macOf(device: string): string {
    const match = /link\/ether (\S+)/u.exec(this.ip('link', 'show', device));
    if (!match?.[1]) throw new Error(`${device} has no hardware address`);
    return match[1];
  }

  /** Starts a program here and waits for its first line. */
  async start(command: string, ...args: readonly string[]): Promise<ChildProcess> {
    const child = spawn('ip', ['netns', 'exec', this.name, command, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.children.push(child);
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error(`${command} ended in ${this.name} before it was ready`);
      }),
    ]);
    return child;
  }

  /** Everything that runs here stands still, as in a computer that sleeps; `CONT` wakes it. */
  signal(name: 'STOP' | 'CONT'): void {
    for (const id of run('ip', ['netns', 'pids', this.name]).split('\n')) {
      if (id !== '') works('kill', [`-${name}`, id]);
    }
  }

  end(): void {
    for (const child of this.children) child.kill('SIGKILL');
    run('ip', ['netns', 'del', this.name]);
  }
}

/** A cable between an interface of each; both up, without addresses. */
export function connect(one: Namespace, device: string, other: Namespace, otherDevice: string): void {
  const peer = ['peer', 'name', otherDevice, 'netns', other.name];
  run('ip', ['link', 'add', device, 'netns', one.name, 'type', 'veth', ...peer]);
  one.ip('link', 'set', device, 'up');
  other.ip('link', 'set', otherDevice, 'up');
}
