import { renderHook } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { useTranslation } from 'react-i18next';
import { changeLanguage, startI18n } from './index.ts';
import { datesFor } from './dates.ts';

const wednesday = Date.UTC(2026, 10, 25, 4, 45);
const hour = 3_600_000;

async function dates(language: string, zone: string) {
  await changeLanguage(language);
  const { result } = renderHook(() => useTranslation('dates'));
  return datesFor(result.current.t, zone);
}

beforeAll(() => startI18n('en'));
// Of this year none is said: it stands still.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: wednesday }));
afterEach(() => void vi.useRealTimers());

describe('times', () => {
  test('have their weekday and follow the reader’s zone', async () => {
    expect((await dates('en', 'Asia/Kathmandu')).when(wednesday)).toBe('Wed 25 November, 10:30');
    expect((await dates('en', 'America/New_York')).when(wednesday)).toBe('Tue 24 November, 23:45');
  });

  test('are in Nepali words and digits, which the engine itself does not know', async () => {
    const nepali = await dates('ne', 'Asia/Kathmandu');
    expect(nepali.when(wednesday)).toBe('बुध, २५ नोभेम्बर, १०:३०');
    expect(nepali.calendarDay('1988-04-12')).toBe('१२ अप्रिल १९८८');
    expect(nepali.relative(wednesday + 2 * hour, wednesday)).toBe('२ घण्टामा');
    expect(nepali.zoneName(wednesday)).toBe('नेपाली समय');
    expect(nepali.languageNames(['en', 'ne'])).toBe('अङ्ग्रेजी र नेपाली');
  });

  test('of another year say which', async () => {
    const english = await dates('en', 'Asia/Kathmandu');
    expect(english.when(Date.UTC(2025, 10, 25, 4, 45))).toBe('Tue 25 November 2025, 10:30');
    // Already the next year in Nepal.
    expect(english.day(Date.UTC(2026, 11, 31, 20))).toBe('Fri 1 January 2027');
    expect((await dates('ne', 'UTC')).day(Date.UTC(2025, 10, 25))).toBe('मङ्गल, २५ नोभेम्बर २०२५');
  });

  test('midnight is 00:00, never 24:00', async () => {
    expect((await dates('en', 'UTC')).time(Date.UTC(2026, 0, 1))).toBe('00:00');
  });

  test.each([
    [0, 'just now'],
    [20_000, 'just now'],
    [60_000, 'in 1 minute'],
    [-5 * 60_000, '5 minutes ago'],
    [59.4 * 60_000, 'in 59 minutes'],
    [hour, 'in 1 hour'],
    [-23 * hour, '23 hours ago'],
    [24 * hour, 'in 1 day'],
    [-50 * hour, '2 days ago'],
  ])('%i ms from now reads "%s"', async (away, words) => {
    expect((await dates('en', 'UTC')).relative(wednesday + away, wednesday)).toBe(words);
  });

  test('a date of birth is the same in every zone', async () => {
    expect((await dates('en', 'America/New_York')).calendarDay('1988-04-12')).toBe('12 April 1988');
  });

  test('languages are named, unknown ones by their tag', async () => {
    const english = await dates('en', 'UTC');
    expect(english.languageNames(['en', 'ne', 'hi'])).toBe('English, Nepali and Hindi');
    expect(english.languageNames(['xx'])).toBe('xx');
    expect(english.languageNames([])).toBe('');
  });
});
