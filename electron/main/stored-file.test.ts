import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Log } from './log.ts';
import { StoredFile } from './stored-file.ts';

let folder = '';
let path = '';
const log = vi.fn<Log>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stored-'));
  path = join(folder, 'kept.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  vi.clearAllMocks();
});
const open = (): StoredFile => StoredFile.open(folder, 'kept', log);

test('what was written is there at the next start, and only the owner may read it', async () => {
  await open().write({ one: 1, 'a.b': { c: true } });
  expect(open().content).toEqual({ one: 1, 'a.b': { c: true } });
  // Windows knows no such mode; there the profile's folder is the person's own.
  const mode = process.platform === 'win32' ? 0o666 : 0o600;
  expect((await stat(path)).mode & 0o777).toBe(mode);
});

test('opening a file that is not there writes nothing', async () => {
  expect(open().content).toEqual({});
  expect(await readdir(folder)).toEqual([]);
});

test('many changes in one turn are one write, behind it, and the last one counts', async () => {
  const file = open();
  const writes = [1, 2, 3].map((one) => file.write({ one }));
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await Promise.all(writes);
  expect([open().content, await readdir(folder)]).toEqual([{ one: 3 }, ['kept.json']]);
});

test('quitting writes what is still waiting', async () => {
  const file = open();
  const written = file.write({ one: 1 });
  file.flush();
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ one: 1 });
  file.flush();
  await written;
});

test.each(['', '{"one":', 'null', '[1]', '"text"', '7'])('a file that holds %s is put aside', async (content) => {
  await writeFile(path, content);
  const file = open();
  expect([file.content, await readFile(`${path}.broken`, 'utf8')]).toEqual([{}, content]);
  await file.write({ one: 1 });
  expect(open().content).toEqual({ one: 1 });
  expect(log).toHaveBeenCalledWith('warn', 'stored-file-broken', expect.objectContaining({ file: 'kept' }));
});

test('what cannot be written is said, and the next write is tried anew', async () => {
  const file = open();
  await mkdir(join(path, 'occupied'), { recursive: true });
  await expect(file.write({ one: 1 })).rejects.toMatchObject({ code: expect.any(String) });
  await rm(path, { recursive: true });
  await file.write({ one: 2 });
  expect(open().content).toEqual({ one: 2 });
});
