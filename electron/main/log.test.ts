import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile, errorKind, formatLine } from './log.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a line is one JSON object of program words', () => {
  const line = formatLine(new Date(0), 'warn', 'page-gone', { reason: 'crashed', exitCode: 133 });
  expect(line).toBe(
    '{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"page-gone","reason":"crashed","exitCode":133}',
  );
});

test.each([
  'Dr Rahman',
  'rahman@clinic.example',
  `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${'x'.repeat(60)}`,
  'https://clinic.example/?token=1',
  '+977 1 4123456',
  'line\nbreak',
])('a value such as %j is removed', (reason) => {
  expect(formatLine(new Date(0), 'info', 'started', { reason })).toContain('"reason":"(removed)"');
});

test('of an error only its kind is told', () => {
  expect(errorKind(Object.assign(new Error('/home/rahman'), { code: 'ENOSPC' }))).toBe('ENOSPC');
  expect(errorKind(new TypeError('secret'))).toBe('TypeError');
  expect(errorKind('secret')).toBe('string');
});

test('lines keep their order, and the file is turned over when it is full', async () => {
  const log = new LogFile(folder, 100);
  for (let count = 0; count < 9; count += 1) log.append(`line ${String(count)} ${'x'.repeat(40)}`);
  await log.settled();
  const lines = async (name: string): Promise<number[]> =>
    (await readFile(join(folder, name), 'utf8')).match(/\d+(?= x)/g)?.map(Number) ?? [];
  expect([...(await lines('main.old.log')), ...(await lines('main.log'))]).toEqual([3, 4, 5, 6, 7, 8]);
});

test('a folder that cannot be written does not stop the app', async () => {
  const log = new LogFile(join(folder, 'main.log\0'));
  log.append('lost');
  await expect(log.settled()).resolves.toBeUndefined();
});
