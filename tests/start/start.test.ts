// The start command from outside: what it serves, what it refuses, and that nothing of it is left.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoPeople } from '../../supabase/demo-people.ts';
import { leftBehind, nothing, portOf } from './left-behind.ts';
import { endWhateverRuns, leftovers, pressCtrlC, start, type Ready, type Started } from './started.ts';

const onAnyPort = ['--browser', '--port', '0', '--peer-port', '0', '--web-port', '0'];
let folder = '';
const running: Started[] = [];

function begin(args: readonly string[], how?: Parameters<typeof start>[1]): Started {
  const started = start(args, how);
  running.push(started);
  return started;
}
const data = (name: string): string[] => ['--data', join(folder, name)];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  // PostgreSQL refuses root, so its server then runs as another user, who has to get in.
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('one that runs', () => {
  let started: Started;
  let ready: Ready;
  beforeAll(async () => {
    started = start([...onAnyPort, ...data('kept')]);
    ready = await started.ready;
  });
  afterAll(() => endWhateverRuns(started));

  test('prints the address and every demo person with the password', () => {
    expect(ready.host).toBe('browser');
    expect(started.output()).toContain(ready.url);
    for (const { email, password } of demoPeople)
      expect(started.output()).toMatch(new RegExp(`${email}\\s+${password}`));
  });

  test('serves the page under the policy of the desktop', async () => {
    const response = await fetch(ready.url);
    expect(await response.text()).toContain('<div id="');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ${ready.supabaseUrl} `);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  test('serves every script that the page names', async () => {
    const html = await (await fetch(ready.url)).text();
    const scripts = [...html.matchAll(/src="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect((await fetch(new URL(script, ready.url))).status).toBe(200);
  });

  test('tells the page where the clinic is, and the clinic knows the demo people', async () => {
    const config = await (await fetch(`${ready.url}config.json`)).json();
    expect(config).toMatchObject({
      supabaseUrl: ready.supabaseUrl,
      publishableKey: ready.publishableKey,
      peerServer: ready.peerServer,
    });
    expect(config.demoPeople).toHaveLength(demoPeople.length);
    for (const { email, password } of config.demoPeople) {
      const response = await fetch(`${ready.supabaseUrl}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers: { apikey: ready.publishableKey, 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect({ email, status: response.status }).toEqual({ email, status: 200 });
    }
  });

  test('refuses a second one on the same data, with words and a remedy', async () => {
    const second = begin([...onAnyPort, ...data('kept')]);
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(/\[DATA_IN_USE\]\n {2}What to do: /);
  });

  test('refuses --reset while the data is in use', async () => {
    const second = begin([...onAnyPort, ...data('kept'), '--reset']);
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('[DATA_IN_USE]');
    expect((await fetch(`${ready.url}config.json`)).status).toBe(200);
  });

  test.each(['--port', '--peer-port', '--web-port'] as const)(
    'refuses a port that was asked for and is taken: %s',
    async (option) => {
      const addresses = { '--port': ready.supabaseUrl, '--peer-port': ready.peerServer, '--web-port': ready.url };
      const taken = String(portOf(addresses[option]));
      const rest = Object.keys(addresses).flatMap((other) => (other === option ? [] : [other, '0']));
      const second = begin(['--browser', option, taken, ...rest, ...data('other')]);
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain(`Port ${taken} is taken`);
      expect(second.output()).toContain(`${option} NUMBER`);
      expect(leftovers(second)).toEqual([]);
    },
  );
});

describe('one that is ended', () => {
  afterEach(async () => {
    for (const started of running.splice(0)) await endWhateverRuns(started);
  });

  test('a usual port that is taken gives way to another one, and that is said', async () => {
    const blockers: Server[] = [];
    for (const port of [4810, 54_321]) {
      const blocker = createServer();
      // Taken by somebody else already is as good.
      await new Promise<void>((done) => {
        blocker.once('error', () => done());
        blocker.listen(port, '127.0.0.1', () => done());
      });
      blockers.push(blocker);
    }
    try {
      const started = begin(['--browser', ...data('moved')]);
      const ready = await started.ready;
      expect(portOf(ready.url)).not.toBe(4810);
      expect(portOf(ready.supabaseUrl)).not.toBe(54_321);
      expect(started.output()).toContain(`Port 4810 is taken; the page is at ${ready.url}`);
      expect(started.output()).toContain('Port 54321 is taken; the clinic uses');
    } finally {
      for (const blocker of blockers) blocker.close();
    }
  });

  test.each(['pglite', 'postgres'])(
    'twice with %s: the second finds its data and builds nothing; each leaves nothing',
    async (engine) => {
      const args = [...onAnyPort, ...data(engine), '--engine', engine];
      const first = begin(args);
      const ready = await first.ready;
      const account = { email: `kept-${engine}@meroclinic.example`, password: 'kept-Between-Runs-1' };
      const headers = { apikey: ready.publishableKey, 'content-type': 'application/json' };
      const signUp = await fetch(`${ready.supabaseUrl}/auth/v1/signup`, {
        method: 'POST',
        headers,
        body: JSON.stringify(account),
      });
      expect(signUp.status).toBe(200);
      pressCtrlC(first);
      await first.exit;
      expect(await leftBehind(first, ready)).toEqual(nothing);

      const second = begin(args);
      const again = await second.ready;
      expect(second.output()).not.toContain('Building the client');
      const signIn = await fetch(`${again.supabaseUrl}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers: { ...headers, apikey: again.publishableKey },
        body: JSON.stringify(account),
      });
      expect(signIn.status).toBe(200);
      pressCtrlC(second);
      await second.exit;
      expect(await leftBehind(second, again)).toEqual(nothing);
    },
  );

  test('when the command itself is killed, what it started ends', async () => {
    const started = begin([...onAnyPort, ...data('killed')]);
    const ready = await started.ready;
    started.child.kill('SIGKILL');
    expect(await leftBehind(started, ready)).toEqual(nothing);
  });

  test('Ctrl-C while it is still starting', async () => {
    const started = begin([...onAnyPort, ...data('early')]);
    await expect.poll(() => started.output(), { timeout: 60_000 }).toContain('Starting the clinic');
    pressCtrlC(started);
    await started.exit;
    await expect.poll(() => leftovers(started), { timeout: 10_000 }).toEqual([]);
    expect(started.output()).not.toContain('READY');
    expect(started.output()).not.toMatch(/^\s+at /m);
  });

  test('--reset leaves a folder alone that is not a clinic', async () => {
    const started = begin([...onAnyPort, '--data', import.meta.dirname, '--reset']);
    expect(await started.exit).toBe(1);
    expect(started.output()).toContain('[NOT_CLINIC_DATA]');
  });

  test('an option that does not exist', async () => {
    const started = begin(['--nonsense']);
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(/--nonsense.*\[BAD_OPTION\]/);
  });
});
