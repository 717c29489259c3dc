import type { AuditLine } from '#shared/domain/administration-records.ts';

const columns = [
  'id',
  'at',
  'actor_id',
  'actor',
  'actor_role',
  'action',
  'record_table',
  'record_id',
  'details',
] as const;

/** A spreadsheet would take these for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8; times in UTC. */
export function auditCsv(lines: readonly AuditLine[]): string {
  const rows = lines.map((line) => [
    String(line.id),
    new Date(line.at).toISOString(),
    line.actorId ?? '',
    line.actorName ?? '',
    line.actorRole ?? '',
    line.action,
    line.recordTable,
    line.recordId ?? '',
    Object.keys(line.details).length === 0 ? '' : JSON.stringify(line.details),
  ]);
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
