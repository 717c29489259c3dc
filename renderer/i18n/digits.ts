/** Digits as the language writes them: १२ in Nepali. */
export function digitsOf(language: string, text: string | number): string {
  const written = String(text);
  if (language !== 'ne') return written;
  const devanagariZero = 0x0966;
  return written.replaceAll(/\d/g, (digit) => String.fromCodePoint(devanagariZero + Number(digit)));
}
