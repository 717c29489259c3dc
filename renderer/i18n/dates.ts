/**
 * Times as the reader's own clock shows them. A time without a weekday is how visits get missed, so there is none of a
 * day; the zone is the computer's, because that is the clock on the wall next to it. 24 hours in both languages: "10:30"
 * cannot be taken for the evening.
 */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { digitsOf } from '#shared/digits.ts';
import type { en } from './en/index.ts';

type DateWords = (typeof en)['dates'];
type Weekday = keyof DateWords['weekday'];
type Month = keyof DateWords['month'];
type LanguageTag = keyof DateWords['language'];

export interface Dates {
  /** IANA name of the reader's zone. */
  readonly zone: string;
  /** "Wed 25 November, 10:30"; with the year where it is another than this one. */
  readonly when: (instant: number) => string;
  /** "10:30" */
  readonly time: (instant: number) => string;
  /** "Wed 25 November"; with the year where it is another than this one. */
  readonly day: (instant: number) => string;
  readonly weekday: (instant: number) => string;
  readonly dayOfMonth: (instant: number) => string;
  readonly monthShort: (instant: number) => string;
  /** "November 2026", from an ISO date. */
  readonly monthOf: (isoDate: string) => string;
  /** "Wed 25 November 2026", from an ISO date. */
  readonly dayOfDate: (isoDate: string) => string;
  /** The app's word for an English weekday as the engine writes it, "Mon". */
  readonly weekdayWord: (english: string) => string;
  /** "12 April 1988", from an ISO date without a clock. */
  readonly calendarDay: (isoDate: string) => string;
  /** The zone in words, "Nepal Time". */
  readonly zoneName: (instant: number) => string;
  /** "5 minutes ago", "in 2 hours", seen from `now`. */
  readonly relative: (instant: number, now: number) => string;
  /** "English and Nepali", from language tags. */
  readonly languageNames: (tags: readonly string[]) => string;
  /** Digits as the language writes them. */
  readonly digits: (text: string | number) => string;
}

const weekdays: Readonly<Record<string, Weekday>> = {
  Sun: 'sun',
  Mon: 'mon',
  Tue: 'tue',
  Wed: 'wed',
  Thu: 'thu',
  Fri: 'fri',
  Sat: 'sat',
};
const months: readonly Month[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
const knownLanguages: readonly LanguageTag[] = ['en', 'ne', 'hi', 'mai', 'new'];

/** The same fields in every language; only their words differ. */
function fieldsReader(zone: string) {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant: number) => {
    const parts = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
    const field = (name: Intl.DateTimeFormatPartTypes): string => parts[name] ?? '';
    return {
      weekday: weekdays[field('weekday')] ?? 'sun',
      day: String(Number(field('day'))),
      month: months[Number(field('month')) - 1] ?? '1',
      year: field('year'),
      time: `${field('hour')}:${field('minute')}`,
    };
  };
}

export function datesFor(t: TFunction<'dates'>, zone: string): Dates {
  const fieldsOf = fieldsReader(zone);
  const fieldsOfUtc = fieldsReader('UTC');
  const zoneFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'long' });
  const digits = (text: string | number): string => digitsOf(t('digits'), text);

  const day = (instant: number): string => {
    const fields = fieldsOf(instant);
    const words = {
      weekday: t(`weekday.${fields.weekday}`),
      day: digits(fields.day),
      month: t(`month.${fields.month}`),
    };
    // A history goes back for years: of another than this one it is said.
    if (fields.year !== fieldsOf(Date.now()).year) return t('dayOfDate', { ...words, year: digits(fields.year) });
    return t('day', words);
  };
  const time = (instant: number): string => digits(fieldsOf(instant).time);

  return {
    zone,
    day,
    time,
    digits,
    when: (instant) => t('when', { day: day(instant), time: time(instant) }),
    weekday: (instant) => t(`weekday.${fieldsOf(instant).weekday}`),
    dayOfMonth: (instant) => digits(fieldsOf(instant).day),
    monthShort: (instant) => t(`monthShort.${fieldsOf(instant).month}`),
    calendarDay: (isoDate) => {
      const fields = fieldsOfUtc(Date.parse(isoDate));
      return t('calendarDay', {
        day: digits(fields.day),
        month: t(`month.${fields.month}`),
        year: digits(fields.year),
      });
    },
    monthOf: (isoDate) => {
      const fields = fieldsOfUtc(Date.parse(isoDate));
      return t('monthOf', { month: t(`month.${fields.month}`), year: digits(fields.year) });
    },
    dayOfDate: (isoDate) => {
      const fields = fieldsOfUtc(Date.parse(isoDate));
      return t('dayOfDate', {
        weekday: t(`weekday.${fields.weekday}`),
        day: digits(fields.day),
        month: t(`month.${fields.month}`),
        year: digits(fields.year),
      });
    },
    weekdayWord: (english) => t(`weekday.${weekdays[english] ?? 'sun'}`),
    zoneName: (instant) =>
      zone === 'Asia/Kathmandu' || zone === 'Asia/Katmandu'
        ? t('nepalTime')
        : (zoneFormat.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? zone),
    relative: (instant, now) => {
      const minutes = Math.round((instant - now) / 60_000);
      const hours = Math.round(minutes / 60);
      const days = Math.round(hours / 24);
      if (minutes === 0) return t('now');
      if (Math.abs(minutes) < 60) {
        return minutes > 0 ? t('inMinutes', { count: minutes }) : t('minutesAgo', { count: -minutes });
      }
      if (Math.abs(hours) < 24) return hours > 0 ? t('inHours', { count: hours }) : t('hoursAgo', { count: -hours });
      return days > 0 ? t('inDays', { count: days }) : t('daysAgo', { count: -days });
    },
    languageNames: (tags) => {
      const names = tags.map((tag) => {
        const known = knownLanguages.find((each) => each === tag);
        return known === undefined ? tag : t(`language.${known}`);
      });
      const last = names.at(-1) ?? '';
      return names.length < 2 ? last : t('and', { first: names.slice(0, -1).join(', '), last });
    },
  };
}

/** The zone of this computer. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useDates(): Dates {
  const { t } = useTranslation('dates');
  return useMemo(() => datesFor(t, localZone()), [t]);
}
