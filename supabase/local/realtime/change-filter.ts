import type { Session } from '../database/database.ts';
import type { PublishedTable } from './published-tables.ts';

/** A filter that a client sent and that cannot be used; the message goes to the client. */
export class FilterRefused extends Error {
  override readonly name = 'FilterRefused';
}

const operators = [
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'like',
  'ilike',
  'is',
  'match',
  'imatch',
  'isdistinct',
] as const;
type Operator = (typeof operators)[number];

interface Condition {
  readonly column: string;
  readonly operator: Operator;
  readonly negated: boolean;
  readonly values: readonly string[];
}

/** Decides whether a row, given as JSON, is wanted. A column that is missing in the row never matches. */
export type RowTest = (row: Readonly<Record<string, unknown>>) => boolean;

/** Splits at commas that are neither quoted nor inside brackets. */
function splitList(list: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < list.length; index += 1) {
    const character = list[index] ?? '';
    if (character === '\\' && quoted) {
      part += character + (list[index + 1] ?? '');
      index += 1;
      continue;
    }
    if (character === '"') quoted = !quoted;
    if (!quoted && character === '(') depth += 1;
    if (!quoted && character === ')') depth -= 1;
    if (character === ',' && !quoted && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts;
}

function unquote(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value;
}

function parseCondition(text: string): Condition {
  const match = /^([^=]+)=(not\.)?([a-z]+)\.(.*)$/s.exec(text);
  const operator = operators.find((known) => known === match?.[3]);
  const [, column, not, , value] = match ?? [];
  if (operator === undefined || column === undefined || value === undefined) {
    throw new FilterRefused(`Error parsing \`filter\` params: ["${text}"]`);
  }
  const values =
    operator === 'in' ? splitList(value.replace(/^\(/, '').replace(/\)$/, '')).map(unquote) : [unquote(value)];
  return { column, operator, negated: not !== undefined, values };
}

/** Rewrites LIKE's wildcards (`%` and `_`, backslash escapes) as a regular expression over the whole text. */
function likePattern(pattern: string, flags: string): RegExp {
  const source = pattern.replaceAll(/\\(.)|[%_]|[$()*+.?[\]^{|}]/gs, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (found === '%') return '.*';
    return found === '_' ? '.' : `\\${found}`;
  });
  return new RegExp(`^${source}$`, `s${flags}`);
}

function compare(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  const times = [Date.parse(left), Date.parse(right)];
  const [first, second] = times;
  const isoDate = /^\d{4}-\d\d-\d\d/;
  if (isoDate.test(left) && isoDate.test(right) && first !== undefined && second !== undefined && first !== second) {
    return first - second;
  }
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** PostgreSQL's own JSON form of `text` read as the column's type, so that values compare as the database would. */
async function canonical(session: Session, text: string, type: string): Promise<unknown> {
  try {
    const [row] = await session.query<{ value: unknown }>(`select to_jsonb($1::text::${type}) as value`, [text]);
    return row?.value ?? null;
  } catch {
    throw new FilterRefused(`invalid input for filter value "${text}" of type ${type}`);
  }
}

/** A JSON value as the text that patterns look at. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function conditionTest(session: Session, condition: Condition, table: PublishedTable): Promise<RowTest> {
  const { column, operator, values } = condition;
  const type = table.columns.find((known) => known.name === column)?.fullType;
  if (type === undefined) throw new FilterRefused(`invalid column for filter ${column}`);
  const [text = ''] = values;
  switch (operator) {
    case 'eq':
    case 'neq':
    case 'in':
    case 'isdistinct': {
      const wanted = new Set(
        await Promise.all(values.map(async (value) => JSON.stringify(await canonical(session, value, type)))),
      );
      const found = (value: unknown): boolean => wanted.has(JSON.stringify(value));
      if (operator === 'isdistinct') return (row) => !found(row[column]);
      if (operator === 'neq') return (row) => row[column] !== null && !found(row[column]);
      return (row) => row[column] !== null && found(row[column]);
    }
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const limit = await canonical(session, text, type);
      return (row) => {
        const order = compare(row[column], limit);
        if (order === null) return false;
        if (order === 0) return operator === 'lte' || operator === 'gte';
        return order < 0 === operator.startsWith('lt');
      };
    }
    case 'is': {
      const wanted = new Map<string, unknown>([
        ['null', null],
        ['unknown', null],
        ['true', true],
        ['false', false],
      ]).get(text.toLowerCase());
      if (wanted === undefined) throw new FilterRefused(`invalid value for operator is: ${text}`);
      return (row) => row[column] === wanted;
    }
    case 'like':
    case 'ilike':
    case 'match':
    case 'imatch': {
      const flags = operator.startsWith('i') ? 'i' : '';
      const pattern = operator.endsWith('like') ? likePattern(text, flags) : new RegExp(text, flags);
      return (row) => row[column] !== null && pattern.test(textOf(row[column]));
    }
  }
}

/**
 * Prepares a filter such as `doctor_id=eq.5,status=in.(a,b)`; all conditions must hold.
 * @throws FilterRefused when it names an unknown column or operator, or a value that is not of the column's type.
 */
export async function rowTest(session: Session, filter: string, table: PublishedTable): Promise<RowTest> {
  const conditions = splitList(filter).map(parseCondition);
  const tests = await Promise.all(
    conditions.map(async (condition): Promise<RowTest> => {
      const test = await conditionTest(session, condition, table);
      const { column, negated } = condition;
      // NULL is neither a match nor the opposite of one, except for operators that ask for it.
      const seesNull = condition.operator === 'is' || condition.operator === 'isdistinct';
      return (row) => {
        if (!(column in row)) return false;
        return negated ? (seesNull || row[column] !== null) && !test(row) : test(row);
      };
    }),
  );
  return (row) => tests.every((test) => test(row));
}
