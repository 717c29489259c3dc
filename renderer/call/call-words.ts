import type { TFunction } from 'i18next';
import type { CallState, Outcome, Trying } from '#shared/domain/call/state.ts';
import type { Side } from '#shared/domain/roles.ts';
import { clockText } from './use-now.ts';

type Translate = TFunction<['call', 'errors', 'dates']>;

/** The call's state in a few words, for the person on `side`. */
export function stateWords(t: Translate, state: CallState, name: string): string {
  switch (state.kind) {
    case 'idle':
    case 'waiting-room':
    case 'resumable':
    case 'elsewhere':
      return '';
    case 'starting':
      return t('state.starting');
    case 'calling':
      if (state.session.patientBackAt !== null) return t('state.twoMinutes', { name });
      return state.session.patientRangAt === null ? t('state.trying', { name }) : t('state.ringing', { name });
    case 'ringing':
      return t('ring.title', { name });
    case 'back-soon':
      return t('backSoon.title', { name });
    case 'joining':
      return t('state.joining');
    case 'taking-over':
      return t('state.takingOver');
    case 'connecting':
      return connectingWords(t, state);
    case 'talking':
      return t('state.talking');
    case 'reconnecting':
      return reconnectingWords(t, state);
    case 'lost':
      return t('state.lost');
    case 'over':
      return t('state.ended');
  }
}

/**
 * The doctor's words while the patient is away for the two minutes they asked for, counting down; else null.
 * @param now The server's clock, ms since 1970.
 */
export function twoMinutesWords(t: Translate, state: CallState, name: string, now: number): string | null {
  if (state.kind !== 'calling' || state.session.patientBackAt === null) return null;
  const left = state.session.patientBackAt - now;
  return left > 0
    ? t('state.twoMinutesLeft', { name, time: clockText(left, t('dates:digits')) })
    : t('state.ringing', { name });
}

function connectingWords(t: Translate, { tries, policy }: Trying): string {
  switch (policy) {
    case 'as-before':
      return tries === 0 ? t('state.connecting') : t('state.connectingAgain', { count: tries + 1 });
    case 'relay-only':
      return t('state.connectingByRelay');
    case 'audio-only':
      return t('state.connectingSoundOnly');
  }
}

function reconnectingWords(t: Translate, { policy }: Trying): string {
  switch (policy) {
    case 'as-before':
      return t('state.reconnecting');
    case 'relay-only':
      return t('state.reconnectingByRelay');
    case 'audio-only':
      return t('state.reconnectingSoundOnly');
  }
}

/** How it ended, in one or two sentences. */
export function outcomeWords(t: Translate, outcome: Outcome, side: Side, name: string): string[] {
  if (outcome.kind === 'refused') {
    return [t(`errors:${outcome.code}.title`), t(`errors:${outcome.code}.remedy`)];
  }
  // Under a second nobody talked.
  const lasted =
    outcome.talkedMs === null || outcome.talkedMs < 1_000
      ? []
      : [t('over.lasted', { time: clockText(outcome.talkedMs, t('dates:digits')) })];
  switch (outcome.reason) {
    case 'completed':
      return [completedWords(t, outcome.by, name), ...lasted];
    case 'declined':
      return [side === 'patient' ? t('over.declinedSelf', { name }) : t('over.declinedOther', { name })];
    case 'no_answer':
      return [side === 'doctor' ? t('over.noAnswerDoctor', { name }) : t('over.noAnswerPatient', { name })];
    case 'unreachable':
      return [side === 'doctor' ? t('over.unreachableDoctor', { name }) : t('over.noAnswerPatient', { name })];
    case 'cancelled':
      return [outcome.by === 'self' ? t('over.cancelledSelf') : t('over.cancelledOther', { name })];
    case 'network':
      return [t('over.network'), ...lasted];
    case 'continued_by_phone':
      return [t('over.phone'), ...lasted];
  }
}

function completedWords(t: Translate, by: 'self' | 'other' | 'clinic', name: string): string {
  switch (by) {
    case 'self':
      return t('over.completedSelf');
    case 'other':
      return t('over.completedOther', { name });
    case 'clinic':
      return t('over.completedClinic');
  }
}
