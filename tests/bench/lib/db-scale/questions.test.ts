// What the client asks the clinic is what the bench measures: nothing new goes unmeasured unless a reason is given.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notAsked, questions } from './questions.ts';

const backend = join(import.meta.dirname, '../../../../renderer/backend');
const client = globSync('**/*.ts', { cwd: backend })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(join(backend, file), 'utf8'))
  .join('\n');
const names = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''));

const asked = questions.map(({ text }) => text).join('\n');
const functionsAsked = names(asked, /public\.(\w+)\(/g);
const tablesAsked = names(asked, /from public\.(\w+)\s*(?!\()(?:where|order|i\b|c\b|$)/gm);
const functionsCalled = names(client, /\.rpc\(\s*['"](\w+)['"]/g);
const tablesRead = names(client, /\.from\(\s*['"](\w+)['"]/g);

test('every call of the client is written with the name of its function or table', () => {
  expect(functionsCalled.size).toBeGreaterThan(60);
  expect(client.match(/\.rpc\(/g)).toHaveLength(client.match(/\.rpc\(\s*['"]\w+['"]/g)?.length ?? 0);
  expect(tablesRead.size).toBeGreaterThan(8);
});

test('every function the client calls is measured, or said why not', () => {
  expect([...functionsCalled].filter((name) => !functionsAsked.has(name) && notAsked[name] === undefined)).toEqual([]);
});

test('every table the client reads is measured, or said why not', () => {
  expect([...tablesRead].filter((name) => !tablesAsked.has(name) && notAsked[name] === undefined)).toEqual([]);
});

test('nothing is excused that is measured, or that the client does not use', () => {
  const used = new Set([...functionsCalled, ...tablesRead]);
  const measured = new Set([...functionsAsked, ...tablesAsked]);
  expect(Object.keys(notAsked).filter((name) => !used.has(name) || measured.has(name))).toEqual([]);
});

test('each question has a name of its own', () => {
  expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
});
