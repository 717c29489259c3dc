import type { CallState } from '#shared/domain/call/state.ts';
import { activeSession, endedSession, joinedSession, waitingSession } from '#shared/domain/call/test-sessions.ts';
import type { Side } from '#shared/domain/roles.ts';
import { group, type Story } from '../../ui/stories/story.ts';
import { CallStory } from './CallStory.tsx';

type Kind = CallState['kind'];
type Of<K extends Kind> = Extract<CallState, { kind: K }>;
/** By what tells them apart, "" for the only one. */
type Variants<K extends Kind> = Readonly<Record<string, Of<K>>>;

const appointmentId = 'appointment-1';
const session = activeSession();
const rung = waitingSession({ patientRangAt: 40_000, ringExpiresAt: 107_000 });
const away = waitingSession({ patientRangAt: 40_000, patientBackAt: 165_000 });
const first = { tries: 0, policy: 'as-before' } as const;
const ended = (reason: 'completed' | 'no_answer' | 'declined' | 'unreachable' | 'network'): Of<'over'> => ({
  kind: 'over',
  appointmentId,
  session: endedSession({ endReason: reason }),
  outcome: { kind: 'ended', reason, by: 'other', talkedMs: reason === 'completed' ? 845_000 : null },
});

/** Every state of the machine, whose side it belongs to, and in which variants it looks different: a new one has to be added here. */
const states: { readonly [K in Kind]: { readonly sides: readonly Side[]; readonly variants: Variants<K> } } = {
  // Nothing of the call is on the screen in these.
  idle: { sides: [], variants: {} },
  'waiting-room': { sides: [], variants: {} },
  starting: { sides: ['doctor'], variants: { '': { kind: 'starting', appointmentId } } },
  calling: {
    sides: ['doctor'],
    variants: {
      'no device yet': { kind: 'calling', session: waitingSession() },
      rings: { kind: 'calling', session: rung },
      'two minutes': { kind: 'calling', session: away },
    },
  },
  ringing: {
    sides: ['patient'],
    variants: {
      '': { kind: 'ringing', session: rung, problem: null },
      'could not join': { kind: 'ringing', session: rung, problem: 'server_unreachable' },
    },
  },
  'back-soon': { sides: ['patient'], variants: { '': { kind: 'back-soon', session: away } } },
  joining: { sides: ['patient'], variants: { '': { kind: 'joining', session: rung } } },
  connecting: {
    sides: ['doctor', 'patient'],
    variants: {
      '': { kind: 'connecting', session: joinedSession(), ...first },
      'sound alone': { kind: 'connecting', session: joinedSession(), tries: 4, policy: 'audio-only' },
    },
  },
  talking: { sides: ['doctor', 'patient'], variants: { '': { kind: 'talking', session } } },
  reconnecting: {
    sides: ['doctor', 'patient'],
    variants: { '': { kind: 'reconnecting', session, tries: 1, policy: 'as-before' } },
  },
  lost: {
    sides: ['doctor', 'patient'],
    variants: {
      '': { kind: 'lost', session, code: 'connection_lost' },
      'not the partner': { kind: 'lost', session, code: 'partner_not_verified' },
    },
  },
  resumable: { sides: ['doctor', 'patient'], variants: { '': { kind: 'resumable', session } } },
  elsewhere: { sides: ['doctor', 'patient'], variants: { '': { kind: 'elsewhere', session, dismissed: false } } },
  'taking-over': { sides: ['doctor', 'patient'], variants: { '': { kind: 'taking-over', session } } },
  over: {
    sides: ['doctor', 'patient'],
    variants: {
      completed: ended('completed'),
      'no answer': ended('no_answer'),
      declined: ended('declined'),
      'not reachable': ended('unreachable'),
      network: ended('network'),
      refused: { kind: 'over', appointmentId, session: null, outcome: { kind: 'refused', code: 'call_too_early' } },
    },
  },
};

const stories = Object.entries(states).flatMap(([kind, { sides, variants }]) =>
  sides.flatMap((side) =>
    Object.entries<CallState>(variants).map(([variant, state]): Story => ({
      name: [side, kind, variant].filter((part) => part !== '').join(' '),
      alone: true,
      render: () => <CallStory side={side} state={state} />,
    })),
  ),
);

export default group('Call', stories);
