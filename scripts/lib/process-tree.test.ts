import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { endTree } from './process-tree.mjs';
import { duration } from './progress.mjs';

/** A process that starts another one of its own, says its number, and hears signals as told. */
async function family(deaf: boolean): Promise<{ child: ChildProcess; grandchild: number }> {
  const hear = deaf ? "process.on('SIGTERM', () => {});" : '';
  const wait = `${hear} setInterval(() => {}, 1000);`;
  const code = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${wait} console.log('up')`)}], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', () => console.log(child.pid)); ${wait}`;
  const child = spawn(process.execPath, ['-e', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, grandchild: Number(line) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.each([
  ['that end when asked', false, 5_000],
  ['that do not listen', true, 300],
] as const)('processes %s', (_what, deaf, graceMs) => {
  test('are gone, the ones they started too', async () => {
    const { child, grandchild } = await family(deaf);
    expect(isAlive(grandchild)).toBe(true);
    await endTree(child, { graceMs });
    await expect.poll(() => isAlive(grandchild)).toBe(false);
    await expect.poll(() => child.exitCode ?? child.signalCode).not.toBeNull();
  });
});

test('what a program left behind is ended after it', async () => {
  const { child, grandchild } = await family(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await endTree(child, { graceMs: 0 });
  await expect.poll(() => isAlive(grandchild)).toBe(process.platform === 'win32');
});

test.each([
  [800, '0.8 s'],
  [12_345, '12 s'],
  [185_000, '3 min 05 s'],
])('%d ms reads %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
