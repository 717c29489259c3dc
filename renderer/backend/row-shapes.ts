/** What rows are made of, and how they are refused. */
import * as z from 'zod/mini';
import { Failure } from '#shared/errors/failure.ts';

export const text = z.string();
export const id = z.guid();
export const count = z.int();
export const language = z.string().check(z.regex(/^[a-z]{2,3}$/));
export const appointmentStatus = z.enum([
  'requested',
  'proposed',
  'confirmed',
  'declined',
  'cancelled',
  'completed',
  'no_show',
]);
export const appointmentType = z.enum(['online', 'offline']);
/** ISO 8601 or PostgreSQL's own way of writing it, to milliseconds. */
export const instant = z.pipe(
  z.string(),
  z.transform((written, context) => {
    const milliseconds = Date.parse(written);
    if (!Number.isNaN(milliseconds)) return milliseconds;
    context.issues.push({ code: 'custom', message: 'not a time', input: written });
    return z.NEVER;
  }),
);

/** @throws Failure('unexpected') naming the fields that do not fit, never their values: rows hold health data. */
export function fit<T>(schema: z.ZodMiniType<T>, row: unknown): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'row').join(', ');
  throw new Failure('unexpected', new Error(`The clinic sent a row this version does not understand: ${fields}`));
}

export function parseList<T>(rows: unknown, parse: (row: unknown) => T): readonly T[] {
  return fit(z.array(z.unknown()), rows).map(parse);
}

/** A function's answer that is a number of things. */
export const parseCount = (value: unknown): number => fit(count, value);
