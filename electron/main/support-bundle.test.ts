import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { formatLine, type LogFields } from './log.ts';
import { makeSupportBundle, saveSupportBundle, type SupportFacts } from './support-bundle.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const facts: SupportFacts = {
  version: '0.1.0',
  versions: { electron: '45.4.1', chrome: '156.0.0.0', node: '24.21.0' },
  platform: 'linux',
  arch: 'x64',
  release: '6.8.0',
  settings: defaultSettings,
  protection: 'encrypted',
};
const secrets = [
  'Sita Gurung',
  'sita',
  'Rahman',
  'sita.gurung@example.com',
  '9841234567',
  '+977 1 4123456',
  '1985-04-12',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'v4.local-refresh',
  'sb_secret_abcdef',
  '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11',
  'https://clinic.example/?token=1',
  '/home/sita/.config/MeroClinic',
  'cough for three weeks',
];
const fields = [
  'event',
  'time',
  'level',
  'request',
  'code',
  'state',
  'reason',
  'permission',
  'platform',
  'version',
  'file',
];

test('names, numbers and tokens in any field of any line are not in the bundle', async () => {
  const good = { time: '2030-01-01T00:00:00.000Z', level: 'info', event: 'started' };
  const lines = secrets.flatMap((secret) => [
    secret,
    JSON.stringify({ ...good, message: secret, [secret]: secret }),
    JSON.stringify({ ...good, exitCode: Number(secret), count: Number(secret), ms: Number(secret) }),
    ...fields.map((field) => JSON.stringify({ ...good, [field]: secret })),
  ]);
  await writeFile(join(folder, 'main.log'), lines.join('\n'));
  await writeFile(join(folder, 'main.old.log'), lines.toReversed().join('\n'));
  const bundle = await makeSupportBundle(folder, facts);
  expect(secrets.filter((secret) => bundle.includes(secret))).toEqual([]);
  expect(bundle).toContain('"event": "started"');
});

test('nor do they come into the log', () => {
  for (const secret of secrets) {
    for (const field of fields.slice(3)) {
      const line = formatLine(new Date(0), 'info', 'started', { [field]: secret } satisfies LogFields);
      expect([field, line.includes(secret)]).toEqual([field, false]);
    }
  }
});

test('whatever a line holds, the bundle is made of known words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
      ),
      async (lines) => {
        await writeFile(join(folder, 'main.log'), lines.join('\n'));
        expect(JSON.parse(await makeSupportBundle(folder, facts))).toMatchObject({ log: [] });
      },
    ),
    { numRuns: 50 },
  );
});

test('what support needs is in it: versions, settings, what happened and when, and how much was left out', async () => {
  const lines = [
    formatLine(new Date(0), 'info', 'started', { version: '0.1.0', platform: 'linux' }),
    formatLine(new Date(1000), 'error', 'page-gone', { reason: 'crashed', exitCode: 133 }),
    formatLine(new Date(2000), 'warn', 'request-refused', {
      request: 'badge:set',
      code: 'desktop/failed',
      reason: 'ENOSPC',
    }),
    'not of ours',
  ];
  await writeFile(join(folder, 'main.log'), lines.join('\n'));
  expect(JSON.parse(await makeSupportBundle(folder, facts))).toEqual({
    ...facts,
    linesLeftOut: 1,
    log: lines.slice(0, 3).map((line): unknown => JSON.parse(line)),
  });
});

test('it is saved where the person says, for their eyes, or not at all', async () => {
  const path = join(folder, 'bundle.json');
  const make = () => makeSupportBundle(folder, facts);
  const now = new Date('2030-01-02T03:04:05Z');
  expect(await saveSupportBundle(() => Promise.resolve(undefined), make, now)).toBe(false);
  const saved = await saveSupportBundle((suggested) => Promise.resolve(join(folder, suggested)), make, now);
  expect(saved).toBe(true);
  const written = join(folder, 'meroclinic-support-2030-01-02.json');
  expect(await readFile(written, 'utf8')).toContain('"version": "0.1.0"');
  const mode = process.platform === 'win32' ? 0o666 : 0o600;
  expect((await stat(written)).mode & 0o777).toBe(mode);
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
