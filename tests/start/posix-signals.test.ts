// Signals to the whole of `npm start`, as a terminal sends them. Windows has none to send, so this file is left out there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { leftBehind, nothing } from './left-behind.ts';
import { endWhateverRuns, pressCtrlC, start, type Started } from './started.ts';

let folder = '';
let started: Started | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signals-'));
});
afterEach(async () => {
  if (started !== undefined) await endWhateverRuns(started);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it in order and leaves nothing', async (signal) => {
  started = start(['--browser', '--port', '0', '--peer-port', '0', '--web-port', '0', '--data', folder], {
    throughNpm: true,
  });
  const ready = await started.ready;
  pressCtrlC(started, signal);
  await started.exit;
  expect(await leftBehind(started, ready)).toEqual(nothing);
  expect(started.output()).toContain('Stopping.');
  expect(started.output()).not.toMatch(/^\s+at /m);
});
