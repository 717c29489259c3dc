// The shapes that most calls have: about a visit, about a call, or by somebody.
import type { Draw } from './draw.ts';
import type { Arguments, Look } from './stage.ts';

export interface Call {
  readonly who: string;
  readonly args: Arguments;
}
export interface Action {
  readonly weight: number;
  /** Null when there is nothing to act upon yet. */
  readonly make: (draw: Draw) => Call | null;
}
export type Visit = Look['visits'][number];
export type Session = Look['calls'][number];
type Side = 'doctor' | 'patient' | 'either';

export const side = (draw: Draw, of: { readonly doctor: string; readonly patient: string }, by: Side): string =>
  draw.sometimes(10) ? draw.anybody() : by === 'either' ? draw.oneOf([of.doctor, of.patient]) : of[by];

export function visit(
  weight: number,
  by: Side,
  fits: (visit: Visit) => boolean,
  more: (draw: Draw, visit: Visit) => Arguments = () => ({}),
): Action {
  return {
    weight,
    make: (draw) => {
      const found = draw.mostly(draw.look.visits, fits);
      if (found === null) return null;
      return { who: side(draw, found, by), args: { p_appointment_id: found.id, ...more(draw, found) } };
    },
  };
}
export function session(
  weight: number,
  by: Side,
  fits: (session: Session) => boolean,
  more: (draw: Draw, who: string, session: Session) => Arguments = () => ({}),
): Action {
  return {
    weight,
    make: (draw) => {
      const found = draw.mostly(draw.look.calls, fits);
      if (found === null) return null;
      const who = side(draw, found, by);
      return { who, args: { p_session_id: found.id, ...more(draw, who, found) } };
    },
  };
}
export function people(
  weight: number,
  who: (draw: Draw) => string,
  args: (draw: Draw) => Arguments = () => ({}),
): Action {
  return { weight, make: (draw) => ({ who: who(draw), args: args(draw) }) };
}
