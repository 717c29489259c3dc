/**
 * Turns PostgreSQL's own text of a timestamp (`2031-01-01 08:00:00+00`) into the form PostgREST sends
 * (`2031-01-01T08:00:00+00:00`). `infinity` and years before Christ stay as they are.
 */
export function timestampText(text: string): string {
  const iso = text.replace(' ', 'T');
  return /[+-]\d{2}$/.test(iso) ? `${iso}:00` : iso;
}

/** JSON for the server: text is taken as JSON that is written already, anything else is written now. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A truth value for the server, which refuses whatever is none; the drivers would throw, or take any text for "false". */
export function booleanText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Object identifiers of the built-in types whose text is changed, from PostgreSQL's catalogue (`pg_type.oid`). */
export const typeOid = { boolean: 16, json: 114, timestamp: 1114, timestamptz: 1184, jsonb: 3802 } as const;
