/** Round steps that a person reads at a glance. */
const steps = [1, 2, 2.5, 5, 10];

/**
 * Values for the lines of the upright axis, from 0 to at least `most`.
 * @param wholeOnly for what is counted: there is no half of it
 */
export function niceTicks(most: number, wholeOnly = false, wanted = 4): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const nice = (steps.find((each) => each * magnitude >= rough) ?? 10) * magnitude;
  const step = wholeOnly ? Math.max(1, Math.ceil(nice)) : nice;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Which of `count` labels are drawn when only `room` of them fit. */
export function labelled(count: number, room: number): readonly number[] {
  if (count === 0 || room < 1) return [];
  const every = Math.ceil(count / room);
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}
