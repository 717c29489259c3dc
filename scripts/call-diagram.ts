// Draws the call machine into docs/call-machine.md by asking it: every state, every event, where it leads. `--check`
// fails when the page is not what the machine does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { next } from '../shared/domain/call/machine.ts';
import { besidesHolder, matchingPairs } from '../shared/domain/call/pairs.ts';
import type { CallEvent, CallState, Self } from '../shared/domain/call/state.ts';
import {
  activeSession,
  doctorSelf,
  endedSession,
  joinedSession,
  patientSelf,
  waitingSession,
} from '../shared/domain/call/test-sessions.ts';

const later = { version: 20 };
const elsewhere = { ...later, doctorDevice: 'another-device', patientDevice: 'another-device' };
const asked = waitingSession({ ...later, patientBackAt: 130_000, ringExpiresAt: 175_000 });
const refusedByOther = joinedSession({ ...later, partnerRefused: { by: 'patient', at: 1 } });
const events: readonly (readonly [string, CallEvent])[] = [
  ['waiting room entered', { type: 'waiting-entered', appointmentId: 'appointment-1' }],
  ['waiting room left', { type: 'waiting-left', appointmentId: 'appointment-1' }],
  ['Start', { type: 'start-pressed', appointmentId: 'appointment-1' }],
  ['Join', { type: 'join-pressed' }],
  ['I need 2 minutes', { type: 'two-minutes-pressed' }],
  ['Not now', { type: 'decline-pressed' }],
  ['Go back', { type: 'resume-pressed' }],
  ['Move here', { type: 'take-over-pressed' }],
  ['Call again', { type: 'try-again-pressed' }],
  ['By phone', { type: 'continue-by-phone-pressed' }],
  ['End', { type: 'end-pressed' }],
  ['left', { type: 'dismissed' }],
  ['row waiting', { type: 'row', session: waitingSession({ ...later, patientJoined: false }), own: true, at: 0 }],
  ['row joined', { type: 'row', session: joinedSession(later), own: true, at: 0 }],
  ['row held by another device', { type: 'row', session: joinedSession(elsewhere), own: false, at: 0 }],
  ['row ended', { type: 'row', session: endedSession(later), own: false, at: 0 }],
  ['row with two minutes asked', { type: 'row', session: asked, own: false, at: 0 }],
  ['row of a refused partner', { type: 'row', session: refusedByOther, own: false, at: 0 }],
  ['start refused', { type: 'refused', about: 'appointment-1', code: 'call_too_early' }],
  ['join refused', { type: 'refused', about: 'session-1', code: 'call_ended' }],
  ['clinic unreachable', { type: 'refused', about: 'session-1', code: 'server_unreachable' }],
  ['two minutes refused', { type: 'two-minutes-refused', about: 'session-1', code: 'ring_expired' }],
  ['media', { type: 'media-flowing' }],
  ['2 s of silence', { type: 'media-silent' }],
  ['connection closed', { type: 'link-closed' }],
  ['partner not verified', { type: 'partner-refused', code: 'partner_not_verified' }],
  ['woken', { type: 'woken' }],
  ['another network', { type: 'network-changed' }],
  ['two minutes over', { type: 'timer', timer: 'ring-again' }],
  ['ring ran out', { type: 'timer', timer: 'ring-expiry' }],
  ['30 s', { type: 'timer', timer: 'give-up' }],
  ['3 min', { type: 'timer', timer: 'abandon' }],
];

/** One example of each state this side can be in, found by walking the machine. */
function reachable(self: Self): CallState[] {
  const found = new Map<string, CallState>([['idle', { kind: 'idle' }]]);
  const open = [...found.values()];
  for (let state = open.shift(); state; state = open.shift()) {
    for (const [, event] of events) {
      const { state: reached } = next(self, state, event);
      if (found.has(reached.kind)) continue;
      found.set(reached.kind, reached);
      open.push(reached);
    }
  }
  // Talking begins in an attempt that is not active yet; both look alike from outside.
  if (found.has('talking')) found.set('talking', { kind: 'talking', session: activeSession() });
  return [...found.values()];
}

function diagram(self: Self): string {
  const lines: string[] = [];
  for (const state of reachable(self)) {
    const byTarget = new Map<string, string[]>();
    for (const [label, event] of events) {
      const target = next(self, state, event).state.kind;
      if (target === state.kind) continue;
      byTarget.set(target, [...(byTarget.get(target) ?? []), label]);
    }
    for (const [target, labels] of byTarget) lines.push(`  ${state.kind} --> ${target}: ${labels.join(' / ')}`);
  }
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> idle', ...lines, '```'].join('\n');
}

/** Padded as the formatter wants it. */
function pairs(): string {
  const rows = [
    ['The doctor’s state', 'Beside it, the patient’s'],
    ...Object.entries(matchingPairs).map(([doctor, patient]) => [doctor, patient.join(', ')]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

const page = `# The call machine

Drawn from \`shared/domain/call\` by \`npm run diagram:generate\`; do not edit. Events that change nothing are left out.

## The doctor's side

${diagram(doctorSelf)}

## The patient's side

${diagram(patientSelf)}

## Pairs

What both sides may read once everything said has arrived (\`shared/domain/call/pairs.ts\`). \`two-sides.test.ts\` drives both
machines, with a second device on each side, and the database's rules through thousands of random interleavings and ends
in one of these every time. While one device of a person holds the call, the others read ${besidesHolder.join(' or ')}.

${pairs()}
`;
const file = join(import.meta.dirname, '../docs/call-machine.md');
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/call-machine.md is not what the machine does: run `npm run diagram:generate`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, page);
}
