/** The value below which `share` (0 to 1) of the values lie; the nearest one, not an average of two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new RangeError('no values were measured');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** To one decimal for ms, to two for ratios: more would claim a precision the runs do not have. */
export const ms = (value: number): number => Math.round(value * 10) / 10;
export const ratio = (value: number): number => Math.round(value * 100) / 100;

/** The number after `--name`, or what is usual. */
export function numberOption(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(`--${name}`);
  const given = at === -1 ? undefined : Number(args[at + 1]);
  if (given === undefined) return usual;
  if (!Number.isFinite(given) || given <= 0) throw new RangeError(`--${name} takes a number above 0`);
  return given;
}
