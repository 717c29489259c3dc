// What PostgreSQL really did: the plans of every statement within a question, functions and triggers included, and how
// many rows were read for it.
import type { Sql } from 'postgres';
import * as z from 'zod';
import { connect } from '../../../policies/walks/bare-server.ts';
import { ask } from './ask.ts';
import type { Question } from './question.ts';
import type { Scene } from './scene.ts';

/** Tables that grow with the clinic's years: reading one as a whole is a failure. */
const largeTables: ReadonlySet<string> = new Set([
  'appointments',
  'audit_log',
  'call_quality_samples',
  'call_sessions',
  'messages',
  'notifications',
  'patient_profiles',
  'profiles',
  'ring_receipts',
  'users',
  'visit_notes',
  'visit_ratings',
  'visit_summaries',
]);

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  Plans?: PlanNode[] | undefined;
}
const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    Plans: z.array(planNode).optional(),
  }),
);
const told = z.object({ 'Query Text': z.string(), Plan: planNode });

export interface Plans {
  /** Indexes used on large tables, by name, in order of first use. */
  readonly indexes: readonly string[];
  /** Statements that read a large table as a whole. */
  readonly wholeReads: readonly string[];
}

function walk(node: PlanNode, visit: (node: PlanNode) => void): void {
  visit(node);
  for (const child of node.Plans ?? []) walk(child, visit);
}

/** Prepared statements and those of functions may change their plan after the fifth run in one session. */
const runsBeforeLook = 7;

/** The plans of a question, as they are once the session has asked it several times. */
export async function plansOf(url: string, question: Question, scene: Scene): Promise<Plans> {
  const notices: string[] = [];
  const connection = connect(url, (notice) => notices.push(notice.message ?? ''));
  try {
    await connection.unsafe(`load 'auto_explain'`);
    for (let run = 0; run < runsBeforeLook; run += 1) await ask(connection, question, scene);
    notices.length = 0;
    await ask(
      connection,
      question,
      scene,
      `set local auto_explain.log_min_duration = 0; set local auto_explain.log_nested_statements = on;
       set local auto_explain.log_format = json; set local auto_explain.log_level = notice; set local client_min_messages = notice`,
    );
  } finally {
    await connection.end();
  }
  const indexes = new Set<string>();
  const wholeReads = new Set<string>();
  const largeOf = new Map<string, boolean>();
  for (const notice of notices) {
    const json = notice.indexOf('{');
    if (!notice.includes('plan:') || json === -1) continue;
    const { Plan: plan, 'Query Text': text } = told.parse(JSON.parse(notice.slice(json)));
    walk(plan, (node) => {
      const table = node['Relation Name'];
      if (node['Node Type'] === 'Seq Scan' && table !== undefined && largeTables.has(table))
        wholeReads.add(`${table}: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
      const index = node['Index Name'];
      if (index !== undefined) {
        indexes.add(index);
        if (table !== undefined) largeOf.set(index, largeTables.has(table));
      }
    });
  }
  return { indexes: [...indexes].filter((index) => largeOf.get(index) !== false), wholeReads: [...wholeReads] };
}

export interface Reads {
  /** Reads of a whole large table since the database began. */
  readonly whole: number;
  /** Rows of large tables fetched, by index or otherwise. */
  readonly rows: number;
}

/** What this session and earlier ones have read. The session's own counts are written out first. */
export async function readsSoFar(connection: Sql): Promise<Reads> {
  await connection.unsafe('select pg_stat_force_next_flush()');
  const [row] = await connection.unsafe<{ whole: number; rows: number }[]>(
    `select sum(seq_scan)::float8 as whole, sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows
       from pg_stat_user_tables where schemaname in ('public', 'auth') and relname = any ($1)`,
    [[...largeTables]],
  );
  if (row === undefined) throw new Error('no statistics');
  return row;
}
