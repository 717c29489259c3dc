import { describe, expect, test } from 'vitest';
import { errorCodes } from '#shared/errors/codes.ts';
import { en } from './en/index.ts';
import { languageOf } from './index.ts';
import { ne } from './ne/index.ts';

/** Every word by its path, "booking.part.night". */
function wordsIn(tree: object, path: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
      const here = [...path, key];
      if (typeof value === 'string') return [[here.join('.'), value] as const];
      return typeof value === 'object' && value !== null ? [...wordsIn(value, here)] : [];
    }),
  );
}
const english = wordsIn(en);
const nepali = wordsIn(ne);
const byName = (one: string, other: string) => one.localeCompare(other);
const gaps = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted(byName);

describe('the words of both languages', () => {
  test('are the same, and none is empty', () => {
    expect([...nepali.keys()].toSorted(byName)).toEqual([...english.keys()].toSorted(byName));
    for (const words of [english, nepali]) {
      expect([...words].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
    }
  });

  test('leave the same gaps for names and times', () => {
    const different = [...english].filter(
      ([key, sentence]) => gaps(sentence).join() !== gaps(nepali.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('are translated, except for names', () => {
    const same = [...english].filter(([key, sentence]) => nepali.get(key) === sentence && /[a-z]{3}/i.test(sentence));
    const onlyGaps = (sentence: string) => sentence.replaceAll(/\{\{\w+\}\}|[^a-z]/gi, '') === '';
    expect(same.filter(([, sentence]) => !onlyGaps(sentence)).map(([key]) => key)).toEqual(['app.name']);
  });

  test.each(errorCodes)('%s says what happened and what to do', (code) => {
    for (const { errors } of [en, ne]) {
      expect(errors[code].title).not.toBe('');
      expect(errors[code].remedy).not.toBe('');
    }
  });
});

describe('no word is left over', () => {
  const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
  const code = Object.entries(sources)
    .filter(([file]) => !/\/(en|ne)\/|\.test\./.test(file) && !file.startsWith('./en/') && !file.startsWith('./ne/'))
    .map(([, text]) => text)
    .join('\n');
  /** Texts in quotes, and the fixed beginnings of those that are put together: `kind.${kind}.title` gives "kind.". */
  const named = new Set([...code.matchAll(/['"`](?:\w+:)?([\w.-]+)['"`]/g)].map(([, key]) => key));
  const patterns = [...code.matchAll(/`(?:\w+:)?((?:[\w.-]|\$\{[^}]*\})+)`/g)]
    .map(([, template]) => (template ?? '').split(/\$\{[^}]*\}/))
    // One gap alone would fit everything.
    .filter((parts) => parts.length > 1 && parts.join('') !== '')
    .map((parts) => {
      const fixed = parts.map((part) => part.replaceAll('.', String.raw`\.`));
      return new RegExp(`^${fixed.join(String.raw`[\w-]+(?:\.[\w-]+)?`)}$`);
    });

  test.each(Object.keys(en))('%s', (namespace) => {
    const keys = [...english.keys()]
      .filter((key) => key.startsWith(`${namespace}.`))
      .map((key) => key.slice(namespace.length + 1).replace(/_(zero|one|other)$/, ''));
    const unused = keys.filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

test.each([
  ['system', ['ne-NP', 'en'], 'ne'],
  ['system', ['fr', 'ne'], 'ne'],
  ['system', ['de-DE'], 'en'],
  ['system', ['new'], 'en'],
  ['system', [], 'en'],
  ['en', ['ne'], 'en'],
  ['ne', ['en'], 'ne'],
] as const)('the setting %s on a computer in %s is %s', (setting, preferred, language) => {
  expect(languageOf(setting, preferred)).toBe(language);
});
