import { parseDate, type CalendarDate } from '@internationalized/date';

export type Age = { readonly years: number } | { readonly months: number };

/** How old somebody is on a day: in years, below two in months as doctors say it. @param birthDate ISO date */
export function ageOn(today: CalendarDate, birthDate: string): Age {
  const born = parseDate(birthDate);
  const before = today.day < born.day ? 1 : 0;
  const months = (today.year - born.year) * 12 + (today.month - born.month) - before;
  const years = Math.floor(months / 12);
  return years < 2 ? { months: Math.max(0, months) } : { years };
}
