import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../clinic-error.ts';
import { reachableBinaries } from './reachable-binaries.ts';

const nobody = { uid: 65_534, gid: 65_534 };
/** Only root lends another user; everybody else runs the binaries as they are. */
const isRoot = process.getuid?.() === 0;
const version = `test-${String(process.pid)}`;
const lent = isRoot ? nobody : {};
const copy = join(tmpdir(), `meroclinic-postgres-${version}-${process.arch}`);

let closed: string;
let bin: string;
beforeEach(async () => {
  closed = await mkdtemp(join(tmpdir(), 'clinic-closed-'));
  bin = join(closed, 'native', 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'initdb'), '#!/bin/sh\necho "$0"\n', { mode: 0o755 });
});
afterEach(() => Promise.all([closed, copy].map((folder) => rm(folder, { recursive: true, force: true }))));

const given = () => ({ initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pg_ctl: join(bin, 'pg_ctl') });

test('what the user may run stays where it is', async () => {
  await chmod(closed, 0o755);
  expect(await reachableBinaries(given(), version, lent)).toEqual(given());
});

test('a closed folder is copied once to where the user may enter', async () => {
  const { initdb } = await reachableBinaries(given(), version, lent);
  expect(initdb).toBe(join(isRoot ? copy : join(closed, 'native'), 'bin', 'initdb'));
  const made = (await stat(initdb)).ino;
  expect((await reachableBinaries(given(), version, lent)).initdb).toBe(initdb);
  expect((await stat(initdb)).ino).toBe(made);
});

test('a copy that others can change is not run', async () => {
  await mkdir(join(copy, 'bin'), { recursive: true });
  await chmod(copy, 0o777);
  const outcome = await reachableBinaries(given(), version, lent).catch(codeOf);
  expect(outcome).toEqual(isRoot ? 'ENOTEMPTY' : given());
});
