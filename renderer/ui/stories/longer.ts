import { i18n } from '../../i18n/index.ts';
import { en } from '../../i18n/en/index.ts';

/** A sentence about 40 % longer, as some languages are, with its gaps left alone. */
export function longer(sentence: string): string {
  const extra = Math.ceil(sentence.replaceAll(/\{\{\w+\}\}/g, '').length * 0.4);
  const words = 'wordlonger';
  // Breaks like words do, so that what it shows is too little room and not one endless word.
  const filling = Array.from({ length: extra }, (_, at) => (at % 7 === 6 ? ' ' : words.charAt(at % words.length)));
  return `${sentence} ${filling.join('').trim()}`;
}

function lengthened(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string'
        ? longer(value)
        : typeof value === 'object' && value !== null
          ? lengthened(value)
          : value,
    ]),
  );
}

/** Makes every English text longer: what is cut or pushed out of its place then, will be in another language. */
export function lengthenWords(): void {
  for (const [namespace, words] of Object.entries(en)) {
    i18n.addResourceBundle('en', namespace, lengthened(words), true, true);
  }
}
