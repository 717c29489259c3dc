// Every query and function the screens use, asked as a signed-in person of a clinic with ten thousand visits and of one with a
// million, in turns, on one PostgreSQL server. `--large 100000` or `--rounds 20` for a quicker look.
import { cpus, totalmem } from 'node:os';
import { connect, startBareServer } from '../policies/walks/bare-server.ts';
import { ask } from './lib/db-scale/ask.ts';
import { load, type Size } from './lib/db-scale/load.ts';
import { plansOf, readsSoFar } from './lib/db-scale/plans.ts';
import type { Question } from './lib/db-scale/question.ts';
import { questions } from './lib/db-scale/questions.ts';
import { scenes, type Scene } from './lib/db-scale/scene.ts';
import { median, numberOption, quantile, ratio } from './lib/figures.ts';
import type { Sql } from 'postgres';

const budget = 1.5;
const small: Size = { appointments: 10_000, doctors: 20, patients: 1_000 };
const largest = 1_000_000;
/** Below this reading a table as a whole may well be the quickest way. */
const largeEnough = 100_000;

interface Clinic {
  readonly url: string;
  readonly connection: Sql;
  readonly scenes: readonly Scene[];
}
interface Answer {
  readonly name: string;
  readonly countsAll: boolean;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p50MsLarge: number;
  readonly p95MsLarge: number;
  readonly rowsRead: number;
  readonly rowsReadLarge: number;
  readonly plan: string;
  readonly wholeReads: readonly string[];
}

async function loaded(url: string, size: Size, people: number): Promise<Clinic> {
  const began = performance.now();
  const connection = connect(url);
  await load(connection, size);
  const found = await scenes(connection, size, people);
  const [row] = await connection.unsafe<{ size: string }[]>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  console.error(
    `  ${size.appointments.toLocaleString('en')} visits, ${size.doctors.toLocaleString('en')} doctors, ${size.patients.toLocaleString('en')} patients: ` +
      `${row?.size ?? '?'}, loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return { url, connection, scenes: found };
}

/** One clinic after the other in each round, so that a busy machine slows both. */
async function measure(question: Question, clinics: readonly Clinic[], rounds: number): Promise<Answer> {
  const times = clinics.map((): number[] => []);
  const before = await Promise.all(clinics.map(({ connection }) => readsSoFar(connection)));
  for (let round = -5; round < rounds; round += 1) {
    for (const [index, clinic] of clinics.entries()) {
      const scene = clinic.scenes[(round + 5) % clinic.scenes.length];
      if (scene === undefined) throw new Error('no scene');
      const took = await ask(clinic.connection, question, scene);
      if (round >= 0) times[index]?.push(took);
    }
  }
  const after = await Promise.all(clinics.map(({ connection }) => readsSoFar(connection)));
  const rows = clinics.map((_, index) => ((after[index]?.rows ?? 0) - (before[index]?.rows ?? 0)) / (rounds + 5));
  const large = clinics.at(-1);
  const scene = large?.scenes[0];
  if (large === undefined || scene === undefined) throw new Error('no large clinic');
  const plans = await plansOf(large.url, question, scene);
  const whole = (after.at(-1)?.whole ?? 0) - (before.at(-1)?.whole ?? 0);
  const [few = [], many = []] = times;
  return {
    name: question.name,
    countsAll: question.countsAll ?? false,
    p50Ms: ms2(median(few)),
    p95Ms: ms2(quantile(few, 0.95)),
    p50MsLarge: ms2(median(many)),
    p95MsLarge: ms2(quantile(many, 0.95)),
    rowsRead: Math.round(rows[0] ?? 0),
    rowsReadLarge: Math.round(rows[1] ?? 0),
    plan: plans.indexes.join(', '),
    wholeReads: [...plans.wholeReads, ...(whole > 0 ? [`${String(whole)} reads of whole tables were counted`] : [])],
  };
}

/** Most questions take less than a millisecond: one decimal would not tell them apart. */
const ms2 = (value: number): number => Math.round(value * 100) / 100;

function line(answer: Answer): string {
  const { name, p50Ms, p95Ms, p50MsLarge, p95MsLarge, rowsRead, rowsReadLarge } = answer;
  const times = [p50Ms, p95Ms, p50MsLarge, p95MsLarge].map((value) => value.toFixed(2).padStart(8)).join('');
  return `  ${name.padEnd(42)}${times}  x${ratio(p50MsLarge / p50Ms)
    .toFixed(2)
    .padStart(6)}  rows ${String(rowsRead).padStart(6)} ${String(rowsReadLarge).padStart(6)}`;
}

export default async function dbScale(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 100);
  const appointments = numberOption(args, 'large', largest);
  const large: Size = { appointments, doctors: Math.max(20, appointments / 500), patients: appointments / 10 };
  // As many people ask in the small clinic as in the large one: otherwise the comparison is of caches.
  const people = numberOption(args, 'people', 4);
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  await using server = await startBareServer({ seed: false });
  const clinics = [
    await loaded(await server.create('small'), small, people),
    await loaded(await server.create('large'), large, people),
  ];
  console.error(`  ${String(rounds)} rounds; ms: median and 95th percentile of the small and of the large clinic\n`);
  const answers: Answer[] = [];
  for (const question of questions.filter(({ name }) => only === undefined || name.includes(only))) {
    const answer = await measure(question, clinics, rounds);
    answers.push(answer);
    console.error(line(answer));
    for (const read of answer.wholeReads) console.error(`      READS A WHOLE TABLE: ${read}`);
  }
  await Promise.all(clinics.map(({ connection }) => connection.end()));
  const worst = Math.max(
    ...answers.filter(({ countsAll }) => !countsAll).map(({ p50Ms, p50MsLarge }) => p50MsLarge / p50Ms),
  );
  console.error(`\n  worst ratio of medians ${ratio(worst).toFixed(2)}, budget ${String(budget)}`);
  const wholeReads = answers.filter((answer) => answer.wholeReads.length > 0);
  if (wholeReads.length > 0 && appointments >= largeEnough)
    throw new Error(`large tables are read as a whole by: ${wholeReads.map(({ name }) => name).join(', ')}`);
  return {
    ratio: ratio(worst),
    budget,
    rounds,
    sizes: { small, large },
    machine: { processors: cpus().length, model: cpus()[0]?.model, memoryGb: Math.round(totalmem() / 2 ** 30) },
    queries: answers.map(({ wholeReads: _none, ...answer }) => answer),
  };
}
