import type { Doctor } from '#shared/domain/records.ts';

/** Letters without case and accents, so that "lama" finds "Lāmā". Marks of Devanagari are vowels and stay. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLocaleLowerCase();
}

/** Doctors whose name or specialty has every word of the query, in the order given. */
function findDoctors(doctors: readonly Doctor[], query: string): readonly Doctor[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return doctors.filter((doctor) => {
    const about = plain(`${doctor.fullName} ${doctor.specialty}`);
    return words.every((word) => about.includes(word));
  });
}

/** Empty texts: any. */
export interface DoctorFilter {
  readonly query: string;
  readonly specialty: string;
  /** A language tag. */
  readonly language: string;
  readonly free: '' | 'today' | 'week';
}

export const anyDoctor: DoctorFilter = { query: '', specialty: '', language: '', free: '' };

/**
 * Doctors that fit all of it, whoever is free first before the others.
 * @param until for each choice of `free` the last instant that fits, ms since 1970
 */
export function filterDoctors(
  doctors: readonly Doctor[],
  { query, specialty, language, free }: DoctorFilter,
  until: Readonly<Record<'today' | 'week', number>>,
): readonly Doctor[] {
  return findDoctors(doctors, query)
    .filter(
      (doctor) =>
        (specialty === '' || doctor.specialty === specialty) &&
        (language === '' || doctor.languages.includes(language)) &&
        (free === '' || (doctor.nextFreeAt !== null && doctor.nextFreeAt <= until[free])),
    )
    .toSorted((one, other) => (one.nextFreeAt ?? Infinity) - (other.nextFreeAt ?? Infinity));
}
