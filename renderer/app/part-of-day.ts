/** How somebody is greeted; at night without naming the time, because nobody says good night to begin with. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** @param hour 0 to 23, on the reader's own clock */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
