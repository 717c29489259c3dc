import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CallState } from '#shared/domain/call/state.ts';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { useCallSlots } from '../call-slots.ts';
import { outcomeWords } from '../call-words.ts';
import { useCallSession } from '../use-call-session.ts';

interface CallOverProps {
  readonly state: Extract<CallState, { kind: 'over' }>;
  readonly partnerName: string;
}

/** How the call ended, and what can be done now. */
export function CallOver({ state, partnerName }: CallOverProps) {
  const { side, dispatch } = useCall();
  const { startCall } = useCallSession();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { AfterCall } = useCallSlots();
  const [, navigate] = useLocation();
  // What happened is read out, and the keyboard goes on from here.
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const [first, ...more] = outcomeWords(t, state.outcome, side, partnerName);
  return (
    <section className="call-over">
      <h1 className="call-over-title" ref={title} tabIndex={-1}>
        {first}
      </h1>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {AfterCall !== null && <AfterCall appointmentId={state.appointmentId} />}
      <div className="call-over-actions">
        <Button
          look="primary"
          onPress={() => {
            dispatch({ type: 'dismissed' });
            navigate(`/appointments/${state.appointmentId}`);
          }}
        >
          {t('over.toVisit')}
        </Button>
        {/* Where the doctor says how it ended, calling again is one of the answers. */}
        {side === 'doctor' && AfterCall === null && (
          <Button
            onPress={() => {
              startCall(state.appointmentId);
            }}
          >
            {t('over.again')}
          </Button>
        )}
      </div>
    </section>
  );
}
