// The parts of a call, in the lazy half of it. To add one: a line in each of the three, see ../README.md.
import type { CallPart, PartScope } from './part.ts';

/** Each part by its name; screens press its buttons through `snapshot.parts`. */
export type CallParts = Readonly<Record<string, CallPart>>;
/** What each part shows; `snapshot.features`. */
export type CallFeatures = Readonly<Record<string, unknown>>;

export function createCallParts(_scope: PartScope): CallParts {
  return {};
}

export function featuresOf(_parts: CallParts): CallFeatures {
  return {};
}
