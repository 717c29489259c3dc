/**
 * Times as the reader's own clock shows them. A time without a weekday is how visits get missed, so there is none of a
 * day; the zone is the computer's, because that is the clock on the wall next to it.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** 24 hours in both languages: "10:30" cannot be taken for the evening. */
const hourCycle = 'h23';
const localeTags: Readonly<Record<string, string>> = { en: 'en-GB', ne: 'ne-NP' };

export interface Dates {
  /** IANA name of the reader's zone. */
  readonly zone: string;
  /** "Wed 25 November, 10:30" */
  when(instant: number): string;
  /** "10:30" */
  time(instant: number): string;
  /** "Wed 25 November" */
  day(instant: number): string;
  weekday(instant: number): string;
  dayOfMonth(instant: number): string;
  month(instant: number): string;
  /** A calendar day without a clock, "12 April 1988", from an ISO date. */
  calendarDay(isoDate: string): string;
  /** The zone in words, "Nepal Time". */
  zoneName(instant: number): string;
  /** "5 minutes ago", "in 2 hours"; from `now`. */
  relative(instant: number, now: number): string;
  languageNames(tags: readonly string[]): string;
}

export function datesFor(language: string, zone: string): Dates {
  const locale = localeTags[language] ?? language;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (instant: number) => formatter.format(instant);
  };
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle });
  const day = format({ weekday: 'short', day: 'numeric', month: 'long' });
  const zoneFormat = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' });
  const bornFormat = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languageFormat = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    zone,
    time,
    day,
    when: (instant) => `${day(instant)}, ${time(instant)}`,
    weekday: format({ weekday: 'short' }),
    dayOfMonth: format({ day: 'numeric' }),
    month: format({ month: 'short' }),
    calendarDay: (isoDate) => bornFormat.format(Date.parse(isoDate)),
    zoneName: (instant) =>
      zoneFormat.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? zone,
    relative: (instant, now) => {
      const minutes = Math.round((instant - now) / 60_000);
      if (Math.abs(minutes) < 60) return relativeFormat.format(minutes, 'minute');
      const hours = Math.round(minutes / 60);
      if (Math.abs(hours) < 24) return relativeFormat.format(hours, 'hour');
      return relativeFormat.format(Math.round(hours / 24), 'day');
    },
    languageNames: (tags) => listFormat.format(tags.map((tag) => languageFormat.of(tag) ?? tag)),
  };
}

/** The zone of this computer. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useDates(): Dates {
  const { i18n } = useTranslation();
  return useMemo(() => datesFor(i18n.language, localZone()), [i18n.language]);
}
