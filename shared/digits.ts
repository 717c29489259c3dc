/** Digits as a language writes them: १२ in Nepali. @param digits its ten digits, from zero on */
export function digitsOf(digits: string, text: string | number): string {
  return String(text).replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)));
}
