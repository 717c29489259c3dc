import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inputHash } from './input-hash.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'inputs-'));
  await mkdir(join(root, 'src/in'), { recursive: true });
  await writeFile(join(root, 'src/a.ts'), 'a');
  await writeFile(join(root, 'src/in/b.ts'), 'b');
  await writeFile(join(root, 'one.json'), '{}');
});
afterEach(() => rm(root, { recursive: true }));
const inputs = ['src', 'one.json', 'absent'];

test('the same files give the same hash, written again or not', async () => {
  const before = await inputHash(root, inputs);
  await writeFile(join(root, 'src/a.ts'), 'a');
  expect(await inputHash(root, inputs)).toBe(before);
});

test.each([
  ['a changed file', 'src/in/b.ts', 'B'],
  ['a new file', 'src/c.ts', ''],
  ['a single file', 'one.json', '{ }'],
  ['one that was absent', 'absent', ''],
])('%s changes it', async (_what, file, text) => {
  const before = await inputHash(root, inputs);
  await writeFile(join(root, file), text);
  expect(await inputHash(root, inputs)).not.toBe(before);
});

test('text cannot move from one file to the next unnoticed', async () => {
  const before = await inputHash(root, ['src']);
  await writeFile(join(root, 'src/a.ts'), 'ab');
  await writeFile(join(root, 'src/in/b.ts'), '');
  expect(await inputHash(root, ['src'])).not.toBe(before);
});

test('tests and other folders do not', async () => {
  const before = await inputHash(root, inputs);
  await writeFile(join(root, 'src/a.test.ts'), 'x');
  await writeFile(join(root, 'src/in/b.spec.tsx'), 'x');
  await writeFile(join(root, 'elsewhere.ts'), 'x');
  expect(await inputHash(root, inputs)).toBe(before);
});
