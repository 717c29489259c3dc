// What the advisors of a Supabase project look for, as queries over the catalogue: each names what it finds, one per row.
export interface Advisor {
  readonly name: string;
  /** Selects one text column `finding`. */
  readonly find: string;
  /** Statements that do the wrong thing in a schema of their own, and what undoes them: the query has to notice. */
  readonly plant: readonly string[];
  readonly clean: readonly string[];
  /** Findings that are meant, each with its reason beside it. */
  readonly accepted?: readonly string[];
}

const ours = `('public', 'private')`;
const badTable = 'create table public.planted (id uuid primary key, other uuid, at timestamptz)';
const dropTable = 'drop table public.planted cascade';

export const advisors: readonly Advisor[] = [
  {
    name: 'row-level security is off',
    find: `select c.oid::regclass::text as finding from pg_class c
            where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity`,
    plant: [badTable],
    clean: [dropTable],
  },
  {
    name: 'a policy stands on a table whose row-level security is off, or the table has none and is granted',
    find: `select c.oid::regclass::text as finding from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and (exists (select from pg_policy p where p.polrelid = c.oid) <> c.relrowsecurity)`,
    plant: [badTable, 'alter table public.planted enable row level security'],
    clean: [dropTable],
  },
  {
    name: 'a policy asks who is signed in once per row',
    find: `select format('%s: %s', tablename, policyname) as finding from pg_policies
            where regexp_replace(coalesce(qual, '') || ' ' || coalesce(with_check, ''),
                    '\\( SELECT (auth|private)\\.\\w+\\(\\) AS \\w+\\)', '', 'g') ~ '((auth|private)\\.\\w+|current_setting)\\('
              and schemaname in ${ours}`,
    plant: [badTable, 'create policy planted on public.planted using (other = auth.uid())'],
    clean: [dropTable],
  },
  {
    name: 'several permissive policies answer the same question',
    find: `select format('%s: %s for %s', p.tablename, verb, role) as finding
             from pg_policies p, unnest(p.roles) as role,
                  unnest(case p.cmd when 'ALL' then array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] else array[p.cmd] end) as verb
            where p.schemaname in ${ours} and p.permissive = 'PERMISSIVE'
            group by p.schemaname, p.tablename, verb, role having count(*) > 1`,
    plant: [
      badTable,
      'create policy one on public.planted for select to authenticated using (true)',
      'create policy two on public.planted to authenticated using (false)',
    ],
    clean: [dropTable],
  },
  {
    name: 'a policy compares a column that leads no index',
    find: `select distinct format('%s.%s', c.relname, a.attname) as finding
             from pg_policy p
             join pg_class c on c.oid = p.polrelid and c.relnamespace::regnamespace::text in ${ours}
             join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
                             and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid > 0
             join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
            where not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)`,
    plant: [badTable, 'create policy planted on public.planted using (other = (select auth.uid()))'],
    clean: [dropTable],
    // Whether a doctor is verified is a second question about a row found by its key, in a table of a few hundred rows.
    accepted: ['doctor_profiles.verified_at'],
  },
  {
    name: 'a foreign key has no index',
    find: `select format('%s: %s', k.conrelid::regclass, k.conname) as finding from pg_constraint k
            where k.contype = 'f' and k.connamespace::regnamespace::text in ${ours}
              and not exists (
                select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
                   and (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(k.conkey)] @> k.conkey)`,
    plant: [badTable, 'alter table public.planted add foreign key (other) references public.profiles (id)'],
    clean: [dropTable],
  },
  {
    name: 'two indexes are the same',
    find: `select string_agg(i.indexname, ' = ' order by i.indexname) as finding from pg_indexes i
            where i.schemaname in ${ours}
            group by i.schemaname, i.tablename, regexp_replace(regexp_replace(i.indexdef, 'INDEX \\S+ ON', 'ON'), 'UNIQUE ', '')
           having count(*) > 1`,
    plant: [badTable, 'create index one on public.planted (other)', 'create index two on public.planted (other)'],
    clean: [dropTable],
  },
  {
    name: 'a table has no primary key',
    find: `select c.oid::regclass::text as finding from pg_class c
            where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p')
              and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    plant: ['create table public.planted (id uuid)'],
    clean: [dropTable],
  },
  {
    name: 'a view reads with the rights of its owner, or keeps rows of its own, or is foreign',
    find: `select c.oid::regclass::text as finding from pg_class c
            where c.relnamespace = 'public'::regnamespace
              and (c.relkind in ('m', 'f') or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}')`,
    plant: ['create view public.planted as select 1 as one'],
    clean: ['drop view public.planted'],
  },
  {
    name: 'accounts of Auth can be read',
    find: `select format('%s by %s', c.oid::regclass, r.name) as finding
             from pg_class c, unnest(array['anon', 'authenticated']) as r(name)
            where c.relnamespace = 'auth'::regnamespace and c.relkind in ('r', 'v')
              and has_any_column_privilege(r.name, c.oid, 'select, insert, update')
           union all
           select format('%s selects from auth.%s', w.ev_class::regclass, t.relname)
             from pg_depend d join pg_rewrite w on w.oid = d.objid and d.classid = 'pg_rewrite'::regclass
             join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass and t.relnamespace = 'auth'::regnamespace
             join pg_class v on v.oid = w.ev_class and v.relnamespace = 'public'::regnamespace
            group by 1`,
    plant: ['create view public.planted as select id, email from auth.users'],
    clean: ['drop view public.planted'],
  },
  {
    name: 'a function finds its objects by a search path that its caller chooses',
    find: `select p.oid::regprocedure::text as finding from pg_proc p
            where p.pronamespace::regnamespace::text in ${ours}
              and not coalesce(p.proconfig, '{}') && '{"search_path=\\"\\"","search_path="}'`,
    plant: ['create function public.planted() returns integer language sql as $$ select 1 $$'],
    clean: ['drop function public.planted()'],
  },
  {
    name: 'everybody may run a function, or people who did not sign in may',
    find: `select p.oid::regprocedure::text as finding from pg_proc p
            where p.pronamespace::regnamespace::text in ${ours} and has_function_privilege('anon', p.oid, 'execute')`,
    plant: [
      `create function public.planted() returns integer language sql security definer set search_path = '' as $$ select 1 $$`,
      'grant execute on function public.planted() to public',
    ],
    clean: ['drop function public.planted()'],
  },
  {
    name: 'a function builds statements out of strings',
    find: `select p.oid::regprocedure::text as finding from pg_proc p
            where p.pronamespace::regnamespace::text in ${ours} and p.prosrc ~* '\\mexecute\\M'`,
    plant: [
      `create function public.planted(t text) returns void language plpgsql set search_path = '' as $$ begin execute 'drop table ' || t; end $$`,
    ],
    clean: ['drop function public.planted(text)'],
  },
  {
    // Hosted projects load safeupdate for every request, which refuses such a statement inside a function as well.
    name: 'a function changes or deletes without saying which rows',
    find: `select format('%s: %s', p.oid::regprocedure, left(btrim(statement), 60)) as finding
             from pg_proc p, regexp_split_to_table(p.prosrc, ';') as statement
            where p.pronamespace::regnamespace::text in ${ours}
              and statement ~* '\\m(delete\\s+from|update\\s+(public|private)\\.\\w+(\\s+\\w+)?\\s+set)\\M' and statement !~* '\\mwhere\\M'`,
    plant: [
      `create function public.planted() returns void language plpgsql set search_path = '' as $$ begin delete from private.task_runs; end $$`,
    ],
    clean: ['drop function public.planted()'],
  },
  {
    name: 'a right is decided by what people may write about themselves',
    find: `select format('policy %s on %s', policyname, tablename) as finding from pg_policies
            where coalesce(qual, '') || coalesce(with_check, '') ~ 'user_meta_?data'
           union all
           select p.oid::regprocedure::text from pg_proc p
            where p.pronamespace::regnamespace::text in ${ours} and p.prosrc ~ 'user_meta_?data' and p.prosrc ~ '\\mrole\\M'`,
    // Empties it with the account; its look at the role is at the clinic's own table.
    accepted: ['delete_my_account(text)'],
    plant: [
      badTable,
      `create policy planted on public.planted using (((select auth.jwt()) -> 'user_metadata' ->> 'role') = 'administrator')`,
    ],
    clean: [dropTable],
  },
  {
    name: 'an extension lives where the API looks',
    find: `select extname::text as finding from pg_extension where extnamespace = 'public'::regnamespace`,
    plant: ['create extension hstore with schema public'],
    clean: ['drop extension hstore'],
  },
  {
    name: 'Realtime is told of a table without row-level security',
    find: `select c.oid::regclass::text as finding from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
             join pg_class c on c.oid = r.prrelid where p.pubname = 'supabase_realtime' and not c.relrowsecurity`,
    plant: [badTable, 'alter publication supabase_realtime add table public.planted'],
    clean: [dropTable],
  },
  {
    name: 'a moment is kept without its time zone',
    find: `select format('%s.%s', c.oid::regclass, a.attname) as finding from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p') and a.attnum > 0
              and not a.attisdropped and a.atttypid = 'timestamp'::regtype`,
    plant: ['create table public.planted (id uuid primary key, at timestamp)'],
    clean: [dropTable],
  },
  {
    name: 'a signed-in person has more rights to a table than to read it',
    find: `select format('%s by %s', c.oid::regclass, r.name) as finding
             from pg_class c, unnest(array['anon', 'authenticated']) as r(name)
            where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'S')
              and case c.relkind when 'S' then has_sequence_privilege(r.name, c.oid, 'usage, update')
                  else has_table_privilege(r.name, c.oid, 'insert, update, delete, truncate, references, trigger') end`,
    plant: [badTable, 'grant update on public.planted to authenticated'],
    clean: [dropTable],
  },
];
