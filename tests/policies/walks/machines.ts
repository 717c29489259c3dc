// The two machines as the design has them, written down a second time: the database must not leave them, whoever asks.
const visits: Readonly<Record<string, readonly string[]>> = {
  requested: ['confirmed', 'declined', 'proposed', 'cancelled', 'requested'],
  proposed: ['confirmed', 'declined', 'cancelled', 'requested', 'proposed'],
  // Moved by the patient it is asked for again; moved by the doctor it is a proposal.
  confirmed: ['cancelled', 'completed', 'no_show', 'requested', 'proposed', 'confirmed'],
  declined: ['declined'],
  cancelled: ['cancelled'],
  completed: ['completed'],
  no_show: ['no_show'],
};
const calls: Readonly<Record<string, readonly string[]>> = {
  waiting: ['waiting', 'active', 'ended'],
  active: ['active', 'ended'],
  ended: [],
};
const beginnings: Readonly<Record<string, string>> = { appointments: 'requested', call_sessions: 'waiting' };

export interface Change {
  readonly table: string;
  readonly op: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Why this change may not be, or null. */
export function illegal({ table, op, from, to }: Change): string | null {
  if (op === 'insert') return to === beginnings[table] ? null : `${table} begin ${String(to)}`;
  const machine = table === 'appointments' ? visits : calls;
  return from !== null && to !== null && machine[from]?.includes(to)
    ? null
    : `${table}: ${String(from)} -> ${String(to)}`;
}
