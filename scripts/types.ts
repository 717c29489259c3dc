// Writes renderer/backend/database.types.ts from the catalogue of the embedded clinic, in the shape `supabase gen types`
// gives, so that either tool may be used. `--check` fails when the file is not what the migrations say.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** Runs one query as the owner of the database. */
export type Query = <Row>(text: string) => Promise<Row[]>;

interface Column {
  table_name: string;
  name: string;
  type: string;
  nullable: boolean;
  optional: boolean;
}
interface Relationship {
  table_name: string;
  name: string;
  columns: string[];
  referenced: string;
  referenced_columns: string[];
  one_to_one: boolean;
}
interface Func {
  name: string;
  argument_names: string[];
  argument_types: string[];
  argument_modes: string[];
  inputs: number;
  defaults: number;
  returns: string;
  returns_set: boolean;
}
interface Enumeration {
  name: string;
  labels: string[];
}

// pg_catalog rather than information_schema: only it knows functions' defaults and element types of arrays.
const columnsSql = `
  select c.relname as table_name, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
         (a.atthasdef or not a.attnotnull or a.attidentity <> '') as optional
    from pg_attribute a join pg_class c on c.oid = a.attrelid
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
   order by c.relname, a.attname`;
const relationshipsSql = `
  select c.relname as table_name, k.conname as name, f.relname as referenced,
         (select array_agg(a.attname::text order by p.ord) from unnest(k.conkey) with ordinality p(num, ord)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.num) as columns,
         (select array_agg(a.attname::text order by p.ord) from unnest(k.confkey) with ordinality p(num, ord)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.num) as referenced_columns,
         exists (select 1 from pg_constraint u
                  where u.conrelid = k.conrelid and u.contype in ('p', 'u') and u.conkey @> k.conkey and u.conkey <@ k.conkey) as one_to_one
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
   where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and f.relnamespace = 'public'::regnamespace
   order by c.relname, k.conname`;
const functionsSql = `
  select p.proname as name, coalesce(p.proargnames, '{}') as argument_names, p.pronargs::int as inputs,
         p.pronargdefaults::int as defaults, format_type(p.prorettype, null) as returns, p.proretset as returns_set,
         coalesce(p.proargmodes::text[], '{}') as argument_modes,
         (select coalesce(array_agg(format_type(t.oid, null) order by t.ord), '{}')
            from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality t(oid, ord)) as argument_types
    from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype and p.prokind = 'f'
   order by p.proname, p.oid`;
const enumsSql = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace group by t.typname order by t.typname`;

const scalars: Record<string, string> = {
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'number',
  json: 'Json',
  jsonb: 'Json',
  void: 'undefined',
};

function typescriptName(type: string, enums: ReadonlySet<string>, tables: ReadonlySet<string>): string {
  if (type.endsWith('[]')) return `${typescriptName(type.slice(0, -2), enums, tables)}[]`;
  const bare = type.replace(/^public\./, '').replaceAll('"', '');
  if (enums.has(bare)) return `Database['public']['Enums']['${bare}']`;
  if (tables.has(bare)) return `Database['public']['Tables']['${bare}']['Row']`;
  return scalars[bare] ?? 'string';
}

/** The text of database.types.ts for the schema `public` of this database. */
export async function databaseTypes(query: Query): Promise<string> {
  const columns = await query<Column>(columnsSql);
  const relationships = await query<Relationship>(relationshipsSql);
  const functions = await query<Func>(functionsSql);
  const enums = await query<Enumeration>(enumsSql);
  const enumNames = new Set(enums.map((each) => each.name));
  const tableNames = new Set(columns.map((each) => each.table_name));
  const typeOf = (type: string) => typescriptName(type, enumNames, tableNames);

  const table = (name: string): string => {
    const own = columns.filter((each) => each.table_name === name);
    const fields = (question: (column: Column) => boolean) =>
      own.map((c) => `${c.name}${question(c) ? '?' : ''}: ${typeOf(c.type)}${c.nullable ? ' | null' : ''}`).join('; ');
    const related = relationships
      .filter((each) => each.table_name === name)
      .map(
        (r) => `{ foreignKeyName: '${r.name}'; columns: ${JSON.stringify(r.columns)}; isOneToOne: ${r.one_to_one};
          referencedRelation: '${r.referenced}'; referencedColumns: ${JSON.stringify(r.referenced_columns)} }`,
      );
    return `${name}: { Row: { ${fields(() => false)} }; Insert: { ${fields((c) => c.optional)} };
      Update: { ${fields(() => true)} }; Relationships: [${related.join(',')}] }`;
  };

  const func = (f: Func): string => {
    const args = f.argument_types.map((type, index) => ({
      name: f.argument_names[index] ?? '',
      type: typeOf(type),
      mode: f.argument_modes[index] ?? 'i',
      optional: index >= f.inputs - f.defaults,
    }));
    const inputs = args.filter((arg) => arg.mode === 'i');
    const outputs = args.filter((arg) => arg.mode === 't' || arg.mode === 'o');
    const shape =
      outputs.length > 0 ? `{ ${outputs.map((arg) => `${arg.name}: ${arg.type}`).join('; ')} }` : typeOf(f.returns);
    const given = inputs.map((arg) => `${arg.name}${arg.optional ? '?' : ''}: ${arg.type}`).join('; ');
    return `${f.name}: { Args: ${given === '' ? 'never' : `{ ${given} }`}; Returns: ${shape}${f.returns_set ? '[]' : ''} }`;
  };

  return `// Generated from the migrations by \`npm run types:generate\`; do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: { ${[...tableNames].map(table).join(';\n')} };
    Views: { [_ in never]: never };
    Functions: { ${functions.map(func).join(';\n')} };
    Enums: { ${enums.map((e) => `${e.name}: ${e.labels.map((label) => `'${label}'`).join(' | ')}`).join(';\n')} };
    CompositeTypes: { [_ in never]: never };
  };
};
`;
}

async function main(): Promise<void> {
  const { startClinic } = await import('../supabase/local/index.ts');
  const root = join(import.meta.dirname, '..');
  const file = join(root, 'renderer/backend/database.types.ts');
  const clinic = await startClinic({ project: root, data: 'memory', port: 0, engine: 'pglite', seed: false });
  try {
    const text = await format(await databaseTypes((sql) => clinic.sql(sql)), {
      ...(await resolveConfig(file)),
      parser: 'typescript',
    });
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error('database.types.ts is not what the migrations say: run `npm run types:generate`.');
      process.exitCode = 1;
    }
  } finally {
    await clinic.close();
  }
}

if (import.meta.main) {
  await main();
  // The database has done its work; timers left by its libraries must not keep this waiting.
  process.exit();
}
