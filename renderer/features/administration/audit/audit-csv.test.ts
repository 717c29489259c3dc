import { expect, test } from 'vitest';
import type { AuditLine } from '#shared/domain/administration-records.ts';
import { auditCsv } from './audit-csv.ts';

const line: AuditLine = {
  id: 7,
  at: Date.UTC(2026, 10, 23, 4, 45),
  actorId: 'a1',
  actorName: 'Rahman, Anisha',
  actorRole: 'doctor',
  action: 'update',
  recordTable: 'appointments',
  recordId: 'r1',
  details: { from: 'requested', to: 'confirmed' },
};

test('a line with commas and quotes stays one line of nine cells', () => {
  const [head, row, end] = auditCsv([line]).split('\r\n');
  expect(head).toBe('\uFEFFid,at,actor_id,actor,actor_role,action,record_table,record_id,details');
  expect(row).toBe(
    '7,2026-11-23T04:45:00.000Z,a1,"Rahman, Anisha",doctor,update,appointments,r1,"{""from"":""requested"",""to"":""confirmed""}"',
  );
  expect(end).toBe('');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('a name like %s is no formula', (actorName) => {
  expect(auditCsv([{ ...line, actorName }])).toContain(`,'${actorName},`);
});

test('the clinic’s clock and nothing changed are empty cells', () => {
  const row = auditCsv([{ ...line, actorId: null, actorName: null, actorRole: null, details: {} }]).split('\r\n')[1];
  expect(row).toBe('7,2026-11-23T04:45:00.000Z,,,,update,appointments,r1,');
});
