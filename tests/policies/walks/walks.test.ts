// Random people call random functions in random order, two at once now and then, and time passes. Whatever happens, the clinic's
// rules hold after every step. `WALKS=20000 npm run walks` walks longer; a failure prints the seed and path that repeat it:
// `WALKS_SEED=... WALKS_PATH=... npm run walks`.
import { assert, asyncProperty } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from './actions.ts';
import { startBareServer, type BareServer } from './bare-server.ts';
import { Stage } from './stage.ts';
import { walk } from './walk.ts';
import { Walker, type Tally } from './walker.ts';

const walks = Number(process.env['WALKS'] ?? 2_000);
const seed = process.env['WALKS_SEED'];
/** The test run walks the same ways every time; a longer run asked for by hand finds new ones. */
const usualSeed = process.env['WALKS'] === undefined ? 20_261_122 : undefined;
const path = process.env['WALKS_PATH'];
/** As many as the machine's usual cores: each has a database of its own. */
const streams = seed === undefined ? 2 : 1;
/** A walk takes 0.1 s on an idle machine; a busy one may need many times as long. */
const patience = 120_000 + walks * 600;

let server: BareServer;
const tally: Tally = { passed: new Map(), refused: new Map() };

beforeAll(async () => {
  server = await startBareServer({ seed: true });
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a random walk', () => {
  it('has a way to call every function of the clinic', async () => {
    await using stage = await Stage.open(await server.create('walks_functions'));
    expect(Object.keys(actions).toSorted()).toEqual([...stage.functions].toSorted());
  });

  it.concurrent.each(Array.from({ length: streams }, (_, stream) => stream))(
    'leaves every rule of the clinic whole (stream %i)',
    async (stream) => {
      await using stage = await Stage.open(await server.create(`walks_${String(stream)}`));
      const report = assert(
        asyncProperty(walk, async (steps) => {
          const walker = new Walker(stage, tally, await stage.reset());
          for (const each of steps) await walker.take(each);
        }),
        {
          numRuns: Math.ceil(walks / streams),
          ...(seed === undefined ? {} : { seed: Number(seed) }),
          ...(seed === undefined && usualSeed !== undefined ? { seed: usualSeed + stream } : {}),
          ...(path === undefined ? {} : { path }),
        },
      );
      await expect(report).resolves.toBeUndefined();
    },
    patience,
  );

  it('has got everywhere: every function passed at least once, most were refused as well', () => {
    const total = (map: ReadonlyMap<string, number>): number => [...map.values()].reduce((sum, each) => sum + each, 0);
    console.log(
      `${String(walks)} walks: ${String(total(tally.passed))} calls passed, ${String(total(tally.refused))} were refused with a code`,
    );
    // A single walk repeated from a seed gets where it got.
    const expected = seed === undefined && walks >= 500 ? Object.keys(actions) : [];
    expect(expected.filter((name) => !tally.passed.has(name))).toEqual([]);
  });
});
