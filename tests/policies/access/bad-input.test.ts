// Every function with every argument spoiled in turn, by somebody who may call it: a refusal with a code, and nothing changed.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseCodes } from '#shared/errors/codes.ts';
import { refusal } from '../clinic-people.ts';
import { functions } from './function-expectations.ts';
import { askers } from './people.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.clinic.close());

const injection = `'; drop table public.appointments; --`;
/** By the type of an argument: what is of the type and still wrong or extreme, and what is not of the type at all. */
interface Spoiled {
  readonly extreme: readonly unknown[];
  readonly malformed: readonly unknown[];
}
const nobody = '00000000-0000-4000-8000-000000000000';
const spoiled: Readonly<Record<string, Spoiled>> = {
  uuid: { extreme: [null, nobody], malformed: ['nobody', injection] },
  'uuid[]': { extreme: [null, [], [nobody], [null]], malformed: [['nobody']] },
  text: { extreme: [null, '', ' ', 'x'.repeat(100_000), injection, '\u202e', '🩺'.repeat(200)], malformed: [] },
  'text[]': { extreme: [null, [], [null], [injection], ['turn:x'.repeat(100)]], malformed: [] },
  'timestamp with time zone': {
    extreme: [null, '1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '294276-12-31T23:59:59Z', 'infinity', '-infinity'],
    malformed: ['soon', injection],
  },
  date: { extreme: [null, '1900-01-01', '9999-12-31', '5874897-12-31', 'infinity'], malformed: ['someday'] },
  integer: { extreme: [null, -1, 0, 2_147_483_647, -2_147_483_648], malformed: [1e12, 'many'] },
  bigint: { extreme: [null, -1, Number.MAX_SAFE_INTEGER], malformed: ['many'] },
  jsonb: {
    extreme: [
      null,
      [],
      {},
      [null],
      { id: null },
      [[[]]],
      [{ weekday: 99, from: 'dawn', until: null }],
      { ring_seconds: { $gt: 0 } },
      { x: 'y'.repeat(50_000) },
    ],
    malformed: [],
  },
};
const enumeration: Spoiled = { extreme: [null], malformed: ['something else', '', injection] };

const ours = new Set<string>(databaseCodes);
/** PostgREST's answer to what is not of the type, before any function runs: invalid text, date, or a number out of range. */
const notOfTheType = /^22(?:P02|007|008|003)$/u;

interface Argument {
  readonly name: string;
  readonly type: string;
}

async function argumentsOf(name: string): Promise<Argument[]> {
  return world.clinic.sql<{ name: string; type: string }>(
    `select p.proargnames[i] as name, format_type(p.proargtypes[i - 1], null) as type
       from pg_proc p, generate_series(1, p.pronargs) as i where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
    [name],
  );
}

const withArguments = Object.entries(functions).filter(
  ([name]) => name !== 'server_time' && name !== 'run_scheduled_tasks',
);

describe('bad input', () => {
  it.each(withArguments)('%s', async (name, { answers, ask }) => {
    const asker = askers.find((candidate) => answers[candidate] === 'ok') ?? 'patient';
    const strange: unknown[] = [];
    for (const argument of await argumentsOf(name)) {
      const { extreme, malformed } = spoiled[argument.type] ?? enumeration;
      for (const value of [...extreme, ...malformed]) {
        const args = { ...(await ask(world, asker)), [argument.name]: value };
        const before = await world.trace();
        const answer = await world.people.clients[asker].rpc(name, args);
        const code = refusal(answer);
        const what = { argument: argument.name, value: JSON.stringify(value).slice(0, 60), code };
        // What is accepted after all (an optional argument left out, a number brought into its range) is no bad input.
        const expected = malformed.includes(value) ? notOfTheType.test(code ?? '') : code === null || ours.has(code);
        if (!expected) strange.push({ ...what, message: answer.error?.message });
        if (code !== null && !isDeepStrictEqual(await world.trace(), before)) strange.push({ ...what, changed: true });
        await world.tidy();
      }
    }
    expect(strange).toEqual([]);
  });
});
