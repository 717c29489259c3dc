import { useEffect, useRef } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { AccountState } from '../backend/backend.ts';

/** The page somebody was on is theirs: whoever signs in after them begins at the first page. */
export function useOwnRoute(state: AccountState): void {
  const lastPerson = useRef<string | null>(null);
  const person = state.kind === 'signed-in' ? state.profile.id : null;
  const left = state.kind === 'signed-out' && ['asked', 'away', 'closed'].includes(state.because);
  useEffect(() => {
    // Whose sign-in ran out comes back to where they were.
    if (left) navigate('/', { replace: true });
  }, [left]);
  useEffect(() => {
    if (person === null) return;
    if (lastPerson.current !== null && lastPerson.current !== person) navigate('/', { replace: true });
    lastPerson.current = person;
  }, [person]);
}
