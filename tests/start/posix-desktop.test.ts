// The start command with a desktop program: the stand-in for Electron's, which runs on Linux and macOS.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { leftBehind, nothing } from './left-behind.ts';
import { endWhateverRuns, leftovers, pressCtrlC, start, type Started } from './started.ts';

const standIn = resolve(import.meta.dirname, '../electron-stand-in');
let folder = '';
let started: Started | undefined;

/** The program keeps its profile in the test's folder, not in the person's own. */
function startDesktop(program: string): Started {
  const profile = join(folder, 'profile');
  started = start(['--port', '0', '--peer-port', '0', '--web-port', '0', '--data', join(folder, 'data')], {
    env: { ELECTRON_OVERRIDE_DIST_PATH: program, XDG_CONFIG_HOME: profile, HOME: profile },
  });
  return started;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desktop-'));
  await mkdir(join(folder, 'profile'));
});
afterEach(async () => {
  if (started !== undefined) await endWhateverRuns(started);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('runs it beside the page for a second person, and Ctrl-C ends both', async () => {
  const running = startDesktop(standIn);
  const ready = await running.ready;
  expect(ready.host).toBe('electron');
  expect(running.output()).toContain(`open ${ready.url} and sign in there`);
  expect((await fetch(ready.url)).status).toBe(200);
  pressCtrlC(running);
  expect(await running.exit).toBe(0);
  expect(await leftBehind(running, ready)).toEqual(nothing);
});

test('ends everything, with a code, when the program dies', async () => {
  const running = startDesktop(standIn);
  const ready = await running.ready;
  const main = leftovers(running).find((pid) =>
    execFileSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' }).includes(join(standIn, 'electron')),
  );
  process.kill(Number(main), 'SIGKILL');
  expect(await running.exit).toBe(1);
  expect(running.output()).toContain('[ELECTRON_CRASHED]');
  expect(await leftBehind(running, ready)).toEqual(nothing);
});

test('goes on in the browser, and says why, when the program cannot run here', async () => {
  const broken = join(folder, 'broken');
  await mkdir(broken);
  await writeFile(join(broken, 'electron'), '#!/bin/sh\necho "The SUID sandbox helper binary was found" >&2\nexit 1\n');
  await chmod(join(broken, 'electron'), 0o755);
  const running = startDesktop(broken);
  const ready = await running.ready;
  expect(ready.host).toBe('browser');
  expect(running.output()).toMatch(/Why: +this system does not let the program use its sandbox/);
  expect(running.output()).toContain('Missing:');
  pressCtrlC(running);
  await running.exit;
  expect(await leftBehind(running, ready)).toEqual(nothing);
});

test('goes on in the browser when the program is not where it was said to be', async () => {
  const running = startDesktop(join(folder, 'absent'));
  const ready = await running.ready;
  expect(ready.host).toBe('browser');
  expect(running.output()).toContain('ELECTRON_OVERRIDE_DIST_PATH is set, but');
});
