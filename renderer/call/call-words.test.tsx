import { beforeAll, describe, expect, it } from 'vitest';
import { useTranslation } from 'react-i18next';
import { renderHook } from '@testing-library/react';
import type { CallState, Outcome } from '#shared/domain/call/state.ts';
import { activeSession, waitingSession } from '#shared/domain/call/test-sessions.ts';
import { changeLanguage, startI18n } from '../i18n/index.ts';
import { outcomeWords, stateWords } from './call-words.ts';
import { clockText } from './use-now.ts';

const reasons = [
  'completed',
  'declined',
  'no_answer',
  'cancelled',
  'unreachable',
  'network',
  'continued_by_phone',
] as const;
const outcomes: readonly Outcome[] = [
  ...reasons.flatMap((reason) =>
    (['self', 'other', 'clinic'] as const).map((by): Outcome => ({ kind: 'ended', reason, by, talkedMs: 65_000 })),
  ),
  { kind: 'refused', code: 'call_too_early' },
];
const session = activeSession();
const states: readonly CallState[] = [
  { kind: 'starting', appointmentId: 'a' },
  { kind: 'calling', session: waitingSession() },
  { kind: 'calling', session: waitingSession({ patientRangAt: 1 }) },
  { kind: 'ringing', session: waitingSession(), problem: null },
  { kind: 'joining', session },
  { kind: 'connecting', session, tries: 0, policy: 'as-before' },
  { kind: 'connecting', session, tries: 2, policy: 'as-before' },
  { kind: 'talking', session },
  { kind: 'reconnecting', session, tries: 0, policy: 'as-before' },
  { kind: 'lost', session, code: 'connection_lost' },
];

/** The function the screens get from the hook. */
function translate() {
  const { result } = renderHook(() => useTranslation(['call', 'errors', 'dates']));
  return result.current.t;
}

describe.each(['en', 'ne'] as const)('words of the call in %s', (language) => {
  beforeAll(async () => {
    await startI18n('en');
    await changeLanguage(language);
  });

  it('says every state and every ending to both sides, without a bare key or an empty place', () => {
    const said = [
      ...states.map((state) => stateWords(translate(), state, 'Asha')),
      ...outcomes.flatMap((outcome) =>
        (['doctor', 'patient'] as const).flatMap((side) => outcomeWords(translate(), outcome, side, 'Asha')),
      ),
    ];
    expect(said.filter((words) => words === '' || /\{\{|^\w+\.\w+/u.test(words))).toEqual([]);
  });
});

describe('clockText', () => {
  it.each([
    [0, '00:00'],
    [-5, '00:00'],
    [65_900, '01:05'],
    [3_723_000, '1:02:03'],
  ])('writes %i ms as %s', (elapsed, text) => {
    expect(clockText(elapsed, '0123456789')).toBe(text);
  });

  it('in the digits of the language', () => {
    expect(clockText(65_900, '०१२३४५६७८९')).toBe('०१:०५');
  });
});
