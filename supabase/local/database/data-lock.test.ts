import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockData } from './data-lock.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'clinic-lock-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

it('is held by one at a time', async () => {
  const lock = await lockData(directory);
  await expect(lockData(directory)).rejects.toMatchObject({ code: 'DATA_IN_USE' });
  await lock.release();
  await (await lockData(directory)).release();
  expect(await readdir(directory)).toEqual([]);
});

it.each(['999999999 12345', 'no number', `${process.pid} 1`])('replaces what a dead process left: %s', async (left) => {
  await writeFile(join(directory, 'clinic.lock'), left);
  const lock = await lockData(directory);
  expect(await readFile(join(directory, 'clinic.lock'), 'utf8')).not.toBe(left);
  expect(await readdir(directory)).toEqual(['clinic.lock']);
  await lock.release();
});

it('goes to exactly one of many that find a dead lock at once', async () => {
  await writeFile(join(directory, 'clinic.lock'), '999999999 1');
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockData(directory)));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});
