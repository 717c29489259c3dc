// `npm run bench -- NAME [args]`: runs tests/bench/NAME.ts and ends with one line of JSON. Without a name it lists them.
// A bench exports by default `async (args: string[]) => Promise<Record<string, unknown>>` and reports progress on standard error.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, printFailure } from './lib/failures.mjs';
import { root } from './lib/paths.ts';
import { createProgress } from './lib/progress.mjs';

const folder = join(root, 'tests/bench');
const isBench = (file: string): boolean => /^[a-z][a-z0-9-]*\.ts$/.test(file);

async function benches(): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const files = await readdir(folder);
  return files
    .filter(isBench)
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
}

type Bench = (args: string[]) => Promise<Record<string, unknown>>;

async function load(name: string): Promise<Bench> {
  const module: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href);
  const run = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (typeof run !== 'function') throw new TypeError(`tests/bench/${name}.ts has no function as its default export`);
  return async (args) => {
    const figures: unknown = await run(args);
    if (typeof figures !== 'object' || figures === null) throw new TypeError(`the bench "${name}" returned no figures`);
    return { ...figures };
  };
}

async function main(): Promise<void> {
  const [name, ...args] = process.argv.slice(2);
  const known = await benches();
  if (name === undefined) {
    console.log(known.length === 0 ? 'There are no benches yet.' : known.join('\n'));
    return;
  }
  if (!known.includes(name)) throw new Failure('UNKNOWN_BENCH', { name, known: known.join(', ') });
  const progress = createProgress(process.stderr);
  const step = progress.start(`Bench ${name}`);
  try {
    const figures = await (await load(name))(args);
    step.done();
    console.log(JSON.stringify({ bench: name, ...figures }));
  } catch (error) {
    step.fail();
    throw error;
  } finally {
    progress.close();
  }
}

try {
  await main();
} catch (error) {
  printFailure(error, process.stderr);
  process.exitCode = 1;
}
// The bench has ended what it opened; timers inside the npm package `peer` can be stopped by nobody and would go on for ever.
process.exit();
