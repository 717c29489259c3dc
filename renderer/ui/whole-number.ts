const devanagariZero = 0x09_66;

/** The number somebody typed, in Latin or Devanagari digits; null when it is none, or not within the limits. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const latin = text
    .trim()
    .replaceAll(/[\u0966-\u096F]/g, (digit) => String((digit.codePointAt(0) ?? 0) - devanagariZero));
  if (!/^\d{1,9}$/.test(latin)) return null;
  const value = Number(latin);
  return value >= least && value <= most ? value : null;
}
